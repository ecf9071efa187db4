"""Constraints and indexes: ids are unique for each of our labels, and what questions filter by is indexed."""

from __future__ import annotations

from collections.abc import Iterator

from graph_store.schema import labels
from graph_store.statements import STATED

_INDEXED = {"Agency": ("name", "kind", "jurisdiction"), "Document": ("jurisdiction", "doc_number"), "Task": ("number",)}


def statements() -> Iterator[str]:
    """The statements that prepare a database; each may be run again."""
    for name in labels():
        yield f"CREATE CONSTRAINT fengong_{name.lower()}_id IF NOT EXISTS FOR (n:{name}) REQUIRE n.id IS UNIQUE"
    for name, properties in _INDEXED.items():
        for one in properties:
            yield f"CREATE INDEX fengong_{name.lower()}_{one} IF NOT EXISTS FOR (n:{name}) ON (n.{one})"
    for kind in STATED:  # whose facts go with the document that states them
        name = f"fengong_{kind.lower()}_document"
        yield f"CREATE INDEX {name} IF NOT EXISTS FOR ()-[r:{kind}]-() ON (r.document)"
