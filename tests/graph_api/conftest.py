"""The service on the sample, on each engine; and on graphs that a test may change."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from graph_store.ladybug_engine.store import LadybugStore
from graph_store.store import GraphStore, Remove
from ingest.load import load
from ingest.pipeline import DocumentReading
from queries.asking import Asker
from tests.conftest import ENGINES
from tests.graph_api.calling import Client
from tests.graph_api.serving import served


@pytest.fixture(scope="session")
def client(store: GraphStore) -> Iterator[Client]:
    """A client of the service on the sample, on each engine in turn."""
    with served(store) as found:
        yield found


@pytest.fixture(scope="session")
def clients(ladybug_store: GraphStore, neo4j_store: GraphStore) -> Iterator[tuple[Client, Client]]:
    """Clients of both engines at once."""
    with served(ladybug_store) as embedded, served(neo4j_store) as server:
        yield embedded, server


@pytest.fixture(scope="session")
def asker(store: GraphStore) -> Asker:
    """What the catalogue says without the service."""
    return Asker(store)


@pytest.fixture(params=ENGINES)
def empty_store(
    request: pytest.FixtureRequest, tmp_path: Path, sample_reading: DocumentReading
) -> Iterator[GraphStore]:
    """A graph of a test's own, empty. The one database of Neo4j gets the sample back afterwards."""
    if request.param == "ladybug":
        store: GraphStore = LadybugStore(tmp_path / "own.lbug")
        yield store
        store.close()
        return
    store = request.getfixturevalue("neo4j_store")
    _empty(store)
    yield store
    _empty(store)
    load(store, [sample_reading])


@pytest.fixture
def changing(empty_store: GraphStore) -> Iterator[tuple[Client, GraphStore]]:
    """A client and the store that a test may write."""
    with served(empty_store) as found:
        yield found, empty_store


def _empty(store: GraphStore) -> None:
    ids = [row["id"] for row in store.read("MATCH (d:Document) RETURN d.id AS id").records()]
    store.write([Remove(one) for one in ids])
