"""What every reader gives: one text, where each stretch of it came from, its tables, and what the file says of itself.

All spans are code points into `Source.text`. A table stands in the text too, a row a line, its cells joined by tabs, so
that a mention in a cell has its sentence like any other.
"""

from __future__ import annotations

from dataclasses import dataclass

WORKBOOKS = frozenset({"xlsx", "xls", "csv"})
"""Formats that hold tables and nothing else."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the text and its place in the file: 第3页, 第12段, Sheet1!B7. Pieces are in order of the text."""

    start: int
    end: int
    place: str


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells as spans of the text. A merged cell is printed once and stands in every place that it covers.

    `start` and `end` enclose the whole table; `place` names it (表1, a sheet); rows may differ in length.
    """

    start: int
    end: int
    rows: tuple[tuple[tuple[int, int], ...], ...]
    place: str


@dataclass(frozen=True, slots=True)
class Hints:
    """What the file says of itself outside its text (the metadata of a page, a title in its head); "" is unknown."""

    title: str = ""
    issuer: str = ""
    doc_number: str = ""
    issued_on: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """Something of the file that was left out of the text, or read with doubt: one line in each language."""

    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class Source:
    """A document as it was read: line ends are LF and there is no byte order mark.

    `encoding` is that of a text; for other formats it is empty. `format` is txt, docx, html, pdf, xlsx or csv. A
    plain text has no pieces: its lines are place enough.
    """

    name: str
    stem: str
    text: str
    encoding: str
    sha256: str
    format: str = "txt"
    pieces: tuple[Piece, ...] = ()
    tables: tuple[Table, ...] = ()
    hints: Hints = Hints()
    notes: tuple[Note, ...] = ()
