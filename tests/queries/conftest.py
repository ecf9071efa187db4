"""Askers over the sample, and over the sample with made-up notices of Guangxi beside it, on every engine."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from graph_store.ladybug_engine.store import LadybugStore
from graph_store.store import GraphStore, Remove
from ingest.load import load
from ingest.pipeline import DocumentReading
from queries.asking import Asker
from tests.queries import guangxi, ningxia
from tests.queries.world import World


class Askers:
    """An asker for each engine ("ladybug", "neo4j", "lts"), made when it is first wanted: a server starts slowly."""

    def __init__(self, store_of: Callable[[str], GraphStore]) -> None:
        self._store_of = store_of
        self.made: dict[str, Asker] = {}

    def __getitem__(self, engine: str) -> Asker:
        if engine not in self.made:
            self.made[engine] = Asker(self._store_of(engine))
        return self.made[engine]


@pytest.fixture(scope="session")
def guangxi_readings(tmp_path_factory: pytest.TempPathFactory) -> list[DocumentReading]:
    """The made-up notices as they are read."""
    return guangxi.readings(tmp_path_factory.mktemp("guangxi"))


@pytest.fixture(scope="session")
def one_world(sample_reading: DocumentReading) -> World:
    """What the sample says; search words are cut by the one function that cuts them."""
    return ningxia.world().with_words({task.id: (task.words, task.terms) for task in sample_reading.graph.tasks})


@pytest.fixture(scope="session")
def two_worlds(one_world: World, guangxi_readings: list[DocumentReading]) -> World:
    """What the sample and the made-up notices say."""
    words = {task.id: (task.words, task.terms) for reading in guangxi_readings for task in reading.graph.tasks}
    return World((*one_world.documents, *guangxi.world().with_words(words).documents))


@pytest.fixture(scope="session")
def askers(request: pytest.FixtureRequest) -> Askers:
    """Askers of the sample; they keep what they answered, so a setting is run once however many tests look at it."""
    return Askers(lambda engine: request.getfixturevalue(f"{engine}_store"))


@pytest.fixture(scope="module")
def two_askers(
    askers: Askers,
    sample_reading: DocumentReading,
    guangxi_readings: list[DocumentReading],
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Askers]:
    """The same with the notices of Guangxi, which leave the shared Neo4j databases with the module."""

    def filled(engine: str) -> GraphStore:
        if engine != "ladybug":
            load(askers[engine].store, guangxi_readings)
            return askers[engine].store
        store = LadybugStore(tmp_path_factory.mktemp("two") / "two.lbug")
        load(store, [sample_reading, *guangxi_readings])
        return store

    two = Askers(filled)
    yield two
    for engine, asker in two.made.items():
        if engine == "ladybug":
            asker.store.close()
        else:
            asker.store.write([Remove(reading.graph.document.id) for reading in guangxi_readings])
