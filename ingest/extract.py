"""The pure middle of the pipeline: from a text to its tasks with their clauses and resolved assignments."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from ingest.clauses import Clause, Segment, find_clauses
from ingest.names import Mention
from ingest.outline import Outline, TaskSpan, outline
from ingest.parentheses import Parentheses, parentheses
from ingest.registry import index
from ingest.resolve import Resolution, Resolver


class Reading(NamedTuple):
    """One mention in its segment, with the body that it stands for; position counts from 1 within the segment."""

    segment: Segment
    mention: Mention
    position: int
    resolution: Resolution


@dataclass(frozen=True, slots=True)
class TaskReading:
    """A task with its clauses and all that they assign, in the order of the text."""

    span: TaskSpan
    clauses: tuple[Clause, ...]
    readings: tuple[Reading, ...]


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that was read from one text."""

    outline: Outline
    parentheses: Parentheses
    tasks: tuple[TaskReading, ...]
    stray_clauses: tuple[Clause, ...]


def extract(text: str, jurisdiction: str) -> Extraction:
    """Read `text` as a notice of the jurisdiction with this code. Pure: the same text gives the same reading."""
    place = index(jurisdiction)
    spans = outline(text)
    found = parentheses(text)
    clauses = find_clauses(text, found, place.knows)
    resolver = Resolver(place)
    tasks, used = [], 0
    stray: list[Clause] = []
    for span in spans.tasks:
        first = used
        while first < len(clauses) and clauses[first].start < span.body:
            first += 1
        stray += clauses[used:first]
        used = first
        while used < len(clauses) and clauses[used].end <= span.end:
            used += 1
        own = tuple(clauses[first:used])
        tasks.append(TaskReading(span, own, tuple(_read(own, resolver))))
    return Extraction(spans, found, tuple(tasks), (*stray, *clauses[used:]))


def _read(clauses: tuple[Clause, ...], resolver: Resolver) -> list[Reading]:
    readings = []
    for clause in clauses:
        carried = False
        for segment in clause.segments:
            for position, mention in enumerate(segment.mentions, start=1):
                carried = carried or resolver.has_prefix(mention.text)
                readings.append(Reading(segment, mention, position, resolver.resolve(mention.text, carried=carried)))
    return readings
