"""How sure an assignment is: the weaker of two decisions, whose name it is and what gave the role."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import cache

from graph_store.vocabulary import table
from ingest.extract import Reading
from ingest.names import is_body
from ingest.tables import grammar

CERTAIN = 0.9  # from here on a decision counts as sure
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


def without_doubt(reading: Reading) -> bool:
    """Whether nobody need look at an assignment: something printed gave the role, and the name is a body's.

    A name that no registry knows but that ends as bodies do (某某中心) is read well: it is a body of its own.
    """
    if bases().get(reading.segment.basis, _UNLISTED) < CERTAIN:
        return False
    name = reading.mention.text
    return reading.resolution.confidence >= CERTAIN or is_body(name, 0, len(name), grammar(), _nobody)


def _nobody(_name: str) -> bool:
    return False


def distribution(confidences: Iterable[float]) -> dict[str, int]:
    """How many are 1.0, at least 0.9, at least 0.7, and below; every class is there."""
    counted = Counter(_class(one) for one in confidences)
    return {name: counted[name] for name in (*(name for _, name in _BOUNDS), _LOWEST)}


def _class(value: float) -> str:
    return next((name for bound, name in _BOUNDS if value >= bound), _LOWEST)
