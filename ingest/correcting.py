"""Corrections applied to a reading: a pure function, so that every ingest gives the same graph.

First what the clauses assign (add, remove, role), then which body a name is (same-body, not-same-body), then what a
body is (rename, kind): an added name is subject to the later ones too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from graph_store.model import Agency
from graph_store.vocabulary import roles
from ingest.clause import Clause
from ingest.corrections import Correction
from ingest.extract import Extraction, Reading, TaskReading
from ingest.identities import Bodies, apart, with_facts
from ingest.names import Mention
from ingest.passages import Passages, Span, passages, squeeze
from ingest.resolve import Resolution
from ingest.segment import Segment

RULE = "correction"
_DOUBTFUL = frozenset({"bare", "inferred"})
_FIRST = ("add", "remove", "role")
_SECOND = ("same-body", "not-same-body")
_FACTS = ("rename", "kind")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a correction: applied, already-so (the reading says so without it) or unmatched.

    `changed` counts assignments. `text` and `text_en` say what it wants.
    """

    correct: str
    text: str
    text_en: str
    author: str
    time: str
    reason: str
    outcome: str
    changed: int


@dataclass(frozen=True, slots=True)
class Corrected:
    """A reading with its corrections, what became of each, and bodies whose facts they change, by id."""

    found: Extraction
    outcomes: tuple[Outcome, ...]
    facts: tuple[Correction, ...] = ()


def corrected(text: str, found: Extraction, given: Sequence[Correction], document: str, jurisdiction: str) -> Corrected:
    """`found` as the corrections for this document want it. Pure."""
    mine = [one for one in given if one.document in {"", document}]
    if not mine:
        return Corrected(found, ())
    desk = _Desk(text, passages(text), list(found.tasks), Bodies(found, jurisdiction))
    changed: dict[int, int | None] = {}
    for kinds in (_FIRST, _SECOND, _FACTS):
        changed |= {n: desk.apply(one) for n, one in enumerate(mine) if one.correct in kinds}
    outcomes = tuple(_outcomes(mine, changed))
    return Corrected(replace(found, tasks=tuple(desk.tasks)), outcomes, tuple(desk.facts))


def _outcomes(mine: Sequence[Correction], changed: dict[int, int | None]) -> Iterator[Outcome]:
    for number, one in enumerate(mine):
        count = changed[number]
        if count is None and not one.document:
            continue  # what holds for all documents need not match in each
        outcome = "unmatched" if count is None else "applied" if count else "already-so"
        yield Outcome(one.correct, one.text(), one.text("en"), one.author, one.time, one.reason, outcome, count or 0)


