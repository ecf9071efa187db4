"""The members of the collective bodies that a document names: 各市、县（区）人民政府 of Ningxia are 27. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from graph_store.model import Agency
from ingest import divisions
from ingest.lookups import government
from ingest.members import members
from ingest.resolve import agency

RULE = "levels"  # the words for levels of government in the name, at the place whose document prints it
SOURCE = "ingest/data/divisions.csv (2023)"
# The divisions are those of one year: a county made or ended since then is in the wrong.
CONFIDENCE = 0.9


@dataclass(frozen=True, slots=True)
class Membership:
    """`member` is one of those whom the body with the id `collective` means."""

    collective: str
    member: Agency
    rule: str = RULE
    source: str = SOURCE
    confidence: float = CONFIDENCE


def inclusions(bodies: Iterable[Agency]) -> Iterator[Membership]:
    """The members of those of `bodies` that mean every government of a level; 有关市县 are nobody in particular."""
    for one in bodies:
        place = divisions.known(one.jurisdiction)
        if one.kind == "collective" and one.quantifier == "all" and place is not None:
            for found in map(government, members(one.name, place) or ()):
                if found is not None:
                    yield Membership(one.id, agency(found.body))
