"""What a reader gives, and the limits that it keeps to."""

from __future__ import annotations

from dataclasses import dataclass, field

from ingest.source import Hints, Note, Piece, Table


@dataclass(frozen=True, slots=True)
class Limits:
    """How much of a file is read before it is refused. The defaults are far above any notice."""

    max_bytes: int = 50_000_000
    max_unpacked: int = 200_000_000  # all that is inflated from one document
    max_part: int = 64_000_000  # one part of it
    max_ratio: int = 250  # unpacked to packed, looked at above 10 MB
    max_members: int = 10_000
    max_cells: int = 1_000_000
    max_pages: int = 2_000
    max_page: int = 10_000_000  # what one page of a PDF is drawn from
    max_paragraphs: int = 500_000


@dataclass(frozen=True, slots=True)
class Parts:
    """The parts of a Source that depend on its format."""

    text: str
    format: str
    encoding: str = ""
    pieces: tuple[Piece, ...] = ()
    tables: tuple[Table, ...] = ()
    hints: Hints = field(default_factory=Hints)
    notes: tuple[Note, ...] = ()
