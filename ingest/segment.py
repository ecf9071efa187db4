"""What the inside of a clause says: the records that the list grammar fills."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from ingest.names import Mention

LONGEST_PIECE = 300  # characters between separators; more is running text and no name

Span = tuple[int, int]


class Segment(NamedTuple):
    """Names with their common role.

    `role_text` is the verb, label or connective as printed; `open_ended` the 等… that closes the list; `basis` what
    gave the role: verb, object, label, connective, annotation (教育局（牵头）), bare (names alone), or a declaration
    (first, mark) that changed it.
    """

    role: str
    role_text: str
    separately: bool
    mentions: tuple[Mention, ...]
    open_ended: str
    basis: str = "verb"


class Attribute(NamedTuple):
    """Something else that a clause says; the span is its text.

    kind is deadline, leader, goal, scope, object (what a body does, behind its verb) or other.
    """

    kind: str
    start: int
    end: int


@dataclass(slots=True)
class Segments:
    """All that was read from the inside of one clause; `leftovers` is text that no rule accounted for."""

    segments: list[Segment] = field(default_factory=list)
    attributes: list[Attribute] = field(default_factory=list)
    leftovers: list[Span] = field(default_factory=list)
