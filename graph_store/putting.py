"""Putting documents into a graph, and noticing rows that found no place in it."""

from __future__ import annotations

from collections.abc import Sequence

from graph_store import statements as cypher
from graph_store.errors import StoreError
from graph_store.rows import GraphRows
from graph_store.shared import Run, make_way
from graph_store.store import Replace
from graph_store.together import Together


def put_in(run: Run, changes: Sequence[Replace]) -> set[str]:
    """Write documents of different ids that are not there. Returns bodies that may be left over. Raises StoreError."""
    if not changes:
        return set()
    new = Together.of(changes)
    shared, lost = make_way(run, new)
    missing = _insert(run, {key: [*new.rows.get(key, ()), *shared.get(key, ())] for key in {*new.rows, *shared}})
    if missing:
        raise _loose_ends(changes, *missing)
    return lost


def _insert(run: Run, rows: GraphRows) -> tuple[str, int] | None:
    """Write the rows. Returns a type of relationships that lack an end, and their number."""
    written: dict[str, int] = {}
    for key, statement in cypher.insertions():
        if rows.get(key):
            counted = run(statement, {"rows": rows[key]})
            written[key] = written.get(key, 0) + (counted[0]["written"] if counted else len(rows[key]))
    return next(((key, len(rows[key]) - number) for key, number in written.items() if number != len(rows[key])), None)


def _loose_ends(changes: Sequence[Replace], key: str, number: int) -> StoreError:
    document = next((one.document_id for one in changes if _is_loose(one, key)), changes[0].document_id)
    return StoreError(
        f"文档 {document} 有 {number} 条 {key} 关系缺少一端：没有写入",
        f"{number} relationships {key} of the document {document} lack an end: nothing was written",
        where=document,
    )


def _is_loose(change: Replace, key: str) -> bool:
    ids = {row["id"] for label in ("Document", "Section", "Task", "Agency") for row in change.rows[label]}
    return any(not ids.issuperset((row["from_id"], row["to_id"])) for row in change.rows.get(key, ()))
