"""Geometry of charts: numbers in, lengths and rectangles out; the templates draw them. Pure.

Charts repeat what the table beside them says, so they carry no number that is not there as text.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

LABEL, ROW = 200, 24
_FULL_WIDTH = 13  # pixels of a Chinese character


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: its label, its number, its length in hundredths of the longest, and where it leads."""

    label: str
    value: float
    text: str
    length: float
    href: str


@dataclass(frozen=True, slots=True)
class Bars:
    """Horizontal bars; `wide` where labels need much room."""

    title: str
    bars: tuple[Bar, ...]
    wide: bool


def bars(title: str, rows: Sequence[tuple[str, float, str]], *, wide: bool = False) -> Bars:
    """Bars of (label, value, address), in the order given."""
    most = max((value for _, value, _ in rows), default=0) or 1
    drawn = tuple(
        Bar(label, value, number(value), round(100 * max(value, 0) / most, 1), href) for label, value, href in rows
    )
    return Bars(title, drawn, wide)


def number(value: float) -> str:
    """A number as the tables print it."""
    return f"{value:.2f}" if isinstance(value, float) else str(value)


def shortened(text: str, room: int) -> str:
    """`text` cut to `room` pixels with an ellipsis."""
    used = 0.0
    for index, letter in enumerate(text):
        used += _FULL_WIDTH if ord(letter) > 0x2E80 else _FULL_WIDTH * 0.56  # noqa: PLR2004 - where CJK begins
        if used > room:
            return text[: max(index - 1, 1)] + "…"
    return text


@dataclass(frozen=True, slots=True)
class Cell:
    """A square of a heat map: its place in the grid, its shade from 1 to 5, and what it says."""

    column: int
    row: int
    shade: int
    value: float
    title: str
    href: str


@dataclass(frozen=True, slots=True)
class HeatMap:
    """Rows by columns; a pair without a value has no cell."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, str], ...]
    cells: tuple[Cell, ...]
    label: int
    width: int
    height: int
    left_out: int


def heat_map(title: str, values: Sequence[tuple[str, str, float, str]], most_rows: int = 30) -> HeatMap:
    """A heat map of (row, column, value, address): rows in order of appearance, columns in order of their names."""
    every = list(dict.fromkeys(row for row, _, _, _ in values))
    names = every[:most_rows]
    columns = sorted({column for _, column, _, _ in values}, key=lambda one: (len(one), one))
    most = max((value for _, _, value, _ in values), default=0) or 1
    cells = tuple(
        Cell(columns.index(column), names.index(row), max(1, min(5, round(5 * value / most))), value,
             f"{row} · {column}: {number(value)}", href)
        for row, column, value, href in values
        if row in names
    )  # fmt: skip
    width = LABEL + max(len(columns), 1) * 36
    return HeatMap(
        title, tuple(columns), tuple((name, shortened(name, LABEL - 12)) for name in names), cells, LABEL, width,
        24 + len(names) * ROW, len(every) - len(names),
    )  # fmt: skip
