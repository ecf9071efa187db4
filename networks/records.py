"""The records of an incidence: tasks as a network needs them, and the parts that bodies have in them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SourceDocument:
    """A document that tasks were taken from; `tasks` counts all its tasks."""

    id: str
    title: str
    jurisdiction: str
    tasks: int


@dataclass(frozen=True, slots=True)
class NetworkTask:
    """A task with the text that its sentences are cut from; `char_start` and `clause_start` count in the document."""

    id: str
    number: int
    label: str
    title: str
    text: str
    clause: str
    char_start: int
    clause_start: int
    deadline: str
    document: str
    section: int
    section_title: str


@dataclass(frozen=True, slots=True)
class Part:
    """A body's part in a task; `agency` and `task` are indexes into the incidence."""

    agency: int
    task: int
    role: str
    role_text: str
    separately: bool
    answering: bool
    horizontal: bool
    mention: str
    char_start: int


@dataclass(frozen=True, slots=True)
class LeftOut:
    """What the filters took out, to be said beside the picture: names in official order, and numbers of parts."""

    collectives: tuple[str, ...] = ()
    collective_parts: int = 0
    other_kinds: int = 0
