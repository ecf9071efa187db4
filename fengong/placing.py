"""Where a mention stands in a task of the graph, in the words by which a correction finds it again."""

from __future__ import annotations

from typing import Any

from fengong.graph import Graph
from graph_store.errors import NotFoundError
from graph_store.schema import role_types
from ingest.addressing import address, passage_around
from ingest.passages import Passages, Span, passages

_TASK = """MATCH (d:Document)-[:HAS_SECTION]->(:Section)-[:HAS_TASK]->(t:Task {id: $id})
RETURN d.id AS document, d.text AS text, t.char_start AS first, t.char_end AS last,
    t.clause_start AS clause_start, t.clause_end AS clause_end"""
_READ = f"""MATCH (:Agency)-[r:{role_types()}]->(t:Task {{id: $id}})
RETURN DISTINCT r.char_start AS first, r.char_end AS last ORDER BY first, last"""


def placed(graph: Graph, task: str, mention: str, occurrence: int, *, read: bool) -> dict[str, Any]:
    """The address of the `occurrence`-th `mention` of a task: of those that were read, or of those that stand there.

    Raises NotFoundError.
    """
    found = graph.asker.scope().task(task)
    rows = graph.store.read(_TASK, {"id": found}).records()
    if not rows:
        raise NotFoundError(f"没有任务 {task}", f"no task {task}", where="task")
    (row,) = rows
    places = passages(row["text"])
    clause = (row["clause_start"], row["clause_end"])
    around = [clause, (row["first"], row["last"])]
    standing = sorted({span for one in around for span in places.inside(one, mention)})
    if read:
        known = {(one["first"], one["last"]) for one in graph.store.read(_READ, {"id": found}).records()}
        standing = [span for span in _of_text(places, row["text"], mention) if span in known]
    if len(standing) < occurrence:
        raise _missing(found, mention, occurrence, read=read)
    span = standing[occurrence - 1]
    passage = passage_around(row["text"], span, [clause])
    alike = standing if read else places.inside(passage, mention)
    return {"document": row["document"], **address(row["text"], span, passage, alike)}


def _of_text(places: Passages, text: str, mention: str) -> list[Span]:
    return places.inside((0, len(text)), mention)


def _missing(task: str, mention: str, occurrence: int, *, read: bool) -> NotFoundError:
    zh, en = ("责任中", "among its assignments") if read else ("文字中", "in its text")
    return NotFoundError(
        f"任务 {task} 的{zh}没有第 {occurrence} 处“{mention}”：请照原文写",
        f"task {task} has no {mention!r} number {occurrence} {en}: give the name as printed",
        where="mention",
    )
