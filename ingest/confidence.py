"""How sure an assignment is: the weaker of two decisions, whose name it is and what gave the role."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import cache

from graph_store.vocabulary import table
from ingest.extract import Reading

CERTAIN = 0.9  # from here on an assignment counts as without doubt
_BOUNDS = ((1.0, "1.0"), (CERTAIN, ">=0.9"), (0.7, ">=0.7"))
_LOWEST = "<0.7"
_UNLISTED = 0.9  # a basis that the table does not have yet


@cache
def bases() -> dict[str, float]:
    """What may give a role, with how sure it is: the rows of bases.csv."""
    return {row["basis"]: float(row["confidence"]) for row in table("bases")}


def confidence(reading: Reading) -> float:
    """The confidence of one assignment, 0 to 1."""
    return min(reading.resolution.confidence, bases().get(reading.segment.basis, _UNLISTED))


def distribution(confidences: Iterable[float]) -> dict[str, int]:
    """How many are 1.0, at least 0.9, at least 0.7, and below; every class is there."""
    counted = Counter(_class(one) for one in confidences)
    return {name: counted[name] for name in (*(name for _, name in _BOUNDS), _LOWEST)}


def _class(value: float) -> str:
    return next((name for bound, name in _BOUNDS if value >= bound), _LOWEST)
