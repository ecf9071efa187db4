"""Where something stands: the task of a position, the clause of a reading."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from ingest.clause import Clause
from ingest.extract import Extraction, Reading, TaskReading


def task_at(found: Extraction, place: int) -> TaskReading | None:
    """The task in whose span `place` lies; of several the last, which is the smallest."""
    number = bisect_right(found.tasks, place, key=lambda one: one.span.start) - 1
    return found.tasks[number] if number >= 0 and place < found.tasks[number].span.end else None


def number_at(found: Extraction, place: int) -> int:
    """The number of that task; 0 outside the tasks."""
    task = task_at(found, place)
    return task.span.number if task else 0


def by_clause(task: TaskReading) -> Iterator[tuple[Reading, Clause]]:
    """The readings of a task, each with the clause that its mention stands in."""
    clauses = sorted(task.clauses, key=lambda one: one.start)
    starts = [one.start for one in clauses]
    for reading in task.readings:
        place = bisect_right(starts, reading.mention.start) - 1
        if place >= 0 and reading.mention.end <= clauses[place].end:
            yield reading, clauses[place]
