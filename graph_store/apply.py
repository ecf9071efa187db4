"""Apply changes to a graph through any `run(cypher, parameters) -> records`: what both engines' writers share."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from graph_store import statements as cypher
from graph_store.errors import StoreError
from graph_store.ids import graph_version
from graph_store.model import SCHEMA_VERSION
from graph_store.store import Change, Outcome, Remove, Replace

Run = Callable[[str, dict[str, Any]], list[dict[str, Any]]]


def apply_change(run: Run, change: Change) -> Outcome:
    """Make one change inside the caller's transaction, and say what became of it."""
    found = run(cypher.DOCUMENT_CONTENT, {"id": change.document_id})
    if isinstance(change, Remove):
        if not found:
            return Outcome(change.document_id, "absent")
        _prune(run, _take_out(run, change.document_id))
        return Outcome(change.document_id, "removed")
    if found and found[0]["content"] == change.content:
        return Outcome(change.document_id, "unchanged")
    former = _take_out(run, change.document_id) if found else set()
    _prune(run, former | _put_in(run, change))
    return Outcome(change.document_id, "replaced" if found else "added", _same_number(run, change))


def stamp(run: Run, reader_version: str) -> None:
    """Set the graph's version from the documents that it now holds."""
    contents = [(row["id"], row["content"]) for row in run(cypher.DOCUMENT_CONTENTS, {})]
    run(cypher.TOUCH_GRAPH, {})
    run(
        cypher.SET_GRAPH,
        {
            "version": graph_version(contents),
            "schema_version": SCHEMA_VERSION,
            "reader_version": reader_version,
            "built_on": datetime.now(UTC).isoformat(timespec="seconds"),
        },
    )


def check_schema(run: Run) -> None:
    """Raise StoreError when the graph has another schema: it is derived, so it is rebuilt, not migrated."""
    found = run(cypher.GRAPH, {})
    version = found[0]["schema_version"] if found else SCHEMA_VERSION
    if version != SCHEMA_VERSION:
        raise StoreError(
            f"这张图由另一版本的分工写成（结构 {version}，现为 {SCHEMA_VERSION}）：请换一个位置，或删除后重新 ingest",
            f"this graph has schema {version}, this version writes {SCHEMA_VERSION}: use another place or rebuild it",
        )


def changed(outcomes: list[Outcome]) -> bool:
    """Whether any of the changes altered the graph."""
    return any(one.outcome in {"added", "replaced", "removed"} for one in outcomes)


def _take_out(run: Run, document: str) -> set[str]:
    queries = (cypher.AGENCIES_OF_DOCUMENT, cypher.SUPERVISORS_OF_DOCUMENT, *cypher.STATED_BY_DOCUMENT)
    agencies = {row["id"] for query in queries for row in run(query, {"id": document})}
    for statement in cypher.REMOVE_DOCUMENT:
        run(statement, {"id": document})
    return agencies | {row["id"] for row in run(cypher.NEIGHBOURS, {"ids": sorted(agencies)})}


def _same_number(run: Run, change: Replace) -> tuple[str, ...]:
    (document,) = change.rows["Document"]
    if not document["doc_number"]:
        return ()
    found = run(cypher.SAME_NUMBER, {"id": change.document_id, "number": document["doc_number"]})
    return tuple(row["id"] for row in found)


def _put_in(run: Run, change: Replace) -> set[str]:
    # Facts that no document states are the registry's: the newest reading replaces them, so a second one doubles none.
    # Bodies that only the former facts pointed to may be left over: they are returned.
    ids = [row["id"] for row in change.rows["Agency"]]
    relatives = {row["id"] for row in run(cypher.NEIGHBOURS, {"ids": ids})}
    for statement in cypher.CLEAR_FACTS:
        run(statement, {"ids": ids})
    _insert(run, change)
    return relatives


def _insert(run: Run, change: Replace) -> None:
    written: dict[str, int] = {}
    for key, statement in cypher.insertions():
        rows = change.rows.get(key)
        if rows:
            counted = run(statement, {"rows": rows})
            written[key] = written.get(key, 0) + (counted[0]["written"] if counted else len(rows))
    for key, number in written.items():
        if number != len(change.rows[key]):
            raise _loose_ends(change, key, len(change.rows[key]) - number)


def _loose_ends(change: Replace, key: str, number: int) -> StoreError:
    return StoreError(
        f"文档 {change.document_id} 有 {number} 条 {key} 关系缺少一端：没有写入",
        f"{number} relationships {key} of the document {change.document_id} lack an end: nothing was written",
        where=change.document_id,
    )


def _prune(run: Run, candidates: set[str]) -> None:
    while candidates:
        unused = [row["id"] for row in run(cypher.UNUSED_AGENCIES, {"ids": sorted(candidates)})]
        candidates = {row["id"] for row in run(cypher.NEIGHBOURS, {"ids": unused})} if unused else set()
        run(cypher.DELETE_AGENCIES, {"ids": unused})
