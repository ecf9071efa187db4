"""Tables whose cells stand one below the other, as a table pasted from Word or off a page becomes text.

The header says how many cells make a row: 序号 and the cells up to the first row's number. Where blank lines part the
cells, one cell may hold several lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from ingest.ledger_headers import headers_of, is_header
from ingest.numerals import parse
from ingest.source import Table

Span = tuple[int, int]

_FEWEST_COLUMNS, _MOST_COLUMNS = 3, 12
_FEWEST_ROWS = 2
_LONGEST_HEADING = 40
_MOST_LINES = 4  # that go on with the last cell of a row
_LINE = re.compile(r"[^\n]*[^\s][^\n]*(?:(?<=[、，,])[ \t\u3000]*\n[^\n]*[^\s][^\n]*)*")  # a list goes on behind 、
_BLOCK = re.compile(r"[^\n]*[^\s][^\n]*(?:\n[^\n]*[^\s][^\n]*)*")
_NUMBER = re.compile(r"[（(]?(\d{1,4}|[一二三四五六七八九十百]{1,5})[）).．、]?")
_HEADING = re.compile(
    r"(?:[一二三四五六七八九十]{1,3}[、.．]|[（(][一二三四五六七八九十]{1,3}[）)]|第[一二三四五六七八九十]{1,3}[章部类])\s*\S"
)


def line_tables(text: str) -> tuple[Table, ...]:
    """The tables of which each cell is a line, or a block between blank lines; their places count lines from 1."""
    found: list[Table] = []
    for line in _first_headers().finditer(text):
        start = line.start()
        if not found or start >= found[-1].end:
            one = _table(text, start)
            if one is not None:
                found.append(one)
    return tuple(found)


@cache
def _first_headers() -> re.Pattern[str]:
    """A line that is the header of a column of numbers."""
    words = ("[ \u3000]*".join(map(re.escape, word)) for word in headers_of("number"))
    return re.compile(rf"^[ \t\u3000]*(?:{'|'.join(words)})[ \t\u3000]*$", re.MULTILINE)


def _table(text: str, start: int) -> Table | None:
    cells = _Cells(text, start, _BLOCK if _is_parted(text, start) else _LINE)
    width = _width(text, cells)
    rows = list(_rows(text, cells, width)) if width else []
    if sum(1 for row in rows if len(set(row)) > 1) < _FEWEST_ROWS:
        return None
    header = tuple(cells[index] for index in range(width))
    place = f"第{text.count(chr(10), 0, start) + 1}行"
    return Table(start, rows[-1][-1][1], (header, *rows), place)


def _is_parted(text: str, start: int) -> bool:
    """Whether a blank line stands below the first header."""
    end = text.find("\n", start)
    return end >= 0 and not text[end + 1 : text.find("\n", end + 1) + 1 or None].strip()


class _Cells:
    """The cells of a text from a place on, found as they are asked for; without the blanks around them."""

    def __init__(self, text: str, start: int, pattern: re.Pattern[str]) -> None:
        self._text = text
        self._coming = pattern.finditer(text, start)
        self._found: list[Span] = []

    def __getitem__(self, index: int) -> Span:
        """Raises IndexError behind the last one."""
        while index >= len(self._found):
            match = next(self._coming, None)
            if match is None:
                raise IndexError(index)
            cell = match.group()
            first = match.start() + len(cell) - len(cell.lstrip())
            self._found.append((first, first + len(cell.strip())))
        return self._found[index]

    def texts(self, first: int, last: int) -> list[str]:
        """Those from `first` to before `last` that there are."""
        found = []
        for index in range(first, last):
            try:
                found.append(self._text[slice(*self[index])])
            except IndexError:
                break
        return found


def _width(text: str, cells: _Cells) -> int:
    """How many cells make a row; 0 when no header begins here."""
    seen = cells.texts(0, _MOST_COLUMNS + 2)
    width = next((index for index in range(_FEWEST_COLUMNS, len(seen)) if _begins(seen, index, 1)), 0)
    width = width or next((index for index in range(_FEWEST_COLUMNS, len(seen)) if _goes_on(cells, index)), 0)
    return width if width <= _MOST_COLUMNS and is_header(text, [cells[index] for index in range(width)]) else 0


def _goes_on(cells: _Cells, width: int) -> bool:
    """Whether the numbers of a table that goes on with those of the one before (13, 14) stand at this width."""
    first, second = cells.texts(width, width + 1), cells.texts(2 * width, 2 * width + 1)
    number = _value(first[0]) if first else None
    return number is not None and bool(second) and _value(second[0]) == number + 1


def _begins(seen: Sequence[str], index: int, number: int) -> bool:
    """Whether a row of this number begins at `index`, or a heading that stands above one."""
    if _value(seen[index]) == number:
        return True
    return _is_heading(seen[index]) and index + 1 < len(seen) and _value(seen[index + 1]) in {1, number}


def _value(cell: str) -> int | None:
    number = _NUMBER.fullmatch(cell)
    return parse(number[1]) if number else None


def _is_heading(cell: str) -> bool:
    return len(cell) <= _LONGEST_HEADING and _HEADING.match(cell) is not None


def _rows(text: str, cells: _Cells, width: int) -> Iterator[tuple[Span, ...]]:
    """The rows as long as each is followed by the number after its own; the rest is no table."""
    index, number = width, _first_number(cells, width)
    header = cells.texts(0, width)
    while True:
        if index > width and cells.texts(index, index + width) == header:
            index += width  # it stands on every page
        seen = cells.texts(index, index + 2 * width + _MOST_LINES + 2)
        if len(seen) > 1 and _is_heading(seen[0]) and _value(seen[1]) in {1, number}:
            yield (cells[index],) * width
            index, number, seen = index + 1, _value(seen[1]) or number, seen[1:]
        row = len(seen) >= width and _value(seen[0]) == number
        more = _lines_more(seen, width, number + 1, header[0]) if row else None
        if more is None:
            return
        lines = [cells[one] for one in range(index, index + width + more)]
        yield (*lines[: width - 1], (lines[width - 1][0], lines[-1][1]))
        index, number = index + width + more, number + 1


def _first_number(cells: _Cells, width: int) -> int:
    seen = cells.texts(width, width + 1)
    return (_value(seen[0]) if seen and not _is_heading(seen[0]) else None) or 1


def _lines_more(seen: Sequence[str], width: int, following: int, header: str) -> int | None:
    """How many lines behind a row of `width` cells go on with its last one, before the next row, the header again or
    where nothing comes; None if it is no row.
    """
    for more in range(_MOST_LINES):
        if width + more < len(seen) and (seen[width + more] == header or _begins(seen, width + more, following)):
            return more if all("、" in line for line in seen[width - 1 : width + more] if more) else None
    return 0 if all(_value(cell) != following for cell in seen[1:]) else None
