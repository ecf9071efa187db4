"""Where the responsibility clauses stand: closing parentheses, label lines and sentences that only assign.

（A、B分别牵头落实，C配合落实）  责任单位：A、B。  由财政部牵头，税务总局配合。  以上任务由A负责。
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace

from graph_store.errors import InputError
from ingest import numerals
from ingest.names import Known, is_body
from ingest.parentheses import Parentheses
from ingest.segments import LONGEST_PIECE, Attribute, Segment, Segments, read_segments
from ingest.squeezed import reading_of
from ingest.tables import Grammar, grammar

__all__ = ["LONGEST_PIECE", "MOST_NAMES", "Clause", "Segment", "find_clauses"]

MOST_NAMES = 2000  # in one clause; the widest that was seen has 27
_CLOSING = "。；;，,、 \t\u3000\u00a0"
_LABEL_BEFORE = 40  # characters that a label with its note takes
# The end of a sentence that says by whom, and sentences that begin with 以上… or with a body.
_BY = re.compile(r"由[^。；\n由]{3,400}(?=[。；\n]|$)", re.MULTILINE)
_WHOLE = re.compile(
    r"[ \t\u3000]*(?=(?:以上|上述|此项|该项|本项|[^。；，\n]{2,24}(?:牵头|负责|会同|配合)))"
    r"[^。；\n]{4,400}(?=[。；\n]|$)",
    re.MULTILINE,
)
_ASSIGNING = re.compile("牵头|负责|会同|配合|以上|上述|此项|该项|本项")
_LONGEST_START = 40  # characters before the verb of a sentence's first statement, its indent included
_PIECE = re.compile(r"(?![0-9０-９第])[\u4e00-\u9fff]{1,14}")
_MOST_COMMAS = 5
_FOUNDING = frozenset({"建立", "组建", "成立", "构建", "形成", "健全", "完善", "实行", "设立", "推行", "采取"})
_SUCH = re.compile(r"(?:牵头|参与|配合|负责|实施|落实|组成|参加)的|负责解释")
# 商务部门, 龙头企业: nobody in particular, unless 各 or 有关 says that they are meant.
_VAGUE = re.compile(r"^(?!各|有关|相关|所有|其他).*(?:部门|企业|院所|机构|组织|单位)$")
_LINE = re.compile(r"[^\n]+")
_STATEMENT = re.compile(r"[^。；\n]+")
_FEWEST_DUTIES = 2
_SHORT_OBJECT = 14
_SHORT_NAME = 20
_NUMBERS = r"[0-9０-９一二三四五六七八九十两、，,和至到—－-]+"
# 以上任务由, 上述第8、9项由: what the clause speaks of stands before the first name.
_ABOVE = re.compile(
    rf"(?:以上|上述|前述|本(?:部分|节|章|条)|(?=第{_NUMBERS}[项条款]))(?:第?(?P<numbers>{_NUMBERS})[项条款点])?"
    r"(?:各项|所有)?(?:重点)?(?:任务|工作|措施|事项|内容|项目)*(?:均|都|统一)?由?"
)

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause with its span (parentheses or label included).

    `form` is parenthesis, label, sentence, duty, row or declaration; `above` says that it speaks of the measures above
    it in its section, of all or of those with the `numbers`; `leftovers` are spans that no rule accounted for.
    """

    start: int
    end: int
    segments: tuple[Segment, ...]
    leftovers: tuple[Span, ...]
    attributes: tuple[Attribute, ...] = ()
    form: str = "parenthesis"
    above: bool = False
    numbers: tuple[int, ...] = ()


def find_clauses(text: str, found: Parentheses, known: Known, skip: tuple[Span, ...] = ()) -> list[Clause]:
    """The clauses of `text`, in order; `skip` are spans of declarations. Raises InputError for too many names."""
    words = grammar()
    finder = _Finder(text, words, known, skip)
    clauses = list(finder.labelled(found))
    clauses += finder.parenthesised(found, [(one.start, one.end) for one in clauses])
    taken = sorted((one.start, one.end) for one in clauses)
    clauses += finder.sentences(taken)
    clauses += finder.duties(sorted((one.start, one.end) for one in clauses))
    return sorted(clauses, key=lambda one: one.start)


