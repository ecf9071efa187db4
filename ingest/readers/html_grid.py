"""Rows of cells with rowspan and colspan, laid out as a browser does."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ingest.readers.building import Cell
from ingest.readers.xml import Element

_MOST_COLUMNS = 1_000
_MOST_DIGITS = 6

_Hanging = dict[int, tuple[int, Cell]]  # column → (rows that it still covers, the cell)


def grid(rows: list[list[Element]], text_of: Callable[[Element], str]) -> Iterator[list[Cell]]:
    """Each row in turn; a cell that covers several places stands in each of them."""
    hanging: _Hanging = {}
    for number, row in enumerate(rows):
        line, hanging = _line(row, hanging, len(rows) - number, text_of)
        yield line


def _line(
    row: list[Element], hanging: _Hanging, rows_left: int, text_of: Callable[[Element], str]
) -> tuple[list[Cell], _Hanging]:
    line: list[Cell] = []
    below = {column: (left - 1, cell) for column, (left, cell) in hanging.items() if left > 1}
    for element in row:
        _fill(line, hanging)
        cell = Cell(text_of(element))
        rest = min(_span(element, "rowspan", rows_left), rows_left) - 1
        for _ in range(min(_span(element, "colspan", 1), _MOST_COLUMNS)):
            if len(line) in hanging:
                break
            if rest:
                below[len(line)] = (rest, cell)
            line.append(cell)
    last = max(hanging, default=-1)
    while len(line) <= last:
        line.append(hanging[len(line)][1] if len(line) in hanging else Cell())
    return line, below


def _fill(line: list[Cell], hanging: _Hanging) -> None:
    """Put the cells from above that cover the next places."""
    while len(line) in hanging:
        line.append(hanging[len(line)][1])


def _span(cell: Element, name: str, zero: int) -> int:
    """A span as printed; 0 means to the end of the table (`zero`)."""
    text = (cell.get(name) or "1").strip()
    number = int(text) if text.isascii() and text.isdecimal() and len(text) <= _MOST_DIGITS else 1
    return number or zero
