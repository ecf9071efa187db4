"""Small graphs made by hand, so that tests of the store need no notice."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from graph_store.model import Agency, Assignment, Document, DocumentGraph, Edge, Section, Task
from graph_store.rows import sealed, to_rows
from graph_store.store import GraphStore, Replace


def document(name: str, text: str = "正文") -> Document:
    return Document(name, name, "", "", 2017, "", "x", f"/{name}.txt", "0" * 64, "", "1", "{}", text)


def task(name: str, number: int) -> Task:
    return Task(f"{name}:{number}", number, f"（{number}）", "", "任务", "", 0, 2, 0, 0, "", "", False, ("任务",))


def agency(key: str, **changed: Any) -> Agency:
    name = key.partition(":")[2]
    plain: dict[str, Any] = {
        "id": key, "name": name, "full_name": name, "short_name": name, "kind": "government", "management": "own",
        "line": "", "system": "", "official_order": 1, "jurisdiction": "x", "level": "province", "quantifier": "",
        "aliases": (), "known": True, "note": "",
    }  # fmt: skip
    return Agency(**(plain | changed))


def assignment(role: str = "lead") -> Assignment:
    return Assignment(role, "甲厅", 0, 2, 0, "牵头", False, True, True, "list", 1.0)


def graph(
    name: str,
    tasks: int,
    agencies: Sequence[Agency] = (),
    facts: Sequence[Edge] = (),
    *,
    text: str = "正文",
    supervisor: str = "",
) -> DocumentGraph:
    """A document with `tasks` tasks, each led by every one of `agencies` that is not noted as "only known"."""
    agencies = tuple(agencies) or (agency("x:甲厅"),)
    numbered = tuple(task(name, number) for number in range(1, tasks + 1))
    edges = [Edge("HAS_SECTION", name, f"{name}:s0")]
    edges += [Edge("HAS_TASK", f"{name}:s0", one.id) for one in numbered]
    leaders = [body for body in agencies if body.note != "only known"]
    edges += [Edge("LEADS", body.id, one.id, assignment()) for one in numbered for body in leaders]
    if supervisor:
        edges.append(Edge("SUPERVISES", supervisor, name, assignment("supervise")))
    sections = (Section(f"{name}:s0", 0, "", 0, 0, len(text)),)
    return sealed(DocumentGraph(document(name, text), sections, numbered, agencies, (*edges, *facts)))


def replacing(one: DocumentGraph) -> Replace:
    return Replace(one.document.id, one.document.content, to_rows(one))


OURS = "(n.id STARTS WITH 'test-' OR n.id STARTS WITH 'x:')"


def counts(store: GraphStore) -> tuple[int, ...]:
    """Documents, sections, tasks, bodies and their outgoing relationships that come from graphs made here."""
    labels = ("Document", "Section", "Task", "Agency")
    found = [store.read(f"MATCH (n:{label}) WHERE {OURS} RETURN count(*) AS n").rows[0][0] for label in labels]
    types = "HAS_SECTION|HAS_TASK|LEADS|SUPPORTS|SUPERVISES|INCLUDES|PART_OF|SUCCEEDED_BY"
    edges = store.read(f"MATCH (n)-[r:{types}]->() WHERE {OURS} RETURN count(r) AS n").rows[0][0]
    return (*found, edges)


def bodies(store: GraphStore) -> list[str]:
    """Names of the bodies that come from graphs made here."""
    found = store.read("MATCH (n:Agency) WHERE n.id STARTS WITH 'x:' RETURN n.name AS name ORDER BY name")
    return [row[0] for row in found.rows]
