"""The pure middle of the pipeline: from a text to its tasks with their clauses and resolved assignments."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

from ingest.clauses import Clause, find_clauses
from ingest.declarations import Declaration, declarations
from ingest.declared import blankets, with_leads
from ingest.names import Mention
from ingest.outline import Outline, TaskSpan, outline
from ingest.parentheses import Parentheses, parentheses
from ingest.punctuation import full_width
from ingest.registry import index
from ingest.resolve import Resolution, Resolver
from ingest.segments import Segment


class Reading(NamedTuple):
    """One mention in its segment, with the body that it stands for; position counts from 1 within the segment.

    `inherited` says that the clause stands outside the task and speaks for it too.
    """

    segment: Segment
    mention: Mention
    position: int
    resolution: Resolution
    inherited: bool = False


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
    declarations: tuple[Declaration, ...] = ()


@dataclass(frozen=True, slots=True)
class Reader:
    """How to read: `first_leads` takes the first-named of a 责任单位 list for its lead, marked as inferred."""

    first_leads: bool = False


def extract(text: str, jurisdiction: str, how: Reader = Reader()) -> Extraction:
    """Read `text` as a notice of the jurisdiction with this code. Pure: the same text gives the same reading."""
    place = index(jurisdiction)
    plain = full_width(text)
    declared = declarations(plain)
    found = parentheses(plain)
    clauses = find_clauses(plain, found, place.knows, tuple((one.start, one.end) for one in declared))
    clauses = with_leads(plain, clauses, declared, first_leads=how.first_leads)
    clauses = sorted([*clauses, *blankets(plain, declared, place.knows)], key=lambda one: one.start)
    if plain != text:
        clauses = [_as_printed(text, clause) for clause in clauses]
    spans = outline(plain, clauses)
    resolver = Resolver(place)
    tasks = tuple(_reading(span, resolver) for span in spans.tasks)
    used = {clause.start for task in tasks for clause in task.clauses}
    stray = tuple(clause for clause in clauses if clause.start not in used)
    return Extraction(spans, found, tasks, stray, tuple(declared))


def _as_printed(text: str, clause: Clause) -> Clause:
    """The clause with its mentions as they stand in the document, half-width marks and all."""
    segments = tuple(
        replace(one, mentions=tuple(Mention(text[m.start : m.end], m.start, m.end) for m in one.mentions))
        for one in clause.segments
    )
    return replace(clause, segments=segments)


def _reading(span: TaskSpan, resolver: Resolver) -> TaskReading:
    own = list(_read(span.clauses, resolver, inherited=False))
    return TaskReading(span, (*span.clauses, *span.inherited), (*own, *_read(span.inherited, resolver, inherited=True)))


def _read(clauses: tuple[Clause, ...], resolver: Resolver, *, inherited: bool) -> Iterator[Reading]:
    for clause in clauses:
        carried = False
        for segment in clause.segments:
            for position, mention in enumerate(segment.mentions, start=1):
                carried = carried or resolver.has_prefix(mention.text)
                resolution = resolver.resolve(mention.text, carried=carried)
                yield Reading(segment, mention, position, resolution, inherited)
