"""What a visitor is told when the graph fails, from data/failures.csv.

Paths, addresses of servers and the words of an engine are for whoever runs the service, and stand in its log: see
`gate.watched`.
"""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

from graph_store.errors import FengongError, StoreError

_TABLE = Path(__file__).resolve().parent / "data" / "failures.csv"


def words(error: FengongError, tongue: str) -> str:
    """The one line of `error` as visitors see it."""
    if isinstance(error, StoreError):
        return _table()[error.slug]["en" if tongue == "en" else "zh"]
    return error.message(tongue)


def place(error: FengongError) -> str | None:
    """The parameter at fault, if it is one of the visitor's."""
    return None if isinstance(error, StoreError) else error.where


@cache
def _table() -> dict[str, dict[str, str]]:
    with _TABLE.open(encoding="utf-8", newline="") as file:
        return {row["slug"]: row for row in csv.DictReader(file)}
