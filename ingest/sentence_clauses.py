"""Sentences that only assign: 由财政部牵头，税务总局配合。 财政部负责……；教育部负责…….

Running text speaks of bodies too, so a sentence is a clause only when every word of it is accounted for.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator

from ingest.clause import Clause
from ingest.clause_reading import read_clause
from ingest.context import Context
from ingest.declarations import NOTE
from ingest.inside import Inside
from ingest.numbering import behind_label
from ingest.particular import is_sure, names_bodies
from ingest.run_clauses import run_clauses
from ingest.segment import LONGEST_PIECE, Span

# The end of a sentence that says by whom, and sentences that begin with 以上… or with a body.
_BY = re.compile(r"由(?<!已由)[^。；\n由]{3,400}(?=[。；\n由]|$)", re.MULTILINE)
_WHOLE = re.compile(
    r"[ \t\u3000]*(?=(?:以上|上述|此项|该项|本项|[^。；，\n]{2,24}(?:牵头|负责|会同|配合|主抓|主办|承办|抓总)))"
    r"[^。；\n]{4,400}(?=[。；\n]|$)",
    re.MULTILINE,
)
_ASSIGNING = re.compile("牵头|负责|会同|配合|主抓|主办|承办|抓总|以上|上述|此项|该项|本项")
_LONGEST_START = 40  # characters before the verb of a sentence's first statement, its indent included
_MOST_COMMAS = 5
_FOUNDING = frozenset({"建立", "组建", "成立", "构建", "形成", "健全", "完善", "实行", "设立", "推行", "采取"})
_SUCH = re.compile(r"(?:牵头|参与|配合|负责|实施|落实|组成|参加)的|负责解释")
_BREAK = re.compile("\n")
_LINE = re.compile(r"[^\n]+")
_STATEMENT = re.compile(r"[^。；\n]+")
_FEWEST_DUTIES = 2
_SHORT_OBJECT = 14


def sentence_clauses(here: Context, taken: Iterable[Span], skip: tuple[Span, ...]) -> Iterator[Clause]:
    """Whole sentences first, then what begins with 由; the spans in `taken` are clauses already."""
    spans = sorted(taken)
    closed = [start for start, _ in spans]
    breaks = [match.start() for match in _BREAK.finditer(here.text)]
    for whole in (True, False):
        inside = Inside(spans)
        for match in list(_whole(here.text, spans)) if whole else _BY.finditer(here.text):
            start = behind_label(here.text, match.start())
            start += len(here.text[start : match.end()]) - len(here.text[start : match.end()].lstrip())
            if not inside.touches(start, match.end()) and not is_body_text(
                here.text, start, match.end(), closed, breaks
            ):
                clause = _sentence(here, start, match.end(), skip, whole=whole)
                if clause is not None:
                    spans.append((clause.start, clause.end))
                    yield clause
    yield from run_clauses(here, spans, skip, lambda first, last: is_body_text(here.text, first, last, closed, breaks))


def duty_clauses(here: Context, taken: Iterable[Span], skip: tuple[Span, ...]) -> Iterator[Clause]:
    """Several statements of what known bodies do, in one paragraph: 财政部负责……；教育部负责……。"""
    inside = Inside(taken)
    for line in _LINE.finditer(here.text):
        start, end = line.span()
        if here.text.count("负责", start, end) < _FEWEST_DUTIES or inside.touches(start, end):
            continue
        start = behind_label(here.text, start)
        found = [_duty(here, part.span(), skip) for part in _STATEMENT.finditer(here.text, start, end)]
        duties = [one for one in found if one is not None]
        if len(duties) >= _FEWEST_DUTIES:
            yield from duties


def _whole(text: str, taken: list[Span]) -> Iterator[re.Match[str]]:
    """Sentences that may be clauses: found by their words, since few words stand outside the other clauses."""
    inside = Inside(taken)
    done = 0
    for hint in _ASSIGNING.finditer(text):
        if hint.start() < done or inside.holds(hint.start()):
            continue
        window = max(0, hint.start() - _LONGEST_START)
        start = max([window - 1, *(text.rfind(mark, window, hint.start()) for mark in "。\n）")]) + 1
        match = _WHOLE.match(text, start) if start >= done and (start > window or start == 0) else None
        if match is not None:
            done = match.end()
            yield match


def is_body_text(text: str, start: int, end: int, closed: list[int], breaks: list[int]) -> bool:
    """Whether the measure's clause stands behind the sentence, it founds something, or is a note (说明：由…汇总)."""
    later, line = bisect_left(closed, end), bisect_left(breaks, end)
    followed = later < len(closed) and (line == len(breaks) or closed[later] <= breaks[line])
    if NOTE.match(text, text.rfind("\n", 0, start) + 1):
        return True
    return followed or text[max(0, start - 2) : start] in _FOUNDING or _SUCH.search(text, start, end) is not None


def _sentence(here: Context, start: int, end: int, skip: tuple[Span, ...], *, whole: bool) -> Clause | None:
    """The clause of a sentence; what follows it behind a comma may be other text, where it says by whom."""
    for stop in [end] if whole else _stops(here.text, start, end):
        if not whole or here.text[stop - 2 : stop] in here.words.tail_ends or "牵头" in here.text[start:stop]:
            clause = read_clause(here, (start, stop), (start, stop), "sentence", skip)
            if clause is not None and not clause.leftovers and _is_strict(here, clause):
                return clause
    return None


def _stops(text: str, start: int, end: int) -> list[int]:
    commas = [position for position in range(start, end) if text[position] == "，"]
    return [end, *commas[:-_MOST_COMMAS:-1]]


def _is_strict(here: Context, clause: Clause) -> bool:
    """Whether all its names are those of bodies; where the verb has an object, of known ones and a short one."""
    if clause.segments[0].basis == "object" and not _is_sure_object(here, clause):
        return False
    return all(names_bodies(here, segment) for segment in clause.segments)


def _is_sure_object(here: Context, clause: Clause) -> bool:
    objects = [one for one in clause.attributes if one.kind == "object"]
    names = [one for segment in clause.segments for one in segment.mentions]
    return (
        here.text[clause.start] == "由"
        and all(is_sure(here, one) for one in names)
        and all(one.end - one.start <= _SHORT_OBJECT for one in objects)
    )


def _duty(here: Context, span: Span, skip: tuple[Span, ...]) -> Clause | None:
    if span[1] - span[0] > LONGEST_PIECE:
        return None
    clause = read_clause(here, span, span, "sentence", skip)
    if clause is None or clause.leftovers or clause.segments[0].basis != "object":
        return None
    names = clause.segments[0].mentions
    return clause._replace(form="duty") if names and all(here.knows(one.start, one.end) for one in names) else None
