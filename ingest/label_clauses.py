"""Clauses that a label opens: 责任单位：A、B。 at the start of a line or behind a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.clause import Clause
from ingest.clause_reading import read_clause
from ingest.context import Context
from ingest.inside import Inside
from ingest.names import is_body
from ingest.numbering import behind_label
from ingest.references import ABOVE, spoken_of
from ingest.segment import Segment, Span
from ingest.tables import ITEM

_LABEL_BEFORE = 40  # characters that a label with its note takes
_MOST_TRIES = 8  # labels of one sentence that are read in vain; each reads up to its end
_NEXT_LINE = 8  # characters between two labels: a line end and an indent
_MOST_LINES, _LONGEST_LINE = 6, 200  # of one list; a list may break where a page or a screen is full
_PART_OF_NAME = 1  # 省 at the end of a line is no body
_BESIDE_LEAD = {"成员": "support", "承办": "implement"}
_NEW = re.compile(r"[—－\-*•·【（(〔]|附件|抄送|第")
_PIECE = re.compile(r"(?![0-9０-９第])[\u4e00-\u9fff]{1,14}")


def label_clauses(here: Context, parentheses: tuple[Span, ...], skip: tuple[Span, ...]) -> Iterator[Clause]:
    """Each up to the end of its sentence; labels inside parentheses belong to these."""
    inside = Inside(parentheses)
    colon, done, tries = here.text.find("："), 0, 0
    while colon >= 0:
        start = _label_start(here, colon, done)
        if start is not None and not inside.holds(colon):
            span = (start, _label_end(here, colon))
            clause = read_clause(here, span, span, "label", skip)
            tries = 0 if clause else tries + 1
            if clause is not None:
                yield _with_above(here.text, clause)
            if clause is not None or tries == _MOST_TRIES:
                done, tries = span[1], 0
                colon = done
        colon = here.text.find("：", max(colon + 1, done))


def beside_leads(text: str, clauses: list[Clause]) -> list[Clause]:
    """The clauses as a lead in them or in the clause before has them: beside 牵头单位：A, 成员单位：B support it, and
    承办单位：C carry out what 主办单位：A answers for.
    """
    if not any(stem in text for stem in _BESIDE_LEAD):
        return clauses
    found: list[Clause] = []
    for clause in clauses:
        before = found[-1].segments if found and clause.start - found[-1].end <= _NEXT_LINE else ()
        led = any(one.role == "lead" for one in (*before, *clause.segments))
        found.append(clause._replace(segments=tuple(map(_beside_lead, clause.segments))) if led else clause)
    return found


def _beside_lead(segment: Segment) -> Segment:
    role = next((role for stem, role in _BESIDE_LEAD.items() if segment.role_text.startswith(stem)), segment.role)
    return segment if role == segment.role else segment._replace(role=role)


def _with_above(text: str, clause: Clause) -> Clause:
    """A label behind 以上9—11项， speaks of these."""
    line = text.rfind("\n", 0, clause.start) + 1
    before = text[line : clause.start]
    above = ABOVE.match(text, line + len(before) - len(before.lstrip()))
    if above is None or above.end() + 1 != clause.start:
        return clause
    measures, last = spoken_of(above)
    return clause._replace(above=True, numbers=measures, last=last)


def _label_start(here: Context, colon: int, done: int) -> int | None:
    window = max(done, colon - _LABEL_BEFORE)
    line = _behind_last(here.text, "。；\n\t）", window, colon)
    while line < colon and here.text[line] in " \u3000\u00a0*•·-—【（":
        line += 1
    above = ABOVE.match(here.text, line)
    if above and here.text[above.end() : above.end() + 1] in {"，", "："} and above.end() < colon:
        line = max(line, above.end() + 1)  # 以上9—11项，责任部门：
    for start in (line, _before_note(here.text, colon, window), _behind_last(here.text, "， \u3000：", window, colon)):
        match = here.words.label.match(here.text, start, colon + 1) if start is not None else None
        if match and match.end() == colon + 1:
            return start if match["stem"] else None
    return None


def _before_note(text: str, colon: int, window: int) -> int | None:
    """Where a label with a note in parentheses of its own begins: 责任单位（排第一的牵头）："""
    opening = text.rfind("（", window, colon)
    if text[colon - 1 : colon] != "）" or opening < 0:
        return None
    return _behind_last(text, "。；\n\t ）\u3000", window, opening)


def _behind_last(text: str, marks: str, start: int, end: int) -> int:
    return max([start - 1, *(text.rfind(mark, start, end) for mark in marks)]) + 1


def _label_end(here: Context, colon: int) -> int:
    line = here.text.find("\n", colon)
    line = len(here.text) if line < 0 else line
    stop = here.text.find("。", colon, line)
    end = line if stop < 0 else stop
    # 牵头单位：A。配合单位：B。 on one line is one clause.
    while stop >= 0 and (more := here.words.label.match(here.text, stop + 1, line)):
        stop = here.text.find("。", more.end(), line)
        end = line if stop < 0 else stop
    if end == line:
        end = _with_next_lines(here, colon, end)
    while end > colon + 1 and here.text[end - 1].isspace():
        end -= 1
    return end


def _with_next_lines(here: Context, colon: int, end: int) -> int:
    """The end of a list that goes on in the next lines: behind 、, inside a name, or with nothing but names."""
    for _ in range(_MOST_LINES):
        stop = here.text.find("\n", end + 1)
        stop = len(here.text) if stop < 0 else stop
        if end >= len(here.text) or not _may_go_on(here, end + 1, stop):
            break
        if here.text[colon:end].rstrip()[-1] != "、" and not _is_names(here, end + 1, stop):
            break
        end = stop
        full = here.text.find("。", colon, end)
        if full >= 0:
            return full
    return _broken_name(here, colon, end)


def _may_go_on(here: Context, start: int, stop: int) -> bool:
    """Whether a line is neither empty nor indented nor numbered nor labelled."""
    return (
        start < stop <= start + _LONGEST_LINE
        and not here.text[start].isspace() and _NEW.match(here.text, start, stop) is None
        and behind_label(here.text, start) == start and here.text.find("：", start, stop) < 0
    )  # fmt: skip


def _is_names(here: Context, start: int, stop: int) -> bool:
    """Whether a line holds several names and nothing else, or one above another label."""
    items = [here.stripped(*one.span()) for one in ITEM.finditer(here.text, start, stop)]
    names = [one for one in items if one[0] < one[1]]
    below = here.words.label.match(here.text, stop + 1)
    several = len(names) > 1 or (below is not None and stop + 1 < len(here.text))
    return several and all(here.is_body_or_ending(*one) for one in names)


def _broken_name(here: Context, colon: int, end: int) -> int:
    """The end of a list whose last name goes on in the next line: …、市住房和城乡⏎建设局."""
    first = max(here.text.rfind(mark, colon, end) for mark in "：、，；") + 1
    stop = here.text.find("\n", end + 1)
    rest = _rest_of_name(here.text, end + 1, len(here.text) if stop < 0 else stop)
    last = here.text[first:end].strip()
    if not rest or not last or (len(last) > _PART_OF_NAME and is_body(last, 0, len(last), here.words, here.known)):
        return end
    joined = last + here.text[end + 1 : rest]
    return rest if is_body(joined, 0, len(joined), here.words, here.known) else end


def _rest_of_name(text: str, start: int, stop: int) -> int:
    """Where the first piece of a line ends, if the line is neither indented nor numbered nor labelled; else 0."""
    match = _PIECE.match(text, start, stop)
    return match.end() if match and text[match.end() : match.end() + 1] != "：" else 0
