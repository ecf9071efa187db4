"""What was read from a document and what was not: nothing is dropped in silence."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass

from ingest.clause import Clause
from ingest.confidence import confidence, distribution, without_doubt
from ingest.correcting import Outcome
from ingest.doubts import Doubt, doubts
from ingest.effects import Effect, effects
from ingest.extract import Extraction
from ingest.ledger_unread import UNREAD
from ingest.metadata import Metadata
from ingest.source import Note, Source
from ingest.trust import Share, Trust


@dataclass(frozen=True, slots=True)
class Leftover:
    """Text that no rule accounted for, with its span; `task` is the number of its task (0: outside the tasks)."""

    task: int
    text: str
    char_start: int
    char_end: int


@dataclass(frozen=True, slots=True)
class Scorecard:
    """Counts of one reading and lists of what a person should look at. All lists are in the order of the text.

    `tasks_expected` counts the numbers that the sequence skips too; `clauses_read` are the clauses of tasks that were
    read to the last word; `confidence` and `by_basis` count assignments; `declarations` and `corrections` say what each
    of them changed. `trust` is the least of `shares`, which explain it (see ingest.trust). `doubts` are worst first.
    `pieces` and `tables` count what the reader of `format` kept of the places in the file; `notes` are its remarks on
    what it left out. `supervisors` are those who watch over all tasks, with the verb.
    """

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
    format: str
    pieces: int
    tables: int
    tasks_expected: int
    clauses_read: int
    confidence: dict[str, int]
    by_basis: dict[str, int]
    declarations: tuple[Effect, ...]
    corrections: tuple[Outcome, ...]
    trust: float
    shares: tuple[Share, ...]
    doubts: tuple[Doubt, ...]
    notes: tuple[Note, ...] = ()
    supervisors: tuple[str, ...] = ()

    def to_json(self) -> str:
        """The scorecard as JSON, as it is stored on the document."""
        return json.dumps(asdict(self), ensure_ascii=False)


def scorecard(
    source: Source, metadata: Metadata, found: Extraction, corrections: tuple[Outcome, ...] = (), guess: str = ""
) -> Scorecard:
    """The scorecard of one reading; `corrections` are those that were applied to it, or should have been; `guess` is
    the printed name that its jurisdiction was guessed from. Pure.
    """
    readings = [reading for task in found.tasks for reading in task.readings]
    bodies = {reading.resolution.agency.id: reading.resolution.agency for reading in readings}
    clauses = distinct_clauses(found)
    listed = doubts(source, found, corrections, guess)
    whole = sum(not clause.leftovers and all(one.kind != UNREAD for one in clause.attributes) for clause in clauses)
    shares = _shares(found, listed, clauses, whole)
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
        leftovers=_leftovers(listed),
        tasks_without_clause=tuple(task.span.label for task in found.tasks if not task.clauses),
        open_ended=sum(bool(segment.open_ended) for clause in clauses for segment in clause.segments),
        numbering_gaps=found.outline.gaps,
        unbalanced=found.parentheses.unbalanced,
        by_rule=dict(Counter(reading.resolution.rule for reading in readings).most_common()),
        format=source.format,
        pieces=len(source.pieces),
        tables=len(source.tables),
        tasks_expected=len(found.tasks) + found.outline.missing,
        clauses_read=whole,
        confidence=distribution(confidence(one) for one in readings),
        by_basis=dict(Counter(reading.segment.basis for reading in readings).most_common()),
        declarations=effects(source.text, found),
        corrections=corrections,
        trust=Trust(shares).value,
        shares=shares,
        doubts=listed,
        notes=source.notes,
        supervisors=tuple(f"{one.mention.text}（{one.verb}）" for one in found.supervisions),
    )


def distinct_clauses(found: Extraction) -> list[Clause]:
    """The clauses of all tasks, each once: one that closes a section speaks for several tasks."""
    return list({clause.start: clause for task in found.tasks for clause in task.clauses}.values())


def _shares(found: Extraction, listed: Sequence[Doubt], clauses: list[Clause], whole: int) -> tuple[Share, ...]:
    lost = sum(one.reason in {"unread-clause", "stray-clause"} for one in listed)
    reasons = {one.reason for one in listed}
    sure = [
        without_doubt(reading)
        and "guessed-place" not in reasons  # every 省, 市 and 县 in it may be another
        and not ("unread-rule" in reasons and reading.segment.role == "responsible")  # who leads among them is open
        for task in found.tasks
        for reading in task.readings
    ]
    return (
        Share("tasks", sum(bool(task.clauses) for task in found.tasks), len(found.tasks) + found.outline.missing),
        Share("clauses", whole, len(clauses) + lost),
        Share("assignments", sum(sure), len(sure)),
    )


def _leftovers(listed: Sequence[Doubt]) -> tuple[Leftover, ...]:
    """Those of tasks first, then clauses outside them."""
    left = [one for one in listed if one.reason in {"leftover", "stray-clause"}]
    left.sort(key=lambda one: one.reason == "stray-clause")
    return tuple(Leftover(one.task, one.text, one.char_start, one.char_end) for one in left)
