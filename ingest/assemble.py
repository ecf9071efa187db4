"""From a reading to the records of the graph. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from graph_store import ids
from graph_store.model import (
    Agency,
    Assignment,
    Document,
    DocumentGraph,
    Edge,
    Mentioned,
    Section,
    Task,
)
from graph_store.rows import sealed
from graph_store.vocabulary import roles
from graph_store.words import task_words
from ingest.details import Detail, details
from ingest.extract import Extraction, TaskReading
from ingest.facts import included, plates, said, tabled, with_relatives
from ingest.including import inclusions
from ingest.mentioned import mentions
from ingest.metadata import Metadata
from ingest.registry import index
from ingest.resolve import agency
from ingest.scorecard import Scorecard
from ingest.sets import COORDINATING, memberships
from ingest.source import Source
from ingest.spans import running_text


def assemble(
    source: Source, metadata: Metadata, found: Extraction, card: Scorecard, reader_version: str
) -> DocumentGraph:
    """All that the document brings into the graph, sealed with its digest."""
    document = _document(source, metadata, card, reader_version)
    sections = tuple(_sections(document.id, found))
    resolved = [reading.resolution for task in found.tasks for reading in task.readings]
    resolved += [one.resolution for one in found.supervisions]
    used = {one.id: one for resolution in resolved for one in (resolution.agency, *resolution.plates)}
    named = tuple(_mentions(source.text, document, found, used))
    agencies = with_relatives(used)
    # Members of a collective are not words of this text: 人民政府 alone is not one of 27 bodies.
    names = [name for one in agencies.values() for name in (one.name, one.short_name, *one.aliases)]
    members = tuple(inclusions(used.values()))
    stated = {one.id: one for fact in found.stated for one in (fact.body, fact.other)}
    agencies = with_relatives({one.member.id: one.member for one in members} | stated | agencies)
    tasks = tuple(_tasks(source.text, document, found, names))
    edges = (
        *_structure(document.id, sections, found), *_assignments(document.id, found), *_supervisors(document.id, found),
        *named, *tabled(agencies), *included(members), *plates(document.id, found, agencies),
        *said(document.id, found.stated),
    )  # fmt: skip
    return sealed(DocumentGraph(document, sections, tasks, tuple(agencies.values()), edges))


def _document(source: Source, metadata: Metadata, card: Scorecard, reader_version: str) -> Document:
    return Document(
        metadata.id, metadata.title, metadata.issuer, metadata.doc_number, metadata.year, metadata.issued_on,
        metadata.jurisdiction, source.name, source.sha256, "", reader_version, card.to_json(), source.text,
    )  # fmt: skip


def _sections(document: str, found: Extraction) -> Iterator[Section]:
    outside = [task.span.end for task in found.tasks if task.span.section == 0]
    if outside:
        yield Section(ids.section_id(document, 0), 0, "", 0, 0, outside[-1])
    for one in found.outline.sections:
        yield Section(ids.section_id(document, one.number), one.number, one.title, one.depth, one.start, one.end)


def _tasks(text: str, document: Document, found: Extraction, names: list[str]) -> Iterator[Task]:
    spans = [task.span for task in found.tasks]
    running = [[(start - one.start, end - one.start) for start, end in running_text(one)] for one in spans]
    cut = task_words([text[one.start : one.end] for one in spans], running, names)
    for task, (words, terms) in zip(found.tasks, cut, strict=True):
        yield replace(_task(text, document, task), words=words, terms=terms)


def _task(text: str, document: Document, task: TaskReading) -> Task:
    span = task.span
    closing = task.clauses[-1] if task.clauses else None
    start, end = (closing.start, closing.end) if closing else (span.end, span.end)
    open_ended = [segment.open_ended for clause in task.clauses for segment in clause.segments if segment.open_ended]
    first = next((one.start for one in span.clauses if one.start >= span.body), span.end)
    said = details(text, task, document.year)
    return Task(
        ids.task_id(document.id, span.number), span.number, span.label, span.title[: max(0, first - span.body)],
        text[span.start : span.end], text[start:end], span.start, span.end, start, end,
        said.deadlines[0].text if said.deadlines else "", "；".join(open_ended), _unnamed(task), (), said.due_on,
        *_printed(said.deadlines), *_printed(said.rhythms), *_printed(said.targets), *_printed(said.leaders),
        span.measures, span.part,
    )  # fmt: skip


def _printed(found: tuple[Detail, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Details as a property and the property of their spans."""
    return tuple(one.text for one in found), tuple(f"{one.start}-{one.end}" for one in found)


def _unnamed(task: TaskReading) -> bool:
    """Whether somebody unnamed must coordinate: 有关部门 as a body or 等有关部门 at the end of a coordinating list."""
    segments = (segment for clause in task.clauses for segment in clause.segments)
    return any(segment.open_ended and segment.role in COORDINATING for segment in segments) or any(
        reading.resolution.agency.quantifier == "some" and reading.segment.role in COORDINATING
        for reading in task.readings
    )


def _structure(document: str, sections: tuple[Section, ...], found: Extraction) -> Iterator[Edge]:
    for section in sections:
        yield Edge("HAS_SECTION", document, section.id)
    for task in found.tasks:
        heading = ids.section_id(document, task.span.section)
        yield Edge("HAS_TASK", heading, ids.task_id(document, task.span.number))


def _assignments(document: str, found: Extraction) -> Iterator[Edge]:
    for task in found.tasks:
        parts = [(reading.segment.role, reading.resolution.agency.management) for reading in task.readings]
        for reading, member in zip(task.readings, memberships(parts), strict=True):
            segment, mention, resolution = reading.segment, reading.mention, reading.resolution
            assignment = Assignment(
                segment.role, mention.text, mention.start, mention.end, reading.position, segment.role_text,
                segment.separately, member.answering, member.horizontal, resolution.rule, resolution.confidence,
                segment.basis, reading.inherited,
            )  # fmt: skip
            target = ids.task_id(document, task.span.number)
            yield Edge(roles()[segment.role].type, resolution.agency.id, target, assignment)


def _supervisors(document: str, found: Extraction) -> Iterator[Edge]:
    """Duties over all tasks: edges to the document, which no count of tasks holds."""
    for one in found.supervisions:
        mention, resolution, sentence = one.mention, one.resolution, one.sentence
        duty = Assignment(
            "supervise", mention.text, mention.start, mention.end, one.position, one.verb, False, False, False,
            resolution.rule, resolution.confidence, "sentence", False, sentence.text, sentence.start,
        )  # fmt: skip
        yield Edge(roles()["supervise"].type, resolution.agency.id, document, duty)


def _mentions(text: str, document: Document, found: Extraction, used: dict[str, Agency]) -> Iterator[Edge]:
    """Bodies that the running text of a task names and its clauses do not assign; they are added to `used`."""
    place = index(document.jurisdiction)
    for task in found.tasks:
        assigned = {reading.resolution.agency.id for reading in task.readings}
        for mention in mentions(text, task, place):
            body = place.find(mention.text)
            if body is not None and body[0].id not in assigned:
                used.setdefault(body[0].id, agency(body[0]))
                target = ids.task_id(document.id, task.span.number)
                yield Edge("MENTIONED_IN", body[0].id, target, Mentioned(mention.text, mention.start, mention.end))
