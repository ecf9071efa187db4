"""A document's graph as plain rows, the form in which both engines take it and in which it crosses processes."""

from __future__ import annotations

from dataclasses import asdict, replace
from typing import Any

from graph_store.ids import digest
from graph_store.model import DocumentGraph

Row = dict[str, Any]
GraphRows = dict[str, list[Row]]


def to_rows(graph: DocumentGraph) -> GraphRows:
    """Rows by label or relationship type; an edge's row has `from_id`, `to_id` and its properties (one is `source`)."""
    rows: GraphRows = {
        "Document": [asdict(graph.document)],
        "Section": [asdict(section) for section in graph.sections],
        "Task": [_listed(asdict(task)) for task in graph.tasks],
        "Agency": [_listed(asdict(agency)) for agency in graph.agencies],
    }
    for edge in graph.edges:
        properties = asdict(edge.properties) if edge.properties is not None else {}
        rows.setdefault(edge.type, []).append({"from_id": edge.source, "to_id": edge.target, **properties})
    return rows


def sealed(graph: DocumentGraph) -> DocumentGraph:
    """`graph` with `document.content` set to the digest of its rows, by which a change is recognised.

    Where the file lay does not count: the same text read from another folder is the same content.
    """
    bare = replace(graph, document=replace(graph.document, content="", source=""))
    return replace(graph, document=replace(graph.document, content=digest(to_rows(bare))))


def _listed(row: Row) -> Row:
    return {key: list(value) if isinstance(value, tuple) else value for key, value in row.items()}
