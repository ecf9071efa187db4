"""One body, task or document with all that the graph says of it: what detail pages and the API show."""

from __future__ import annotations

import json
from typing import Any

from graph_store.errors import NotFoundError
from graph_store.store import GraphStore
from queries.asking import Asker

_AGENCY = "MATCH (a:Agency {id: $id}) RETURN a"
_RELATIVES = """MATCH (a:Agency {id: $id})-[r:PART_OF|SUCCEEDED_BY]->(b:Agency)
RETURN b.id AS id, b.full_name AS full_name, properties(r) AS facts, type(r) AS relation ORDER BY relation, id"""
_TASK = """MATCH (d:Document)-[:HAS_SECTION]->(s:Section)-[:HAS_TASK]->(t:Task {id: $id})
RETURN t, d.id AS document, d.title AS document_title, s.number AS section, s.title AS section_title"""
_DOCUMENT = "MATCH (d:Document {id: $id}) RETURN d"
_MANY = 1000


def agency_detail(asker: Asker, name: str) -> dict[str, Any]:
    """A body (by id or name) with its facts, relatives, tasks and partners; of very many, the first with their total.

    Raises NotFoundError, ParameterError.
    """
    found = asker.scope().agency(name, "agency")
    node = _properties(asker.store, _AGENCY, found, "机构", "body")
    relatives = [
        {"relation": row["relation"], "id": row["id"], "full_name": row["full_name"], **_facts(row["facts"])}
        for row in asker.store.read(_RELATIVES, {"id": found}).records()
    ]
    tasks = asker.ask("agency-tasks", {"agency": found, "limit": _MANY})
    partners = asker.ask("agency-partners", {"agency": found, "limit": _MANY})
    return {
        **node, "relatives": relatives, "tasks": tasks.records(), "tasks_total": tasks.total,
        "partners": partners.records(), "partners_total": partners.total,
    }  # fmt: skip


def task_detail(asker: Asker, name: str) -> dict[str, Any]:
    """A task (by id, or by number in a graph of one document) with text, clause and assignments.

    All spans are in the document: `char_start` is where the task's text begins there, `clause_start` its clause.
    Raises NotFoundError.
    """
    found = asker.scope().task(name)
    rows = asker.store.read(_TASK, {"id": found}).records()
    if not rows:
        raise NotFoundError(f"没有任务 {name}", f"no task {name}", where="task")
    row = rows[0]
    assignments = asker.ask("task-agencies", {"task": found, "limit": _MANY})
    place = {key: row[key] for key in ("document", "document_title", "section", "section_title")}
    found_all = {"assignments": assignments.records(), "assignments_total": assignments.total}
    return {**row["t"]["properties"], **place, **found_all}


def document_detail(asker: Asker, name: str) -> dict[str, Any]:
    """A document with its scorecard and its sections; `text` is what all spans refer to. Raises NotFoundError."""
    found = asker.scope().document(name)
    node = _properties(asker.store, _DOCUMENT, found, "文件", "document")
    node["scorecard"] = json.loads(node["scorecard"])
    sections = asker.ask("section-load", {"document": found, "limit": _MANY})
    return {**node, "sections": sections.records(), "sections_total": sections.total}


def _properties(store: GraphStore, cypher: str, found: str, zh: str, en: str) -> dict[str, Any]:
    rows = store.read(cypher, {"id": found}).rows
    if not rows:
        raise NotFoundError(f"没有{zh} {found}", f"no {en} {found}", where=en)
    properties: dict[str, Any] = dict(rows[0][0]["properties"])
    return properties


def _facts(facts: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in facts.items() if value is not None}
