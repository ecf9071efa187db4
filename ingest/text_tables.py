"""Tables that stand in a plain text, a row a line, cells parted by tabs."""

from __future__ import annotations

from itertools import groupby

from ingest.source import Table

_FEWEST_CELLS = 3
_FEWEST_ROWS = 2

Row = tuple[tuple[int, int], ...]


def text_tables(text: str) -> tuple[Table, ...]:
    """Runs of lines with tabs in them, each a table; lines are numbered from 1 in its place."""
    if "\t" not in text:
        return ()
    rows: list[Row] = []
    start = 0
    for line in text.split("\n"):
        rows.append(_cells(line, start))
        start += len(line) + 1
    found = []
    for wide, group in groupby(enumerate(rows, start=1), key=lambda one: len(one[1]) >= _FEWEST_CELLS):
        lines = list(group)
        if wide and len(lines) >= _FEWEST_ROWS:
            block = tuple(row for _, row in lines)
            found.append(Table(block[0][0][0], block[-1][-1][1], block, f"第{lines[0][0]}行"))
    return tuple(found)


def _cells(line: str, start: int) -> Row:
    cells = []
    for cell in line.split("\t"):
        first = start + len(cell) - len(cell.lstrip())
        cells.append((first, first + len(cell.strip())))
        start += len(cell) + 1
    return tuple(cells)
