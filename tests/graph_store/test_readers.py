"""Readers while documents are replaced: no error, and never a graph that is half the old one."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from graph_store.errors import StoreBusyError
from graph_store.ladybug_engine import reading
from graph_store.ladybug_engine.reading import SLOTS, Handle
from graph_store.ladybug_engine.store import LadybugStore
from queries.catalogue import catalogue
from tests.graph_store.graphs import graph, replacing

THREADS = 20
REPLACEMENTS = 10
SIZES = (20, 35)
# One statement sees one graph: tasks, relationships and the document's text must belong together.
BOTH = """MATCH (d:Document {id: 'test-a'})-[:HAS_SECTION]->(:Section)-[:HAS_TASK]->(t:Task)<-[r:LEADS]-(:Agency)
    RETURN d.text AS text, count(DISTINCT t.id) AS tasks, count(r) AS leads"""
WHOLE = {(str(size), size, size) for size in SIZES}


@pytest.fixture
def store(tmp_path: Path) -> Iterator[LadybugStore]:
    found = LadybugStore(tmp_path / "g.lbug")
    found.write([replacing(graph("test-a", SIZES[0], text=str(SIZES[0])))])
    yield found
    found.close()


class Reading(threading.Thread):
    """Reads until told to stop; keeps what it saw and what went wrong."""

    def __init__(self, store: LadybugStore, stop: threading.Event, console: bool) -> None:
        super().__init__()
        self._store, self._stop_event, self._console = store, stop, console
        self.seen: set[tuple[object, ...]] = set()
        self.problem: BaseException | None = None
        self.reads = 0

    def run(self) -> None:
        ask = self._store.console if self._console else self._store.read
        try:
            while not self._stop_event.is_set():
                self.seen.update(ask(BOTH).rows)
                self._store.info()
                self.reads += 1
                time.sleep(0.01)
        except Exception as problem:  # noqa: BLE001 - the test tells it
            self.problem = problem


def test_twenty_readers_while_a_document_is_replaced_ten_times(store: LadybugStore) -> None:
    stop = threading.Event()
    threads = [Reading(store, stop, console=number == 0) for number in range(THREADS)]
    for thread in threads:
        thread.start()
    writer = LadybugStore(store.path)
    for number in range(REPLACEMENTS):
        size = SIZES[(number + 1) % 2]
        assert writer.write([replacing(graph("test-a", size, text=str(size)))])[0].outcome == "replaced"
    stop.set()
    for thread in threads:
        thread.join(60)
    assert [thread.problem for thread in threads] == [None] * THREADS
    seen = set().union(*(thread.seen for thread in threads))
    assert seen == WHOLE
    assert all(thread.reads for thread in threads)


def test_a_long_query_keeps_the_graph_that_it_began_with(store: LadybugStore) -> None:
    with store._reader.connection() as connection:
        assert connection is not None
        LadybugStore(store.path).write([replacing(graph("test-a", SIZES[1], text=str(SIZES[1])))])
        assert store.read(BOTH).rows == [(str(SIZES[1]), SIZES[1], SIZES[1])]
        old = connection.execute(BOTH)
        assert not isinstance(old, list)
        assert tuple(old.get_next()) == (str(SIZES[0]), SIZES[0], SIZES[0])
    assert store.read(BOTH).rows == [(str(SIZES[1]), SIZES[1], SIZES[1])]


def test_headline_questions_at_once_take_turns(ladybug_store: LadybugStore, monkeypatch: pytest.MonkeyPatch) -> None:
    lent: list[int] = []
    real_borrow, real_return = Handle.borrow, Handle.give_back
    guard, now = threading.Lock(), [0]

    def counted(handle: Handle, change: int) -> None:
        with guard:
            now[0] += change
            lent.append(now[0])

    def borrow(handle: Handle) -> Any:
        counted(handle, 1)
        return real_borrow(handle)

    def give_back(handle: Handle, connection: Any) -> None:
        counted(handle, -1)
        real_return(handle, connection)

    monkeypatch.setattr(Handle, "borrow", borrow)
    monkeypatch.setattr(Handle, "give_back", give_back)
    store = LadybugStore(ladybug_store.path)
    question = catalogue().get("shared-tasks")
    values = {one.name: one.default for one in question.parameters} | {"limit": 10, "offset": 0}
    with ThreadPoolExecutor(32) as pool:
        answers = list(pool.map(lambda _: store.read(question.cypher, values).rows, range(64)))
    store.close()
    assert all(rows == answers[0] for rows in answers)
    assert len(answers[0]) == 10
    assert max(lent) == SLOTS


def test_who_waits_too_long_is_told(store: LadybugStore, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "WAIT_SECONDS", 0.01)
    lent = [store._reader.connection() for _ in range(SLOTS)]
    for one in lent:
        one.__enter__()
    with pytest.raises(StoreBusyError) as caught:
        store.read(BOTH)
    assert str(store.path) in caught.value.zh
    for one in lent:
        one.__exit__(None, None, None)
    assert store.read(BOTH).rows


def test_an_opening_that_is_interrupted_is_no_damage(store: LadybugStore, monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine so loaded that even the first check of the file runs past its time."""
    real = Handle.borrow

    def interrupted(handle: Handle) -> Any:
        return Interrupted(real(handle))

    with monkeypatch.context() as patched:
        patched.setattr(Handle, "borrow", interrupted)
        with pytest.raises(StoreBusyError, match="too busy") as caught:
            store.read(BOTH)
    assert str(store.path) in caught.value.zh
    assert "损坏" not in caught.value.zh
    assert store.read(BOTH).rows


class Interrupted:
    """A connection whose every query is ended by the engine's clock, which Ladybug tells in this one word."""

    def __init__(self, connection: Any) -> None:
        self.close = connection.close

    def execute(self, _: str) -> None:
        raise RuntimeError("Interrupted.")


def test_a_query_that_fails_gives_its_turn_back(store: LadybugStore) -> None:
    for _ in range(SLOTS + 1):
        with pytest.raises(Exception, match="nothing") as caught:
            store.read("MATCH (n:nothing) RETURN n")
        assert not isinstance(caught.value, StoreBusyError)
    assert store.read(BOTH).rows


def test_without_a_graph_nobody_waits(tmp_path: Path) -> None:
    store = LadybugStore(tmp_path / "none.lbug")
    for _ in range(SLOTS + 1):
        assert store.info().version == "empty"
        with pytest.raises(Exception, match="no graph"):
            store.read(BOTH)
