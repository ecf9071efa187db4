"""What is in a graph, as the oracle knows it: documents, tasks, bodies and their parts, and the sets A(t) and H(t).

Nothing here comes from the graph or from the Cypher: facts come from the gold table, the tables in ingest/data and the
hand-written notices, meanings from the definitions of the questions.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

ROLES = ("lead", "responsible", "support", "implement", "guide", "supervise")
TERRITORIAL = {"local", "territorial"}  # governments below and zones: 分别落实 carries a task down to them


@dataclass(frozen=True, eq=False)
class Body:
    """A body with the facts that a table gives; there is one object for each."""

    id: str
    name: str
    full_name: str
    kind: str
    management: str
    line: str
    system: str
    order: int
    quantifier: str
    known: bool
    jurisdiction: str
    aliases: tuple[str, ...]

    @property
    def named(self) -> bool:
        return self.kind != "collective"

    @property
    def rank(self) -> tuple[int, str, str]:
        """Official order, then name."""
        return (self.order, self.name, self.id)


@dataclass(frozen=True)
class Part:
    """One mention of a body in a clause."""

    body: Body
    role: str
    role_text: str
    separately: bool
    position: int
    mention: str
    start: int
    end: int


@dataclass(frozen=True)
class Task:
    """A task with its parts in the order of print."""

    id: str
    document: str
    jurisdiction: str
    number: int
    label: str
    title: str
    section: int
    section_title: str
    clause: str
    open_ended: str
    unnamed: bool
    parts: tuple[Part, ...]
    words: tuple[str, ...] = ()
    terms: tuple[str, ...] = ()
    named: tuple[tuple[Body, int], ...] = ()  # bodies that the running text speaks of, and where

    @cached_property
    def _by_role(self) -> dict[str, set[Body]]:
        return {role: {part.body for part in self.parts if part.role == role} for role in ROLES}

    def holders(self, *roles: str) -> set[Body]:
        """Bodies of any kind with one of these roles."""
        return set[Body]().union(*(self._by_role[role] for role in roles))

    def answering(self) -> set[Body]:
        """A(t): the leads, else the responsible, else the implementers that are not territorial; of any kind."""
        downwards = {body for body in self.holders("implement") if body.management in TERRITORIAL}
        return self.holders("lead") or self.holders("responsible") or self.holders("implement") - downwards

    def horizontal(self) -> set[Body]:
        """H(t) = A ∪ R ∪ S, of any kind."""
        return self.answering() | self.holders("lead", "responsible", "support")

    def counted(self, roles: list[str]) -> set[Body]:
        """H(t), or the holders of `roles` where some were asked for."""
        return self.holders(*roles) if roles else self.horizontal()


@dataclass(frozen=True)
class Watch:
    """A body that a sentence outside the tasks makes the supervisor of them all."""

    body: Body
    verb: str
    mention: str
    start: int
    sentence: str
    sentence_start: int


@dataclass(frozen=True)
class Document:
    """A document; `headings` are its numbered headings of all levels, (number, title)."""

    id: str
    title: str
    issuer: str
    doc_number: str
    year: int
    jurisdiction: str
    headings: tuple[tuple[int, str], ...]
    tasks: tuple[Task, ...]
    watches: tuple[Watch, ...] = ()


@dataclass(frozen=True)
class World:
    """All documents of a graph."""

    documents: tuple[Document, ...]

    def chosen(self, p: Mapping[str, Any]) -> list[Document]:
        return [
            one
            for one in sorted(self.documents, key=lambda one: one.id)
            if p.get("document", "") in ("", one.id) and p.get("jurisdiction", "") in ("", one.jurisdiction)
        ]

    def tasks(self, p: Mapping[str, Any]) -> list[Task]:
        """Tasks in the chosen scope, in the order of documents and numbers."""
        found = [task for document in self.chosen(p) for task in document.tasks]
        return [task for task in found if p.get("section", -1) in (-1, task.section)]

    def shown(self, body: Body) -> str:
        """The name that answers show: in a graph of several jurisdictions the full name, or name and place."""
        if len({one.jurisdiction for one in self.documents}) == 1:
            return body.name
        place = {"640000": "宁夏", "450000": "广西", "000000": "中央"}[body.jurisdiction[:2] + "0000"]
        tabled = body.known and body.named
        return body.full_name if tabled or place in body.full_name else f"{body.full_name}（{place}）"

    def printed(self, body: Body) -> str:
        """The name under which running text speaks of a body: made-up texts print its name."""
        return {"640000:党委": "自治区党委", "000000:全国工商联": "全国工商联"}.get(body.id, body.name)

    def with_words(self, cut: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]]) -> World:
        """The same with the search words and the key terms of each task."""
        return World(
            tuple(
                replace(
                    one, tasks=tuple(replace(task, words=cut[task.id][0], terms=cut[task.id][1]) for task in one.tasks)
                )
                for one in self.documents
            )
        )


def wanted(bodies: Iterable[Body], p: Mapping[str, Any]) -> Iterator[Body]:
    """Bodies that the filters by kind and for collective names let through."""
    for body in bodies:
        if (body.named or p.get("include_collectives", False)) and p.get("kind", "") in ("", body.kind):
            yield body