@dataclass(slots=True)
class _Desk:
    """The reading on which the corrections work; each gives the number of assignments changed, None: no match."""

    text: str
    passages: Passages
    tasks: list[TaskReading]
    bodies: Bodies
    facts: list[Correction] = field(default_factory=list)

    def apply(self, one: Correction) -> int | None:
        """Apply one correction; how many tasks or bodies it changed, None when it fits nothing."""
        if one.correct == "add":
            return self._add(one)
        if one.correct in _FIRST:
            return self._at_mention(one)
        if one.correct in _SECOND:
            return self._identity(one)
        return self._facts(one)

    def _add(self, one: Correction) -> int | None:
        passage = self._passage(one)
        spans = self.passages.inside(passage, one.mention) if passage else []
        if passage is None or len(spans) < one.occurrence:
            return None
        span = spans[one.occurrence - 1]
        numbers = self._tasks_of(span)
        new = [number for number in numbers if not self._has(self.tasks[number], span, one.role)]
        for number in new:
            self.tasks[number] = self._with_added(self.tasks[number], span, passage, one.role)
        return len(new) if numbers else None

    def _tasks_of(self, span: Span) -> list[int]:
        """The tasks for which the clause around the span speaks, else the one in whose text it stands."""
        speaking = [
            number
            for number, task in enumerate(self.tasks)
            if any(one.start <= span[0] and span[1] <= one.end for one in task.clauses)
        ]
        inside = [n for n, task in enumerate(self.tasks) if task.span.start <= span[0] and span[1] <= task.span.end]
        return speaking or inside[-1:]

    @staticmethod
    def _has(task: TaskReading, span: Span, role: str) -> bool:
        return any((one.mention.start, one.mention.end) == span and one.segment.role == role for one in task.readings)

    def _with_added(self, task: TaskReading, span: Span, passage: Span, role: str) -> TaskReading:
        mention = Mention(self.text[slice(*span)], *span)
        segment = Segment(role, roles()[role].zh, False, (mention,), "", RULE)
        added = Reading(segment, mention, 1, replace(self.bodies.resolved(mention.text), rule=RULE, confidence=1.0))
        readings = sorted((*task.readings, added), key=lambda one: (one.inherited, one.mention.start))
        if not any(one.start <= span[0] and span[1] <= one.end for one in task.clauses):
            own = [*task.span.clauses, Clause(*passage, (segment,), (), form=RULE)]
            rest = task.clauses[len(task.span.clauses) :]
            return task._replace(clauses=(*sorted(own, key=lambda one: one.start), *rest), readings=tuple(readings))
        return task._replace(clauses=tuple(_settled(one, span) for one in task.clauses), readings=tuple(readings))

    def _at_mention(self, one: Correction) -> int | None:
        span = self._mention(one)
        if span is None:
            return None
        return self._each(
            lambda reading: (reading.mention.start, reading.mention.end) == span,
            (lambda _: None) if one.correct == "remove" else (lambda reading: _with_role(reading, one.role)),
        )

    def _mention(self, one: Correction) -> Span | None:
        passage = self._passage(one)
        if passage is None:
            return None
        spans = {
            (mention.start, mention.end)
            for task in self.tasks
            for mention in (reading.mention for reading in task.readings)
            if passage[0] <= mention.start
            and mention.end <= passage[1]
            and squeeze(mention.text) == squeeze(one.mention)
        }
        return sorted(spans)[one.occurrence - 1] if len(spans) >= one.occurrence else None

    def _passage(self, one: Correction) -> Span | None:
        return self.passages.passage(one.clause, one.before, one.at)

    def _identity(self, one: Correction) -> int | None:
        body = self.bodies.named(one.body)
        if body is None:
            return None
        if one.correct == "same-body":
            return self._each(
                lambda reading: self.bodies.goes_by(reading, one.name),
                lambda reading: _decided(reading, body),
            )
        other = apart(body, one.name)
        return self._each(
            lambda reading: reading.resolution.agency.id == body.id and self.bodies.goes_by(reading, one.name),
            lambda reading: _decided(reading, other),
        )

    def _facts(self, one: Correction) -> int | None:
        body = self.bodies.named(one.body)
        if body is None:
            return None
        self.facts.append(replace(one, body=body.id))
        return self._each(
            lambda reading: reading.resolution.agency.id == body.id,
            lambda reading: _decided(reading, with_facts(reading.resolution.agency, one)),
        )

    def _each(self, wanted: Callable[[Reading], bool], change: Callable[[Reading], Reading | None]) -> int | None:
        """Change the readings that are wanted; how many became others, or None when there was none."""
        matched = changed = 0
        for number, task in enumerate(self.tasks):
            readings: list[Reading] = []
            for reading in task.readings:
                after = change(reading) if wanted(reading) else reading
                matched += wanted(reading)
                changed += after != reading
                readings += [after] if after is not None else []
            self.tasks[number] = task._replace(readings=tuple(readings))
        return changed if matched else None


def _settled(clause: Clause, span: Span) -> Clause:
    """The clause without the leftovers that a person accounted for."""
    left = tuple(one for one in clause.leftovers if one[1] <= span[0] or span[1] <= one[0])
    return clause._replace(leftovers=left)


def _with_role(reading: Reading, role: str) -> Reading:
    if reading.segment.role == role and reading.segment.basis not in _DOUBTFUL:
        return reading  # a doubtful one is confirmed by it
    printed = reading.segment.role_text if reading.segment.role == role else roles()[role].zh  # 牵头 says no support
    segment = reading.segment._replace(role=role, role_text=printed, basis=RULE)
    return reading._replace(segment=segment, resolution=replace(reading.resolution, rule=RULE))


def _decided(reading: Reading, body: Agency) -> Reading:
    if reading.resolution.agency == body:
        return reading
    return reading._replace(resolution=Resolution(body, RULE, 1.0))


def amended(bodies: Iterable[Agency], facts: Sequence[Correction]) -> tuple[Agency, ...]:
    """Bodies with the corrected facts, also those that no clause names but a relative leads to."""
    found = list(bodies)
    for one in facts:
        found = [with_facts(body, one) if body.id == one.body else body for body in found]
    return tuple(found)
