"""Graphs that tests share: the sample on the embedded engine and on real Neo4j servers that are started here."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph_store.ladybug_engine.store import LadybugStore
from graph_store.local_neo4j import LTS_VERSION
from graph_store.neo4j_engine.store import Neo4jStore
from graph_store.settings import Settings
from graph_store.store import GraphStore
from ingest.load import load
from ingest.pipeline import DocumentReading, read_document
from tests.servers import neo4j_server

ROOT = Path(__file__).resolve().parent.parent
SAMPLE = ROOT / "samples" / "ningxia_2017.txt"
SHARED = Path(os.environ.get("FENGONG_SHARED", ROOT.parent / "shared"))
NOTICE = SHARED / "data" / "ningxia_2017.txt"
ENGINES = ("ladybug", "neo4j")
if signal.getsignal(signal.SIGINT) == signal.SIG_IGN:
    # Tests run in the background (`&` of a script) ignore Ctrl-C, and so would the commands whose end by it is tested.
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(scope="session")
def sample_reading() -> DocumentReading:
    """The sample as it is read."""
    return read_document(SAMPLE)


@pytest.fixture(scope="session")
def ladybug_store(tmp_path_factory: pytest.TempPathFactory, sample_reading: DocumentReading) -> Iterator[LadybugStore]:
    """The sample in a Ladybug file. Read only: tests that write make their own."""
    store = LadybugStore(tmp_path_factory.mktemp("ladybug") / "sample.lbug")
    load(store, [sample_reading])
    yield store
    store.close()


@pytest.fixture(scope="session")
def neo4j_settings() -> Iterator[Settings]:
    """An empty Neo4j server of the newest version; one database for all tests that write to it."""
    with neo4j_server() as info:
        yield Settings(store=info.uri, neo4j_user=info.user, neo4j_password=info.read_password())


@pytest.fixture(scope="session")
def neo4j_store(neo4j_settings: Settings, sample_reading: DocumentReading) -> Iterator[Neo4jStore]:
    """The sample in Neo4j. Read only."""
    store = Neo4jStore(neo4j_settings)
    load(store, [sample_reading])
    yield store
    store.close()


@pytest.fixture(scope="session")
def lts_settings() -> Iterator[Settings]:
    """An empty Neo4j 5.26 LTS server."""
    with neo4j_server(LTS_VERSION) as info:
        yield Settings(store=info.uri, neo4j_user=info.user, neo4j_password=info.read_password())


@pytest.fixture(scope="session")
def lts_store(lts_settings: Settings, sample_reading: DocumentReading) -> Iterator[Neo4jStore]:
    """The sample in Neo4j 5.26 LTS. Read only."""
    store = Neo4jStore(lts_settings)
    load(store, [sample_reading])
    yield store
    store.close()


@pytest.fixture(scope="session", params=ENGINES)
def store(request: pytest.FixtureRequest) -> GraphStore:
    """The sample on each engine in turn."""
    found: GraphStore = request.getfixturevalue(f"{request.param}_store")
    return found
