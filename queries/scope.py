"""What names mean in one graph: its documents and jurisdictions, and the body or task that a user means."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from graph_store.errors import NotFoundError
from graph_store.places import fullest_first, known_place, means_every_place, no_document, place
from graph_store.schema import role_types
from graph_store.store import GraphStore
from queries.naming import ANYWHERE, Within, ambiguous, meant

_DOCUMENTS = """MATCH (d:Document)-[:HAS_SECTION]->(:Section)-[:HAS_TASK]->(t:Task)
RETURN d.id AS id, d.title AS title, d.jurisdiction AS jurisdiction, count(t) AS tasks ORDER BY id"""
_SECTIONS = """MATCH (d:Document)-[:HAS_SECTION]->(s:Section)
RETURN d.id AS document, d.jurisdiction AS jurisdiction, s.number AS number, s.title AS title
ORDER BY number, document"""
_AGENCIES = f"""MATCH (a:Agency) RETURN a.id AS id, a.name AS name, a.full_name AS full_name,
    a.short_name AS short_name, a.aliases AS aliases, a.jurisdiction AS jurisdiction,
    a.known AND a.kind <> 'collective' AS tabled, EXISTS {{ MATCH (a)-[:{role_types()}|MENTIONED_IN]->() }} AS used,
    EXISTS {{ MATCH (:Agency)-[:INCLUDES]->(a) }} AS member ORDER BY id"""
_COLLECTIVES = """MATCH (c:Agency {kind: 'collective'})-[:INCLUDES]->(m:Agency)
RETURN c.name AS name, c.jurisdiction AS jurisdiction, count(m) AS members ORDER BY members DESC, name, jurisdiction"""
_MOST_SHOWN = 5


@dataclass(frozen=True)
class Scope:
    """Facts about the graph of one version, read when they are first needed and kept as long as the version."""

    store: GraphStore
    version: str

    @cached_property
    def documents(self) -> dict[str, dict[str, Any]]:
        """Documents by id, each with title, jurisdiction and number of tasks."""
        return {row["id"]: row for row in self.store.read(_DOCUMENTS).records()}

    @cached_property
    def jurisdictions(self) -> dict[str, int]:
        """Codes of the jurisdictions in the graph with their numbers of tasks, most first."""
        return fullest_first((row["jurisdiction"], row["tasks"]) for row in self.documents.values())

    @cached_property
    def full_names(self) -> dict[str, str]:
        """Full names of bodies by id; where no table gave one, the name as printed with its jurisdiction."""
        return {
            row["id"]: row["full_name"] if row["tabled"] else _with_place(row["full_name"], row["jurisdiction"])
            for row in self._agencies
        }

    @cached_property
    def names(self) -> tuple[str, ...]:
        """Names of bodies, for cutting words as the texts were cut: members of a collective that no text names are no
        words of it.
        """
        named = [row for row in self._agencies if row["used"] or not row["member"]]
        return tuple(name for row in named for name in (row["name"], row["short_name"], *row["aliases"]))

    @cached_property
    def collectives(self) -> dict[str, int]:
        """Collective names with known members, as answers show them, with the number of members; most first."""
        several = len(self.jurisdictions) > 1
        return {
            _with_place(row["name"], row["jurisdiction"]) if several else row["name"]: row["members"]
            for row in self.store.read(_COLLECTIVES).records()
        }

    def sections(self, document: str, jurisdiction: str) -> dict[int, str]:
        """Numbers of the sections of a document, or of a jurisdiction, or of all (""), each with its first title."""
        found: dict[int, str] = {}
        for row in self._sections:
            if document in ("", row["document"]) and jurisdiction in ("", row["jurisdiction"]):
                found.setdefault(row["number"], row["title"])
        return found

    @cached_property
    def _sections(self) -> list[dict[str, Any]]:
        return self.store.read(_SECTIONS).records()

    @cached_property
    def _agencies(self) -> list[dict[str, Any]]:
        return self.store.read(_AGENCIES).records()

    @cached_property
    def _used(self) -> frozenset[str]:
        return frozenset(row["id"] for row in self._agencies if row["used"])

    @cached_property
    def _by_name(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for row in sorted(self._agencies, key=lambda row: not row["used"]):
            shown = self.full_names[row["id"]]
            said = {shown, f"{shown}（{row['id']}）"}  # what answers show and messages list can be given
            for name in {row["id"], row["name"], row["full_name"], row["short_name"], *row["aliases"], *said}:
                found.setdefault(name, []).append(row["id"])
        return found

    def agency(self, text: str, where: str, within: Within = ANYWHERE) -> str:
        """Id of the body that `text` (id, any of its names) means `within`. Raises NotFoundError, ParameterError."""
        known = self._by_name.get(text.strip(), [])
        found = meant(self.store, known, within) if len(known) > 1 else known
        used = [one for one in found if one in self._used]
        if (
            len(found) == 1 or len(used) == 1
        ):  # 人民政府 is the body that a document names before 27 members of 各市、县
            return (used or found)[0]
        if found:
            raise ambiguous(text, where, found, self.full_names)
        near = [name for name in self._by_name if text.strip() and text.strip() in name and ":" not in name]
        near = near[:_MOST_SHOWN]
        raise NotFoundError(
            f"图中没有机构 {text!r}" + (f"；相近的有：{'、'.join(near)}" if near else "；find-agencies 可查找"),
            f"no body {text!r} in the graph" + (f"; near: {', '.join(near)}" if near else "; try find-agencies"),
            where=where,
        )

    def within(self, document: str, jurisdiction: str) -> Within:
        """Where a document (id) or a jurisdiction (code), either of which may be "", lets a body be looked for."""
        place_of = self.documents[document]["jurisdiction"] if document else jurisdiction
        return Within(document, jurisdiction, place_of)

    def document(self, text: str) -> str:
        """Id of the document `text`. Raises NotFoundError."""
        if text in self.documents:
            return text
        raise no_document(text, self.documents)

    def task(self, text: str) -> str:
        """Id of the task `text`: an id, or a number when the graph holds one document. Raises NotFoundError."""
        only = next(iter(self.documents), "") if len(self.documents) == 1 else ""
        wanted = f"{only}:{text}" if only and text.isdigit() else text
        if self.store.read("MATCH (t:Task {id: $id}) RETURN t.id AS id", {"id": wanted}).rows:
            return wanted
        raise NotFoundError(
            f"图中没有任务 {text!r}：标识形如 文件:序号，find-tasks 可查找",
            f"no task {text!r} in the graph: an id looks like DOCUMENT:NUMBER; try find-tasks",
            where="task",
        )

    def jurisdiction(self, text: str) -> str:
        """Code of the jurisdiction `text` (code or name); "" for `all`; the fullest one when nothing is given.

        Raises ParameterError, NotFoundError (nothing of it in the graph).
        """
        if means_every_place(text):
            return ""
        if not text:
            return next(iter(self.jurisdictions)) if len(self.jurisdictions) > 1 else ""
        found = place(text)
        if found.code in self.jurisdictions:
            return found.code
        listed = "、".join(_short(code) for code in self.jurisdictions) or "-"
        raise NotFoundError(
            f"图中没有{found.name}的文件；已有：{listed}",
            f"no document of {found.name} in the graph; there is: {listed}",
            where="jurisdiction",
        )


def _short(code: str) -> str:
    found = known_place(code)
    return found.short if found else code


def _with_place(name: str, code: str) -> str:
    found = known_place(code)
    short = found.short if found else ""
    return name if short in name else f"{name}（{short}）"
