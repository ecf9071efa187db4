"""Sheets of cells, whatever file they came from, into tables of the text: merged cells once, empty rows not at all."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ingest.readers.building import Builder, Cell, CellPlace
from ingest.readers.parts import Limits
from ingest.readers.problems import too_many_cells


@dataclass(frozen=True, slots=True)
class Merge:
    """A merged range; rows and columns count from 0, both ends belong to it."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """The cells of a sheet that are not empty, by (row, column)."""

    name: str
    cells: Mapping[tuple[int, int], str]
    merges: tuple[Merge, ...] = ()


def add_sheets(builder: Builder, sheets: Iterable[Sheet], name: str, limits: Limits) -> None:
    """Add each sheet as a table whose pieces are its cells (Sheet1!B7)."""
    left = limits.max_cells
    for sheet in sheets:
        numbers, grid = _grid(sheet, name, limits, left)
        left -= sum(map(len, grid))
        builder.table(grid, sheet.name, _places(sheet.name, numbers))


def _places(title: str, numbers: list[int]) -> CellPlace:
    return lambda row, column: f"{title}!{letters(column)}{numbers[row] + 1}"


def _grid(sheet: Sheet, name: str, limits: Limits, left: int) -> tuple[list[int], list[list[Cell]]]:
    widths: dict[int, int] = {}
    for row, column in sheet.cells:
        widths[row] = max(widths.get(row, 0), column + 1)
    if sum(widths.values()) > left:
        raise too_many_cells(name, limits.max_cells)
    numbers = sorted(widths)
    rows = {row: [Cell(sheet.cells.get((row, column), "")) for column in range(widths[row])] for row in numbers}
    budget = limits.max_cells
    for merge in sheet.merges:
        budget -= _merge(rows, merge, numbers, max(widths.values(), default=0))
        if budget < 0:
            raise too_many_cells(name, limits.max_cells)
    return numbers, [rows[row] for row in numbers]


def _merge(rows: dict[int, list[Cell]], merge: Merge, numbers: list[int], widest: int) -> int:
    """Put the first cell of a range into every place of it that there is; what that cost."""
    if merge.top not in rows or merge.left >= len(rows[merge.top]):
        return 1  # an empty cell over empty cells
    cell, right = rows[merge.top][merge.left], min(merge.right, widest - 1)
    spent = 1
    covered = range(merge.top, merge.bottom + 1) if merge.bottom - merge.top < len(numbers) else numbers
    for row in covered:
        if row in rows and merge.top <= row <= merge.bottom:
            line = rows[row]
            line.extend(Cell() for _ in range(right + 1 - len(line)))
            line[merge.left : right + 1] = [cell] * (right + 1 - merge.left)
            spent += right + 1 - merge.left
        spent += 1
    return spent


def letters(column: int) -> str:
    """The name of a column that counts from 0: A, Z, AA."""
    text = ""
    column += 1
    while column:
        column, digit = divmod(column - 1, 26)
        text = chr(ord("A") + digit) + text
    return text
