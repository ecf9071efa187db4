"""The outline of a text: its sections and tasks with their spans."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from ingest.clause import Clause

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class SectionSpan:
    """A heading with the span of all that stands under it; number counts from 1 in the document."""

    number: int
    title: str
    depth: int
    start: int
    end: int


class TaskSpan(NamedTuple):
    """A task with the number of its section (0: before any heading) and its label as printed.

    `clauses` are its own, `inherited` those of its section that speak for it too; `measures` counts the numbered
    sub-measures inside it, `part` its place among the tasks of one item (0: the item is one task).
    """

    number: int
    label: str
    title: str
    section: int
    start: int
    body: int
    end: int
    clauses: tuple[Clause, ...] = ()
    inherited: tuple[Clause, ...] = ()
    measures: int = 0
    part: int = 0


@dataclass(frozen=True, slots=True)
class Outline:
    """What the numbering says: the preamble ends at `preamble_end`; `gaps` are numbers that the sequence skips,
    `missing` how many numbers they leave out.
    """

    preamble_end: int
    sections: tuple[SectionSpan, ...]
    tasks: tuple[TaskSpan, ...]
    gaps: tuple[str, ...]
    missing: int = 0


def running_text(task: TaskSpan) -> list[Span]:
    """The spans of a task's text outside its own clauses, in order."""
    found = []
    position = task.body
    for clause in task.clauses:
        found.append((position, clause.start))
        position = clause.end
    return [(start, end) for start, end in [*found, (position, task.end)] if start < end]
