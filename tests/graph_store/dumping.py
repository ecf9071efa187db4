"""A graph as text, so that two can be compared whole."""

from __future__ import annotations

from collections.abc import Iterator

from graph_store.schema import labels, relationships
from graph_store.shared import Run
from tests.graph_store.graphs import OURS


def dump(run: Run) -> list[str]:
    """All nodes and relationships that come from graphs made here, with all their properties, sorted."""
    return sorted(_lines(run))


def _lines(run: Run) -> Iterator[str]:
    for label in labels().values():
        if label.name != "Graph":
            values = ", ".join(f"n.{name} AS {name}" for name in label.properties)
            for row in run(f"MATCH (n:{label.name}) WHERE {OURS} RETURN {values}", {}):
                yield f"{label.name} {sorted(row.items())}"
    for one in relationships().values():
        values = "".join(f", r.{name} AS {name}" for name in one.properties)
        for row in run(f"MATCH (n)-[r:{one.name}]->(m) WHERE {OURS} RETURN n.id AS a, m.id AS b{values}", {}):
            yield f"{one.name} {sorted(row.items())}"
