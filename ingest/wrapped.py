"""Running text whose lines end wherever they are full (as copied from a PDF): sentences and names go on in the next."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable

from ingest.clause import Clause
from ingest.context import Context
from ingest.positions import Positions
from ingest.segment import Span

_FEWEST_LINES = 6
_NARROWEST = 40  # columns (two a Chinese character) of a full line: shorter ones are lists and cells
_RAGGED = 6  # columns that a full line may lack or have more: no line begins with a mark
_USUAL = 0.95  # of the lines are no wider than a full one
_LONGEST = 100  # characters of a line on a page
_LONG, _SHARE = 0.75, 0.6  # of the lines that are nearly as wide as the widest, most are full
_LINE = re.compile(r"[^\n]+")
_BEGINS = re.compile(
    r"[ \t\u3000]{2}|\u3000"
    r"|[ \t]*(?:[（(]?[\d一二三四五六七八九十]{1,3}[）)．.、]|第[一二三四五六七八九十]{1,4}[条章节]|[①-⑳—－])"
    r"|[^：\n]{1,12}："
)
_TABLE = re.compile(r"[|｜\t]")

Clauses = Callable[[Context, tuple[Span, ...], tuple[Span, ...]], Iterable[Clause]]


def of_whole_sentences(here: Context, pairs: Iterable[Span], skip: tuple[Span, ...], find: Clauses) -> Iterable[Clause]:
    """What `find` finds where no sentence is broken by the end of a line, given parentheses and declarations; all spans
    are positions in the text.
    """
    breaks = soft_breaks(here.text)
    if not breaks:
        return find(here, tuple(pairs), skip)
    gone = set(breaks)
    places = [place for place in range(len(here.text)) if place not in gone]
    view = here.of("".join(here.text[place] for place in places))

    def inward(spans: Iterable[Span]) -> tuple[Span, ...]:
        return tuple((bisect_left(places, first), bisect_left(places, last)) for first, last in spans)

    at = Positions(here.text, places)
    return [_moved(clause, at) for clause in find(view, inward(pairs), inward(skip))]


def soft_breaks(text: str) -> list[int]:
    """Where a line ends because it is full; nothing for a text that is not broken so."""
    lines = [match.span() for match in _LINE.finditer(text) if match.group().strip()]
    if len(lines) < _FEWEST_LINES or sum(last - first > _LONGEST for first, last in lines) > (1 - _USUAL) * len(lines):
        return []  # most texts: their paragraphs are longer than any page is wide
    widths = [_width(text[first:last].rstrip()) for first, last in lines]
    full = _full(widths)
    if not full:
        return []
    return [
        end
        for (start, end), (following, stop), width in zip(lines, lines[1:], widths, strict=False)
        if width in full
        and following == end + 1
        and not _BEGINS.match(text, following, stop)
        and not _TABLE.search(text, start, end)
    ]


def _full(widths: list[int]) -> range:
    """The widths of a full line, which few lines exceed and most long ones have; an empty range for other texts."""
    usual = sorted(widths)[int(len(widths) * _USUAL)]
    full = range(usual - _RAGGED, usual + _RAGGED)
    long = [width for width in widths if width >= _LONG * usual]
    enough = sum(width in full for width in long) >= max(_FEWEST_LINES, _SHARE * len(long))
    return full if enough and usual >= _NARROWEST and max(widths) < 2 * usual else range(0)


def _width(line: str) -> int:
    """Columns of a line: GBK spends as many bytes on a character as it takes columns."""
    return len(line.encode("gbk", "replace"))


def _moved(clause: Clause, at: Positions) -> Clause:
    start, end = at.span(clause.start, clause.end)
    return clause._replace(
        start=start,
        end=end,
        segments=tuple(map(at.segment, clause.segments)),
        attributes=tuple(map(at.attribute, clause.attributes)),
        leftovers=tuple(at.span(*one) for one in clause.leftovers),
    )
