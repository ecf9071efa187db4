"""What a person should look at in one reading, each with its place: the reading says where it is not sure."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from graph_store.vocabulary import table
from ingest.clause import Clause
from ingest.correcting import Outcome
from ingest.extract import Extraction, TaskReading
from ingest.ledger_unread import UNREAD
from ingest.names import Mention
from ingest.placing import by_clause, number_at
from ingest.source import Source
from ingest.unread import unread
from ingest.unread_rules import unread_rules

_ROLES = frozenset({"bare", "inferred"})


@dataclass(frozen=True, slots=True)
class Doubt:
    """One thing to look at: `text` as printed at its span (both 0: no place), in task `task` (0: outside the tasks).

    `times` counts the assignments that it concerns; `place` is where it stands in the file (page, cell), if known.
    """

    reason: str
    task: int
    text: str
    char_start: int
    char_end: int
    times: int = 1
    place: str = ""


def doubts(
    source: Source, found: Extraction, corrections: tuple[Outcome, ...] = (), guess: str = ""
) -> tuple[Doubt, ...]:
    """All doubts of a reading, worst first and then in the order of the text; `guess` is the name of a place that no
    table has. Pure.
    """
    text = source.text
    listed = [*_whole(text, found), *_in_clauses(text, found), *_names(found), *_tasks(found), *_marks(text, found)]
    listed += _columns(text, found)
    listed += [Doubt("correction", 0, one.text, 0, 0) for one in corrections if one.outcome == "unmatched"]
    listed += _guess(text, guess)
    # The table has them worst first: what may be missing whole, what may be wrong, what is only worth a look.
    order = {row["reason"]: place for place, row in enumerate(table("reasons"))}
    places = _Places(source)
    return tuple(
        places.placed(one) for one in sorted(listed, key=lambda one: (order[one.reason], one.char_start, one.char_end))
    )


def _guess(text: str, name: str) -> Iterator[Doubt]:
    start = text.find(name) if name else -1
    if name:
        yield Doubt("guessed-place", 0, name, *((start, start + len(name)) if start >= 0 else (0, 0)))


def _whole(text: str, found: Extraction) -> Iterator[Doubt]:
    for start, end in unread_rules(text, found):
        yield Doubt("unread-rule", 0, text[start:end], start, end)
    for start, end in unread(text, found):
        yield Doubt("unread-clause", number_at(found, start), text[start:end], start, end)
    for clause in found.stray_clauses:
        yield Doubt("stray-clause", 0, text[clause.start : clause.end], clause.start, clause.end)


def _columns(text: str, found: Extraction) -> Iterator[Doubt]:
    """The first cell of columns of bodies whose header nobody knows, with the number of such cells."""
    cells = [one for clause in _clauses(found) for one in clause.attributes if one.kind == UNREAD]
    if cells:
        start, end = cells[0].start, cells[0].end
        yield Doubt("unread-column", number_at(found, start), text[start:end], start, end, len(cells))


def _clauses(found: Extraction) -> Iterator[Clause]:
    return (clause for task in found.tasks for clause in task.clauses)


def _in_clauses(text: str, found: Extraction) -> Iterator[Doubt]:
    """Leftovers and names without a verb, once for each clause: it may speak for several tasks."""
    seen: set[int] = set()
    for task in found.tasks:
        new = [one for one in task.clauses if one.start not in seen]
        seen.update(one.start for one in new)
        for clause in new:
            for start, end in clause.leftovers:
                yield Doubt("leftover", task.span.number, text[start:end], start, end)
        yield from _roles(text, task, {one.start for one in new})


def _roles(text: str, task: TaskReading, clauses: set[int]) -> Iterator[Doubt]:
    """Roles that no word of the clause gave, a clause and a basis at a time."""
    listed: dict[tuple[int, str], list[Mention]] = {}
    for reading, clause in by_clause(task):
        if reading.segment.basis in _ROLES and clause.start in clauses:
            listed.setdefault((clause.start, reading.segment.basis), []).append(reading.mention)
    for (_, basis), mentions in listed.items():
        first, last = min(one.start for one in mentions), max(one.end for one in mentions)
        yield Doubt(basis, task.span.number, text[first:last], first, last, len(mentions))


def _names(found: Extraction) -> Iterator[Doubt]:
    """Each unknown body once, at its first mention."""
    first: dict[str, tuple[int, int, int, str]] = {}
    times: dict[str, int] = {}
    for task in found.tasks:
        for one in task.readings:
            body = one.resolution.agency
            if not body.known:
                first.setdefault(body.id, (task.span.number, one.mention.start, one.mention.end, one.mention.text))
                times[body.id] = times.get(body.id, 0) + 1
    for body_id, (number, start, end, printed) in first.items():
        yield Doubt("unknown-name", number, printed, start, end, times[body_id])


def _tasks(found: Extraction) -> Iterator[Doubt]:
    for task in found.tasks:
        if not task.clauses:
            yield Doubt("no-clause", task.span.number, task.span.label, task.span.start, task.span.end)
    for gap in found.outline.gaps:
        yield Doubt("gap", 0, gap, 0, 0)


def _marks(text: str, found: Extraction) -> Iterator[Doubt]:
    """Unbalanced marks, the first of each task with their number: a hostile text has nothing else."""
    first: dict[int, int] = {}
    times: Counter[int] = Counter()
    for place in found.parentheses.unbalanced:
        number = number_at(found, place)
        first.setdefault(number, place)
        times[number] += 1
    for number, place in first.items():
        yield Doubt("unbalanced", number, text[place], place, place + 1, times[number])


class _Places:
    """Where in the file a span begins, by the pieces that the reader kept."""

    def __init__(self, source: Source) -> None:
        self._pieces = source.pieces
        self._starts = [one.start for one in source.pieces]

    def placed(self, one: Doubt) -> Doubt:
        """The doubt with the page, paragraph or cell that it was read from."""
        at = bisect_right(self._starts, one.char_start) - 1
        return replace(one, place=self._pieces[at].place) if at >= 0 and one.char_end else one
