"""Tables in a plain text whose rows go over several lines: cells parted by tabs or runs of blanks, broken inside.

The header says how many cells a row has, the number at its start where a row begins.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ingest.declarations import NOTE
from ingest.ledger_headers import headers_of, is_header
from ingest.source import Table

_FEWEST_CELLS, _FEWEST_ROWS = 3, 2
_LONGEST_HEADING = 40
_MOST_LINES, _MOST_IDLE = 12, 4  # of one row, and between two
_LINE = re.compile(r"[^\n]+")
_NUMBER = re.compile(r"[ \t\u3000]*[（(]?\d{1,4}[）)、.．]?(?=\t| {2,}|\u3000)")
_HEADING = re.compile(r"[ \t\u3000]*(?:[一二三四五六七八九十]{1,3}[、.．]|[（(][一二三四五六七八九十]{1,3}[）)])[^\t]+")
_PAGE = re.compile(
    r"[ \t\u3000]*(?:[—－-]+[ \t]*)?\d{1,4}(?:[ \t]*[—－-]+)?[ \t\u3000]*|[ \t\u3000]*第\d{1,4}页.{0,12}"
)
_NOTE = re.compile(rf"{NOTE.pattern}|[^\n]*。[ \t\u3000]*$|[ \t\u3000]*(?:附|抄送|联系)", re.MULTILINE)
_PARTINGS = (re.compile(r"[ \u3000]*\t[ \u3000]*"), re.compile(r"[ \u3000]{2,}"))

Span = tuple[int, int]
Row = tuple[Span, ...]


def wrapped_rows(text: str) -> tuple[Table, ...]:
    """The tables of which some row goes over several lines; their places count lines from 1."""
    found: list[Table] = []
    done = 0
    for header in _first_headers().finditer(text):
        tables = (_table(text, header.span(), parting) for parting in _PARTINGS) if header.start() >= done else ()
        for one in filter(None, tables):
            done = max(done, one.end)
            if any("\n" in text[row[0][0] : row[-1][1]] for row in one.rows):
                found.append(one)
                break
    return tuple(found)


@cache
def _first_headers() -> re.Pattern[str]:
    """A line that begins with the header of a column of numbers."""
    words = "|".join(map(re.escape, headers_of("number")))
    return re.compile(rf"^[ \u3000]*(?:{words})[ \u3000]*[\t \u3000][^\n]+$", re.MULTILINE)


def _table(text: str, line: Span, parting: re.Pattern[str]) -> Table | None:
    """The table with this header, if it is one."""
    header = _cells(text, *line, parting)
    if len(header) < _FEWEST_CELLS or not is_header(text, header):
        return None
    rows = list(_rows(text, line, parting, len(header)))
    numbered = [row for row in rows if len(set(row)) > 1]
    if len(numbered) < _FEWEST_ROWS:
        return None
    return Table(header[0][0], rows[-1][-1][1], (header, *rows), f"第{text.count(chr(10), 0, header[0][0]) + 1}行")


def _rows(text: str, header: Span, parting: re.Pattern[str], width: int) -> Iterator[Row]:
    """The rows as long as they have `width` cells, and the headings between them; a header may stand on every page."""
    row: list[Span] = []
    idle = 0  # headings and page numbers since the last row
    for line in _lines(text, header):
        begins, heads = _NUMBER.match(text, *line) is not None, _is_heading(text, line, parting)
        ends = begins or heads or _PAGE.fullmatch(text, *line) is not None or line[0] == line[1]
        # No blank line stands between them, and it is no note below the table.
        follows = bool(row) and line[0] == row[-1][1] + 1 and not _NOTE.match(text, *line)
        if follows and not ends and len(row) < _MOST_LINES:
            row.append(line)
            continue
        if row:
            cells = _cells(text, row[0][0], row[-1][1], parting)
            if len(cells) != width:
                return
            yield cells
        row, idle = ([line], 0) if begins else ([], idle + 1)
        if idle > _MOST_IDLE:
            return
        if heads:
            yield (_stripped(text, *line),) * width
        elif not ends:
            return


def _lines(text: str, header: Span) -> Iterator[Span]:
    """The lines below the header, without those that repeat it, and the end of the text as an empty one."""
    again, repeated = text[slice(*header)].strip(), True
    for match in _LINE.finditer(text, header[1]):
        if match.group().strip() != again:
            repeated = False
            yield match.span()
        elif repeated:
            return
        else:
            repeated = True
    yield len(text), len(text)


def _is_heading(text: str, line: Span, parting: re.Pattern[str]) -> bool:
    heads = line[1] - line[0] <= _LONGEST_HEADING and _HEADING.fullmatch(text, *line) is not None
    return heads and len(_cells(text, *line, parting)) == 1


def _cells(text: str, start: int, end: int, parting: re.Pattern[str]) -> Row:
    start, end = _stripped(text, start, end)
    marks = [match.span() for match in parting.finditer(text, start, end)]
    return tuple(zip([start, *(last for _, last in marks)], [*(first for first, _ in marks), end], strict=True))


def _stripped(text: str, start: int, end: int) -> Span:
    inside = text[start:end]
    first = start + len(inside) - len(inside.lstrip())
    return first, first + len(inside.strip())