@dataclass(frozen=True, slots=True)
class _Finder:
    text: str
    words: Grammar
    known: Known
    skip: tuple[Span, ...]

    def parenthesised(self, found: Parentheses, labels: list[Span]) -> Iterator[Clause]:
        inside = _Inside(tuple(labels))
        for start, end in found.pairs:
            if self._looks_like_clause(start, end) and not inside.touches(start, end):
                clause = self._clause(start, end, start + 1, end - 1, "parenthesis")
                if clause is not None:
                    yield clause

    def _looks_like_clause(self, start: int, end: int) -> bool:
        """A quick look, since most parentheses of a text are none."""
        inside = self.text[start + 1 : end - 1].rstrip(_CLOSING)
        if inside[-2:] in self.words.tail_ends or "：" in inside:
            return True
        return any(word in inside for word in ("牵头", "负责", "会同", "配合")) or self._closes_measure(start, end)

    def _closes_measure(self, start: int, end: int) -> bool:
        """Whether it stands where a clause without a verb stands: behind a sentence, with only 。 after it."""
        before = self.text[start - 1 : start]
        after = self.text[end : end + 1]
        return after in {"", "\n"} or (before in {"。", "；"} and after in {"。", "；"})

    def labelled(self, found: Parentheses) -> Iterator[Clause]:
        """责任单位：A、B。 at the start of a line or behind a sentence, up to the end of the sentence."""
        inside = _Inside(found.pairs)
        colon, done = self.text.find("："), 0
        while colon >= 0:
            start = self._label_start(colon, done)
            if start is not None and not inside.holds(colon):
                end = self._label_end(colon)
                clause = self._clause(start, end, start, end, "label")
                if clause is not None:
                    yield self._with_above(clause)
                    done = colon = clause.end
            colon = self.text.find("：", max(colon + 1, done))

    def _with_above(self, clause: Clause) -> Clause:
        """A label behind 以上9—11项， speaks of these."""
        line = self.text.rfind("\n", 0, clause.start) + 1
        above = _ABOVE.match(
            self.text, line + len(self.text[line : clause.start]) - len(self.text[line : clause.start].lstrip())
        )
        if above is None or above.end() + 1 != clause.start:
            return clause
        return replace(clause, above=True, numbers=_numbers(above["numbers"] or ""))

    def _label_start(self, colon: int, done: int) -> int | None:
        window = max(done, colon - _LABEL_BEFORE)
        line = max([window - 1, *(self.text.rfind(mark, window, colon) for mark in "。；\n\t）")]) + 1
        while line < colon and self.text[line] in " \u3000\u00a0*•·-—【":
            line += 1
        # A note in the label holds a closing parenthesis of its own: 责任单位（排第一的牵头）：
        above = _ABOVE.match(self.text, line)
        if above and self.text[above.end() : above.end() + 1] in {"，", "："} and above.end() < colon:
            line = max(line, above.end() + 1)  # 以上9—11项，责任部门：
        for start in (line, self._before_note(colon, window)):
            if (
                start is not None
                and (match := self.words.label.match(self.text, start, colon + 1))
                and match.end() == colon + 1
            ):
                return start if match["stem"] else None
        return None

    def _before_note(self, colon: int, window: int) -> int | None:
        opening = self.text.rfind("（", window, colon)
        if self.text[colon - 1 : colon] != "）" or opening < 0:
            return None
        return max([window - 1, *(self.text.rfind(mark, window, opening) for mark in "。；\n\t ）\u3000")]) + 1

    def _label_end(self, colon: int) -> int:
        line = self.text.find("\n", colon)
        line = len(self.text) if line < 0 else line
        stop = self.text.find("。", colon, line)
        end = line if stop < 0 else stop
        # 牵头单位：A。配合单位：B。 on one line is one clause.
        while stop >= 0 and (more := self.words.label.match(self.text, stop + 1, line)):
            stop = self.text.find("。", more.end(), line)
            end = line if stop < 0 else stop
        if end == line:
            end = self._broken_name(colon, end)
        while end > colon + 1 and self.text[end - 1].isspace():
            end -= 1
        return end

    def _broken_name(self, colon: int, end: int) -> int:
        """The end of a list whose last name goes on in the next line: …、市住房和城乡⏎建设局."""
        first = max(self.text.rfind(mark, colon, end) for mark in "：、，；") + 1
        stop = self.text.find("\n", end + 1)
        stop = len(self.text) if stop < 0 else stop
        rest, last = _rest_of_name(self.text, end + 1, stop), self.text[first:end].strip()
        if not rest or not last or is_body(last, 0, len(last), self.words, self.known):
            return end
        joined = last + self.text[end + 1 : rest]
        return rest if is_body(joined, 0, len(joined), self.words, self.known) else end

    def sentences(self, taken: list[Span]) -> Iterator[Clause]:
        """由财政部牵头，税务总局配合。 A sentence is a clause only when every word of it is accounted for."""
        closed = sorted(start for start, _ in taken)
        for whole in (True, False):
            inside = _Inside(tuple(sorted(taken)))
            for match in self._whole(taken) if whole else _BY.finditer(self.text):
                start = match.start() + len(match.group()) - len(match.group().lstrip())
                if not inside.touches(start, match.end()) and not self._is_body_text(start, match.end(), closed):
                    clause = self._sentence(start, match.end(), whole=whole)
                    if clause is not None:
                        taken.append((clause.start, clause.end))
                        yield clause

    def _whole(self, taken: list[Span]) -> Iterator[re.Match[str]]:
        """Sentences that may be clauses: found by their words, since few words stand outside the other clauses."""
        inside = _Inside(tuple(sorted(taken)))
        done = 0
        for hint in _ASSIGNING.finditer(self.text):
            if hint.start() < done or inside.holds(hint.start()):
                continue
            window = max(0, hint.start() - _LONGEST_START)
            start = max([window - 1, *(self.text.rfind(mark, window, hint.start()) for mark in "。\n）")]) + 1
            match = _WHOLE.match(self.text, start) if start >= done and (start > window or start == 0) else None
            if match is not None:
                done = match.end()
                yield match

    def duties(self, taken: list[Span]) -> Iterator[Clause]:
        """财政部负责……；教育部负责……。 Several statements of what known bodies do, in one paragraph."""
        inside = _Inside(tuple(taken))
        for line in _LINE.finditer(self.text):
            start, end = line.span()
            if self.text.count("负责", start, end) < _FEWEST_DUTIES or inside.touches(start, end):
                continue
            found = [self._duty(*part.span()) for part in _STATEMENT.finditer(self.text, start, end)]
            duties = [one for one in found if one is not None]
            if len(duties) >= _FEWEST_DUTIES:
                yield from duties

    def _duty(self, first: int, last: int) -> Clause | None:
        if last - first > LONGEST_PIECE:
            return None
        clause = self._clause(first, last, first, last, "sentence")
        if clause is None or clause.leftovers or clause.segments[0].basis != "object":
            return None
        names = [self.text[one.start : one.end] for one in clause.segments[0].mentions]
        return replace(clause, form="duty") if names and all(map(self.known, names)) else None

    def _is_body_text(self, start: int, end: int, closed: list[int]) -> bool:
        """Whether the measure's clause stands behind the sentence, or it founds something (建立由…牵头的机制)."""
        later = bisect_left(closed, end)
        followed = later < len(closed) and self.text.find("\n", end, closed[later]) < 0
        return (
            followed
            or self.text[max(0, start - 2) : start] in _FOUNDING
            or _SUCH.search(self.text, start, end) is not None
        )

    def _sentence(self, start: int, end: int, *, whole: bool) -> Clause | None:
        """The clause of a sentence; what follows it behind a comma may be other text, where it says by whom."""
        for stop in [end] if whole else self._stops(start, end):
            if not whole or self.text[stop - 2 : stop] in self.words.tail_ends or "牵头" in self.text[start:stop]:
                clause = self._clause(start, stop, start, stop, "sentence")
                if clause is not None and not clause.leftovers and self._strict(clause):
                    return clause
        return None

    def _stops(self, start: int, end: int) -> list[int]:
        commas = [position for position in range(start, end) if self.text[position] == "，"]
        return [end, *commas[:-_MOST_COMMAS:-1]]

    def _strict(self, clause: Clause) -> bool:
        """Whether all its names are those of bodies; where the verb has an object, of known ones and a short one."""
        if clause.segments[0].basis == "object":
            objects = [one for one in clause.attributes if one.kind == "object"]
            names = [self.text[one.start : one.end] for segment in clause.segments for one in segment.mentions]
            if (
                self.text[clause.start] != "由"
                or not all(map(self.known, names))
                or any(one.end - one.start > _SHORT_OBJECT for one in objects)
            ):
                return False
        return all(
            segment.basis in {"verb", "connective", "object"}
            and all(self._is_body(one.start, one.end) for one in segment.mentions)
            for segment in clause.segments
        )

    def _is_body(self, start: int, end: int) -> bool:
        name = self.text[start:end]
        ends = self.words.body.search(name) is not None or name.endswith("）") or name == "各地" or self.known(name)
        vague = _VAGUE.search(name) is not None and not self.known(name)
        return ends and name not in self.words.generic and not vague

    def _clause(self, start: int, end: int, first: int, last: int, form: str) -> Clause | None:
        above = _ABOVE.match(self.text, first) if form in {"parenthesis", "sentence"} else None
        first = above.end() if above else first
        read = reading_of(
            self.text, first, last, lambda text, a, b: read_segments(text, a, b, self.words, self.known, self.skip)
        )
        if sum(len(segment.mentions) for segment in read.segments) + len(read.leftovers) > MOST_NAMES:
            raise _too_many(self.text, start)
        if not self._assigns(read, start, end, form):
            return None
        numbers = _numbers(above["numbers"]) if above and above["numbers"] else ()
        segments, leftovers, attributes = tuple(read.segments), tuple(read.leftovers), tuple(read.attributes)
        return Clause(start, end, segments, leftovers, attributes, form, above is not None, numbers)

    def _assigns(self, read: Segments, start: int, end: int, form: str) -> bool:
        """Whether some name in it is that of a body; names alone must all be, and stand where a clause stands."""
        mentions = [one for segment in read.segments for one in segment.mentions]
        if form == "label" and any(_is_labelled_name(segment, self.words) for segment in read.segments):
            return True
        if not any(
            is_body(one.text, 0, len(one.text), self.words, self.known) and one.text not in self.words.generic
            for one in mentions
        ):
            return False
        if all(segment.basis == "bare" for segment in read.segments):
            return form == "parenthesis" and not read.leftovers and self._closes_measure(start, end)
        return True


