"""Tables that stand in a plain text, a row a line, cells parted by tabs, by | or by runs of blanks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ingest.ledger_headers import is_header
from ingest.source import Table

_FEWEST_CELLS = 3
_FEWEST_ROWS = 2
_LONGEST_HEADING = 40
_NUMBERED = 2  # cells of a heading with its number
_NUMBER = re.compile(r"[（(]?[\d一二三四五六七八九十]{1,3}[）)、.．]?")
_TAB = re.compile(r"\t")
_BAR = re.compile(r"[|｜]")
_RULER = re.compile(r"[ \t]*[|｜]?[ \t]*:?-{2,}:?[ \t]*[|｜][-|｜: \t]*\n?")  # the line below the header in Markdown
_BLANKS = re.compile(r"[ \u3000]{2,}")
_LINE = re.compile(r"[^\n]*(?:\n|$)")

Span = tuple[int, int]
Row = tuple[Span, ...]


def text_tables(text: str) -> tuple[Table, ...]:
    """Runs of lines of cells, each a table; lines are numbered from 1 in its place.

    A short line between two rows is a row of one cell over all columns. Blanks part cells only below a header that we
    know, since they stand in running text, too.
    """
    lines = [match.span() for match in _LINE.finditer(text) if match.start() < len(text)]
    found = list(_tables(text, lines, _TAB)) if "\t" in text else []
    if "|" in text or "｜" in text:
        bare = [line for line in lines if not _RULER.fullmatch(text, *line)]
        found += [one for one in _tables(text, bare, _BAR) if is_header(text, one.rows[0])]
    if _BLANKS.search(text) is not None:
        found += [one for one in _tables(text, lines, _BLANKS) if is_header(text, one.rows[0])]
    return tuple(sorted(found, key=lambda one: one.start))


def _tables(text: str, lines: Sequence[Span], parting: re.Pattern[str]) -> Iterator[Table]:
    block: list[tuple[int, Row]] = []
    for number, (start, end) in enumerate(lines, start=1):
        row = _cells(text, start, end, parting)
        if len(row) >= _FEWEST_CELLS:
            block.append((number, row))
        elif block and _is_heading(text, lines, number, parting):
            block.append((number, row[-1:] * len(block[0][1])))
        else:
            yield from _table(block)
            block = []
    yield from _table(block)


def _table(block: Sequence[tuple[int, Row]]) -> Iterator[Table]:
    if len(block) >= _FEWEST_ROWS:
        rows = tuple(row for _, row in block)
        yield Table(rows[0][0][0], rows[-1][-1][1], rows, f"第{block[0][0]}行")


def _is_heading(text: str, lines: Sequence[Span], number: int, parting: re.Pattern[str]) -> bool:
    """Whether line `number` (from 1) is short, numbered in a cell of its own or not, and the table goes on below."""
    start, end = lines[number - 1]
    if number >= len(lines) or not 0 < len(text[start:end].strip()) <= _LONGEST_HEADING:
        return False
    row = _cells(text, start, end, parting)
    numbered = len(row) == _NUMBERED and _NUMBER.fullmatch(text, *row[0]) is not None
    return (len(row) == 1 or numbered) and len(_cells(text, *lines[number], parting)) >= _FEWEST_CELLS


def _cells(text: str, start: int, end: int, parting: re.Pattern[str]) -> Row:
    end = start + len(text[start:end].rstrip("\n" if parting is _TAB else None))
    if parting is _BAR:
        start, end = _between_bars(text, start, end)
    if parting is _BLANKS:
        start += len(text[start:end]) - len(text[start:end].lstrip())
    cells = []
    for mark in (*parting.finditer(text, start, end), None):
        stop = mark.start() if mark else end
        cell = text[start:stop]
        first = start + len(cell) - len(cell.lstrip())
        cells.append((first, first + len(cell.strip())))
        start = mark.end() if mark else end
    return tuple(cells)


def _between_bars(text: str, start: int, end: int) -> Span:
    """The line without the bars that enclose it."""
    line = text[start:end]
    first = start + len(line) - len(line.lstrip())
    last = first + len(line.strip())
    if first < last and _BAR.match(text, first):
        first += 1
        last -= 1 if _BAR.match(text, last - 1) and last > first else 0
    return first, last
