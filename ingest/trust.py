"""How far a reading can be trusted: three shares, and the least of them as one number.

- tasks: of the tasks that the numbering leads one to expect, how many were found and have a clause;
- clauses: of the clauses that stand in the text, how many were read to the last word and belong to a task;
- assignments: of the assignments, how many are without doubt: something printed gave the role, and the name is known or
  ends as the names of bodies do; none is where the place was guessed, and none of those responsible where a rule that
  says who leads was not understood. Names that no registry knows are listed, but a name read well is no doubt.

The least and not the mean: a document is as good as its weakest part, and the share that is least says where to look.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

_PLACES = 4
_WORDS = {
    "tasks": ("任务有分句", "tasks with a clause"),
    "clauses": ("分句全部读懂", "clauses read to the last word"),
    "assignments": ("责任没有疑问", "assignments without doubt"),
}


@dataclass(frozen=True, slots=True)
class Share:
    """`good` of `all`; 1 when there is nothing to count."""

    name: str
    good: int
    all: int

    @property
    def value(self) -> float:
        """The share, rounded down so that 1 means all."""
        return math.floor(self.good / self.all * 10**_PLACES) / 10**_PLACES if self.all else 1.0

    def text(self, *, english: bool) -> str:
        """The share as counted, in words."""
        return f"{_WORDS[self.name][english]} {self.good}/{self.all}"


@dataclass(frozen=True, slots=True)
class Trust:
    """The shares with the weakest of them; `value` is the document's trust."""

    shares: tuple[Share, ...]

    @property
    def weakest(self) -> Share:
        """The least share; of equal ones the first."""
        return min(self.shares, key=lambda one: one.value)

    @property
    def value(self) -> float:
        """The least of the shares, 0 to 1."""
        return self.weakest.value
