"""The sets A(t) and H(t): who answers for a task and who must coordinate on it (definitions of the questions)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from graph_store.vocabulary import managements

COORDINATING = frozenset({"lead", "responsible", "support"})


@dataclass(frozen=True, slots=True)
class Membership:
    """Whether an assignment belongs to A(t) (answering) and to H(t) (horizontal)."""

    answering: bool
    horizontal: bool


def memberships(parts: Sequence[tuple[str, str]]) -> list[Membership]:
    """Membership of each (role, line of the body) of one task.

    Answering: the leads, else the responsible, else the implementers that are not territorial. Horizontal: answering,
    responsible and supporting; whoever carries the task downwards is left out by role, not by name.
    """
    present = {role for role, _ in parts}
    strongest = next((role for role in ("lead", "responsible") if role in present), "implement")
    territory = managements()
    answers = [role == strongest and not (role == "implement" and territory[line].territorial) for role, line in parts]
    return [
        Membership(answering, answering or role in COORDINATING)
        for answering, (role, _) in zip(answers, parts, strict=True)
    ]
