"""What asking a question gives: rows, and what they counted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from queries.question import Column


@dataclass(frozen=True, slots=True)
class Note:
    """A sentence about what was counted, left out or cut; `warns` where the answer means nothing without it."""

    zh: str
    en: str
    warns: bool = False

    def text(self, language: str) -> str:
        """The sentence in "zh" or "en"."""
        return self.en if language == "en" else self.zh


@dataclass(frozen=True, slots=True)
class Answer:
    """Rows of a question: `total` counts all of them, `truncated` says that some are not here, `tie_at_cut` that the
    last one here ranks equal with the next one left out.
    """

    question: str
    parameters: dict[str, Any]
    columns: tuple[Column, ...]
    rows: list[tuple[Any, ...]]
    total: int
    truncated: bool
    tie_at_cut: bool
    notes: tuple[Note, ...]
    engine: str
    graph_version: str
    took_ms: float

    def records(self) -> list[dict[str, Any]]:
        """The rows as dictionaries by column name."""
        names = [column.name for column in self.columns]
        return [dict(zip(names, row, strict=True)) for row in self.rows]

    def __iter__(self) -> Iterator[dict[str, Any]]:
        return iter(self.records())

    def __len__(self) -> int:
        return len(self.rows)
