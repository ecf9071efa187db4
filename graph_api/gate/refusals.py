"""What a request that is not let in is told, from data/refusals.csv."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_TABLE = Path(__file__).resolve().parent.parent / "data" / "refusals.csv"


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a request is not let in; `what` goes into the words, `retry` is the seconds after which to try again."""

    slug: str
    what: str = ""
    retry: int = 0

    @property
    def status(self) -> int:
        """The status of HTTP."""
        return int(table()[self.slug]["status"])

    def message(self, language: str) -> str:
        """The one line."""
        return table()[self.slug]["en" if language == "en" else "zh"].format(what=self.what)


@cache
def table() -> dict[str, dict[str, str]]:
    """The rows by slug."""
    with _TABLE.open(encoding="utf-8", newline="") as file:
        return {row["slug"]: row for row in csv.DictReader(file)}
