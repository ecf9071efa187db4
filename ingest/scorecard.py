"""What was read from a document and what was not: nothing is dropped in silence."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import asdict, dataclass

from ingest.extract import Extraction
from ingest.metadata import Metadata
from ingest.source import Source


@dataclass(frozen=True, slots=True)
class Leftover:
    """Text that no rule accounted for, with its span; `task` is the number of its task (0: outside the tasks)."""

    task: int
    text: str
    char_start: int
    char_end: int


@dataclass(frozen=True, slots=True)
class Scorecard:
    """Counts of one reading and lists of what a person should look at. All lists are in the order of the text."""

    document_id: str
    title: str
    jurisdiction: str
    encoding: str
    characters: int
    sections: int
    tasks: int
    clauses: int
    assignments: int
    by_role: dict[str, int]
    bodies: int
    collectives: int
    unknown_names: tuple[str, ...]
    leftovers: tuple[Leftover, ...]
    tasks_without_clause: tuple[str, ...]
    open_ended: int
    numbering_gaps: tuple[str, ...]
    unbalanced: tuple[int, ...]
    by_rule: dict[str, int]

    def to_json(self) -> str:
        """The scorecard as JSON, as it is stored on the document."""
        return json.dumps(asdict(self), ensure_ascii=False)


def scorecard(source: Source, metadata: Metadata, found: Extraction) -> Scorecard:
    """The scorecard of one reading."""
    readings = [reading for task in found.tasks for reading in task.readings]
    bodies = {reading.resolution.agency.id: reading.resolution.agency for reading in readings}
    clauses = [clause for task in found.tasks for clause in task.clauses]
    return Scorecard(
        document_id=metadata.id,
        title=metadata.title,
        jurisdiction=metadata.jurisdiction,
        encoding=source.encoding,
        characters=len(source.text),
        sections=len(found.outline.sections),
        tasks=len(found.tasks),
        clauses=len(clauses),
        assignments=len(readings),
        by_role=dict(Counter(reading.segment.role for reading in readings).most_common()),
        bodies=len(bodies),
        collectives=sum(body.kind == "collective" for body in bodies.values()),
        unknown_names=tuple(body.name for body in bodies.values() if not body.known),
        leftovers=_leftovers(source.text, found),
        tasks_without_clause=tuple(task.span.label for task in found.tasks if not task.clauses),
        open_ended=sum(bool(segment.open_ended) for clause in clauses for segment in clause.segments),
        numbering_gaps=found.outline.gaps,
        unbalanced=found.parentheses.unbalanced,
        by_rule=dict(Counter(reading.resolution.rule for reading in readings).most_common()),
    )


def _leftovers(text: str, found: Extraction) -> tuple[Leftover, ...]:
    inside = [(task.span.number, span) for task in found.tasks for clause in task.clauses for span in clause.leftovers]
    outside = [(0, (clause.start, clause.end)) for clause in found.stray_clauses]
    return tuple(Leftover(task, text[start:end], start, end) for task, (start, end) in inside + outside)