def _rest_of_name(text: str, start: int, stop: int) -> int:
    """Where the first piece of a line ends, if the line is neither indented nor numbered nor labelled; else 0."""
    match = _PIECE.match(text, start, stop)
    return match.end() if match and text[match.end() : match.end() + 1] != "：" else 0


class _Inside:
    """Whether a position lies inside one of some disjoint spans in order; asked from left to right."""

    def __init__(self, spans: tuple[Span, ...]) -> None:
        self._spans = spans
        self._next = 0

    def holds(self, position: int) -> bool:
        return self.touches(position, position + 1)

    def touches(self, start: int, end: int) -> bool:
        while self._next < len(self._spans) and self._spans[self._next][1] <= start:
            self._next += 1
        return self._next < len(self._spans) and self._spans[self._next][0] < end


def _is_labelled_name(segment: Segment, words: Grammar) -> bool:
    """责任部门：立案庭 — behind a label that says 单位 or 部门 a short word is a name, whatever its ending."""
    says = segment.basis in {"label", "first", "mark"} and segment.role_text.endswith(words.label_nouns)
    return says and any(one.text not in words.generic and len(one.text) <= _SHORT_NAME for one in segment.mentions)


def _numbers(printed: str) -> tuple[int, ...]:
    """The numbers of 8、9 or 3至5."""
    found: list[int] = []
    for part in re.split("[、，,和]", printed):
        ends = [numerals.parse(one) for one in re.split("[至到—－-]+", part) if one]
        known = [one for one in ends if one is not None]
        if known and known[-1] - known[0] <= MOST_NAMES:
            found += range(known[0], known[-1] + 1)
    return tuple(found)


def _too_many(text: str, start: int) -> InputError:
    line = text.count("\n", 0, start) + 1
    return InputError(
        f"第 {line} 行的责任分句有超过 {MOST_NAMES} 个名称，不像一份任务分工：请检查文件",
        f"the clause in line {line} has more than {MOST_NAMES} names, which no notice has: check the file",
        where=f"line {line}",
    )
