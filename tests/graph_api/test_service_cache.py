"""Answers are kept by graph version, within a bound in bytes; and a write never mixes two graphs in one answer."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from starlette.requests import Request
from starlette.responses import Response

from graph_api.delivery import Ready, Rendered, ready
from graph_api.service import ResponseCache, Service
from graph_store.errors import StoreBusyError
from graph_store.ladybug_engine.store import LadybugStore
from graph_store.neo4j_engine.store import Neo4jStore
from graph_store.settings import Settings
from graph_store.store import GraphInfo, GraphStore, Remove
from ingest.load import load
from queries.asking import Asker
from tests.graph_api import notices
from tests.graph_api.broken import Broken
from tests.graph_api.calling import Client

KEY = ("v", "/p", "", "zh", "")


def rendered(size: int, status: int = 200) -> Ready:
    return ready(Rendered(b"x" * size, "text/plain", status), "tag", "v", packed=False)


def test_the_longest_unused_goes_first() -> None:
    cache = ResponseCache(8000)
    for name in "abc":
        cache.put(("v", name, "", "zh", ""), rendered(1000))
    assert cache.get(("v", "a", "", "zh", ""))
    cache.put(("v", "d", "", "zh", ""), rendered(1000))
    assert cache.get(("v", "a", "", "zh", ""))
    assert cache.get(("v", "b", "", "zh", "")) is None
    assert cache.bytes <= 8000


def test_long_addresses_count() -> None:
    cache = ResponseCache(100_000)
    for number in range(200):
        cache.put(("v", "/p", f"text={number}{'x' * 5000}", "zh", ""), rendered(10))
    assert cache.bytes <= 100_000
    held = [number for number in range(200) if cache.get(("v", "/p", f"text={number}{'x' * 5000}", "zh", ""))]
    assert 0 < len(held) <= 100_000 // 20_000


def test_what_is_too_large_or_an_error_is_not_kept() -> None:
    cache = ResponseCache(7000)
    cache.put(KEY, rendered(8000))
    cache.put(KEY, rendered(10, 422))
    assert cache.get(KEY) is None
    assert cache.bytes == 0
    none = ResponseCache(0)
    none.put(KEY, rendered(0))
    assert none.get(KEY) is None


def test_new_rows_after_every_write(changing: tuple[Client, GraphStore]) -> None:
    client, store = changing
    for reading, tasks in ((notices.first(), 2), (notices.second(), 3), (notices.first(), 2)):
        load(store, [reading])
        for _ in range(2):
            found = client.get("/tasks").json()
            assert (found["total"], found["graph_version"]) == (tasks, store.info().version)
            assert client.get("/documents/works").json()["scorecard"]["tasks"] == tasks
            assert len(client.get("/tasks.csv").csv()) == tasks + 1
    load(store, [notices.hostile()])
    store.write([Remove("works")])
    assert {row[1] for row in client.get("/tasks").json()["rows"]} == {"hostile"}
    client.get("/documents/works").problem(404, "not-found")


@pytest.fixture
def writer(changing: tuple[Client, GraphStore], request: pytest.FixtureRequest) -> Iterator[GraphStore]:
    """Another store on the same graph, as another process has it."""
    _, store = changing
    found: GraphStore
    if store.engine == "ladybug":
        found = LadybugStore(Path(store.address.removeprefix("ladybug:")))
    else:
        found = Neo4jStore(request.getfixturevalue("neo4j_settings"))
    yield found
    found.close()


def test_readers_of_a_graph_that_another_process_changes_see_one_of_its_states(
    changing: tuple[Client, GraphStore], writer: GraphStore
) -> None:
    client, _ = changing
    states: dict[str, tuple[int, int]] = {}
    for reading, expected in ((notices.first(), (2, 2)), (notices.second(), (3, 3))):
        load(writer, [reading])
        states[writer.info().version] = expected
    ended = threading.Event()

    def read(number: int) -> list[int]:
        statuses = []
        while not ended.is_set():
            rows = client.get("/tasks", limit=10 + number)
            pairs = client.get("/questions/shared-tasks/rows", limit=10 + number)
            statuses += [rows.status, pairs.status]
            if rows.status == 200:
                assert len(rows.json()["rows"]) == states[rows.json()["graph_version"]][0]
            if pairs.status == 200:
                assert pairs.json()["rows"][0][4] == states[pairs.json()["graph_version"]][1]
        return statuses

    with ThreadPoolExecutor(6) as pool:
        readers = [pool.submit(read, number) for number in range(6)]
        try:
            for reading in (notices.first(), notices.second(), notices.first()):
                load(writer, [reading])
        finally:
            ended.set()
        statuses = [status for one in readers for status in one.result()]
    assert set(statuses) <= {200, 503}
    assert statuses.count(200) > len(statuses) / 2


def test_rows_never_answer_for_another_version(neo4j_store: Neo4jStore, neo4j_settings: Settings) -> None:
    other = Neo4jStore(neo4j_settings)
    try:
        load(other, [notices.first()])
        time.sleep(0.3)
        asker, before = Asker(neo4j_store), neo4j_store.info().version
        load(other, [notices.second()])
        answer = asker.ask("list-tasks", {"document": "works"})
        assert (answer.graph_version == before) == (answer.total == 2)
    finally:
        other.write([Remove("works")])
        other.close()


class Changing(Broken):
    """A store whose version a test sets."""

    version = "first"
    writes = 0

    def info(self) -> GraphInfo:
        return GraphInfo(self.version, 1, "1", "", self.writes)


def ask(service: Service, compute: Callable[[], Rendered]) -> Response:
    scope = {"type": "http", "method": "GET", "path": "/p", "query_string": b"", "headers": [], "server": ("s", 80)}
    return asyncio.run(service.cached(Request(scope), compute))


def test_an_answer_that_a_write_came_between_is_made_again_and_not_kept() -> None:
    store = Changing(AssertionError())
    service = Service(Settings(), store)

    def compute() -> Rendered:
        body = store.version.encode()
        if store.version == "first":
            store.version = "second"  # after the old rows were read
        return Rendered(body, "text/plain")

    assert ask(service, compute).body == b"second"
    store.version = "first"
    assert ask(service, lambda: Rendered(b"fresh", "text/plain")).body == b"fresh"


def test_an_answer_between_two_writes_of_which_one_undoes_the_other_is_made_again() -> None:
    store, times = Changing(AssertionError()), iter("12")

    def compute() -> Rendered:
        made = next(times)
        if made == "1":
            store.writes += 2
        return Rendered(made.encode(), "text/plain")

    assert ask(Service(Settings(), store), compute).body == b"2"


def test_a_graph_that_never_rests_is_told() -> None:
    store = Changing(AssertionError())

    def compute() -> Rendered:
        store.version += "x"
        return Rendered(b"", "text/plain")

    with pytest.raises(StoreBusyError):
        ask(Service(Settings(), store), compute)
