"""Puts paragraphs and tables into one text and keeps the place of each."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ingest.readers.parts import Parts
from ingest.source import Hints, Note, Piece, Table

# What no printed text has: controls, byte order marks, zero-width characters, halves of characters.
_UNPRINTED = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u2060\ufeff\ud800-\udfff\ufffe\uffff]"
)
_LINE_ENDS = re.compile(r"\s*\n\s*|\s*[\u2028\u2029\r]\s*")
_EDGES = " \t\n\r\u00a0\u3000"


@dataclass(eq=False, slots=True)
class Cell:
    """A cell of a table; a merged one stands in several places of the grid as the same object."""

    text: str = ""


Grid = Sequence[Sequence[Cell]]
CellPlace = Callable[[int, int], str]


def cleaned(text: str) -> str:
    """`text` without characters that are never printed and with LF line ends."""
    return _UNPRINTED.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def cell_text(text: str) -> str:
    """The text of a cell: lines are kept, their margins and tabs are not."""
    return _LINE_ENDS.sub("\n", cleaned(text).strip(_EDGES)).replace("\t", " ")


class Builder:
    """Collects a document in reading order. Empty paragraphs and rows are left out."""

    def __init__(self) -> None:
        self._chunks: list[str] = []
        self._length = 0
        self._pieces: list[Piece] = []
        self._tables: list[Table] = []
        self.notes: list[Note] = []

    @property
    def tables(self) -> int:
        """How many tables there are so far."""
        return len(self._tables)

    def paragraph(self, text: str, place: str) -> None:
        """Add a paragraph on a line of its own; line breaks inside it stay."""
        lines = cleaned(text).strip("\n").rstrip()
        if lines.strip(_EDGES):
            start = self._add(lines)
            self._pieces.append(Piece(start, self._length, place))
            self._add("\n")

    def table(self, grid: Grid, place: str, cell_place: CellPlace | None = None) -> None:
        """Add a table, a row a line. Its pieces are rows, or cells when `cell_place` names them."""
        start = self._length
        seen: dict[Cell, tuple[int, int]] = {}
        rows = []
        for number, row in enumerate(grid):
            line = self._length
            rows.append(self._row(row, number, seen, cell_place))
            if not cell_place:
                self._pieces.append(Piece(line, self._length, f"{place}第{number + 1}行"))
            self._add("\n")
        if rows:
            self._tables.append(Table(start, self._length - 1, tuple(rows), place))

    def _row(
        self, row: Sequence[Cell], number: int, seen: dict[Cell, tuple[int, int]], place: CellPlace | None
    ) -> tuple[tuple[int, int], ...]:
        for column, cell in enumerate(row):
            beside = bool(column) and row[column - 1] is cell  # a cell over several columns is one cell of its line
            if column and not beside:
                self._add("\t")
            if cell not in seen:
                start = self._add(cell_text(cell.text))
                seen[cell] = (start, self._length)
                if place and self._length > start:
                    self._pieces.append(Piece(start, self._length, place(number, column)))
        return tuple(seen[cell] for cell in row)

    def _add(self, text: str) -> int:
        start = self._length
        self._chunks.append(text)
        self._length += len(text)
        return start

    def parts(self, kind: str, hints: Hints = Hints(), encoding: str = "") -> Parts:  # noqa: B008 - frozen
        """What was collected."""
        pieces, tables = tuple(self._pieces), tuple(self._tables)
        return Parts("".join(self._chunks), kind, encoding, pieces, tables, hints, tuple(self.notes))
