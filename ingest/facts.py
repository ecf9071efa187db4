"""Facts between bodies as edges: those of the tables, and those that the document states. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from graph_store.model import Agency, Edge, Includes, PartOf, SucceededBy
from ingest.coordination import Stated
from ingest.extract import Extraction
from ingest.including import Membership
from ingest.registry import body, successions_of
from ingest.resolve import agency

STATED = "stated"  # the rule of a fact that a sentence of the document says


def with_relatives(used: dict[str, Agency]) -> dict[str, Agency]:
    """`used` and the bodies that their recorded facts lead to: parents and heirs, step by step."""
    found = dict(used)
    waiting = list(used)
    while waiting:
        known = body(waiting.pop())
        heirs = [one.heir for one in successions_of(known.id)] if known else []
        for relative in map(body, [*heirs, *([known.parent] if known and known.parent else [])]):
            if relative is not None and relative.id not in found:
                found[relative.id] = agency(relative)
                waiting.append(relative.id)
    return found


def tabled(agencies: dict[str, Agency]) -> Iterator[Edge]:
    """What the tables record between these bodies: parents and reforms."""
    for one in agencies:
        known = body(one)
        if known and known.parent in agencies:
            yield Edge("PART_OF", one, known.parent, PartOf(known.parent_type, known.source, known.confidence))
        for reform in successions_of(one):
            if reform.heir in agencies:
                facts = SucceededBy(reform.since, reform.type, reform.main, reform.source, reform.confidence)
                yield Edge("SUCCEEDED_BY", one, reform.heir, facts)


def included(members: Iterable[Membership]) -> Iterator[Edge]:
    """The members of collective bodies."""
    for one in members:
        yield Edge("INCLUDES", one.collective, one.member.id, Includes(one.rule, one.source, one.confidence))


def plates(document: str, found: Extraction, agencies: dict[str, Agency]) -> Iterator[Edge]:
    """Bodies that a name puts in parentheses after the one whose staff they are."""
    seen = set()
    for task in found.tasks:
        for reading in task.readings:
            main = reading.resolution.agency.id
            for plate in reading.resolution.plates:
                known = body(plate.id)
                if plate.id in agencies and (plate.id, main) not in seen and not (known and known.parent == main):
                    seen.add((plate.id, main))
                    printed, sure = reading.mention.text, reading.resolution.confidence
                    yield Edge("PART_OF", plate.id, main, PartOf("two_plates", document, sure, document, printed))


def said(document: str, stated: Iterable[Stated]) -> Iterator[Edge]:
    """What sentences of the document say of coordinating bodies: their office, where it is, their members."""
    for one in stated:
        properties: Includes | PartOf = PartOf(one.form, document, one.confidence, document, one.sentence)
        if one.relation == "INCLUDES":
            properties = Includes(STATED, document, one.confidence, document, one.sentence)
        yield Edge(one.relation, one.body.id, one.other.id, properties)
