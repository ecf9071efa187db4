"""A document's graph as plain rows, the form in which both engines take it and in which it crosses processes."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from graph_store.ids import digest
from graph_store.model import DocumentGraph

Row = dict[str, Any]
GraphRows = dict[str, list[Row]]


def to_rows(graph: DocumentGraph) -> GraphRows:
    """Rows by label or relationship type; an edge's row has `from_id`, `to_id` and its properties (one is `source`)."""
    rows: GraphRows = {
        "Document": [_row(graph.document)],
        "Section": [_row(section) for section in graph.sections],
        "Task": [_listed(_row(task)) for task in graph.tasks],
        "Agency": [_listed(_row(agency)) for agency in graph.agencies],
    }
    for edge in graph.edges:
        properties = _row(edge.properties) if edge.properties is not None else {}
        rows.setdefault(edge.type, []).append({"from_id": edge.source, "to_id": edge.target, **properties})
    return rows


def sealed(graph: DocumentGraph) -> DocumentGraph:
    """`graph` with `document.content` set to the digest of its rows, by which a change is recognised.

    Where the file lay does not count: the same text read from another folder is the same content.
    """
    bare = replace(graph, document=replace(graph.document, content="", source=""))
    return replace(graph, document=replace(graph.document, content=digest(to_rows(bare))))


def _row(record: Any) -> Row:
    # Not dataclasses.asdict, which copies every value in depth: they are text, numbers and tuples of text.
    return {name: getattr(record, name) for name in record.__slots__}


def _listed(row: Row) -> Row:
    return {key: list(value) if isinstance(value, tuple) else value for key, value in row.items()}
