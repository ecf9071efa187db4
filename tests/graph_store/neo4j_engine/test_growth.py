"""What a document costs does not depend on how many are there: by what the server looks up, which no other load moves."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from graph_store.model import DocumentGraph
from graph_store.neo4j_engine.store import Neo4jStore
from graph_store.rows import sealed
from graph_store.settings import Settings
from graph_store.store import Remove, WriteOptions
from ingest.pipeline import READER_VERSION
from tests.graph_store.graphs import graph, replacing
from tests.graph_store.neo4j_engine.lookups import hits

FEW, MANY = 5, 105
NAMES = [f"test-{number}" for number in range(MANY)]


def numbered(name: str, tasks: int = 3) -> DocumentGraph:
    made = graph(name, tasks)
    return sealed(replace(made, document=replace(made.document, doc_number=f"{name}号")))


@pytest.fixture
def store(neo4j_store: Neo4jStore) -> Iterator[Neo4jStore]:
    """The database of all tests, which is then as it was."""
    before = neo4j_store.info().version
    yield neo4j_store
    neo4j_store.write([Remove(one) for one in (*NAMES, "test-new")], WriteOptions(READER_VERSION))
    assert neo4j_store.info().version == before


def cost(store: Neo4jStore, settings: Settings) -> tuple[int, int, int]:
    """Of a new document, of one that replaces it, and of taking it out."""
    new, other = replacing(numbered("test-new")), replacing(numbered("test-new", 4))
    added = hits(settings, new)
    store.write([new])
    found = added, hits(settings, other), hits(settings, Remove("test-new"))
    store.write([Remove("test-new")])
    return found


def test_a_document_costs_the_same_among_few_and_many(store: Neo4jStore, neo4j_settings: Settings) -> None:
    store.write(replacing(numbered(name)) for name in NAMES[:FEW])
    few = cost(store, neo4j_settings)
    store.write(replacing(numbered(name)) for name in NAMES[FEW:])
    many = cost(store, neo4j_settings)
    assert min(few) > 50, "what is counted is the work"
    assert all(after <= 1.2 * before for before, after in zip(few, many, strict=True)), (few, many)
