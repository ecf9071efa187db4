"""A Neo4j that is stuck, really: one of ours is restarted under the running service, another is left alone."""

from __future__ import annotations

import json
import logging
import os
import signal
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from graph_api import service
from graph_store.audit import Audit
from graph_store.errors import StoreBusyError, StoreError
from graph_store.local_neo4j import LocalServer, ServerInfo, server
from graph_store.local_neo4j.state import read_state, write_state
from graph_store.neo4j_engine import console, overdue, standing
from graph_store.neo4j_engine.store import INFO_SECONDS, Neo4jStore
from graph_store.settings import Settings
from ingest.load import load
from ingest.pipeline import DocumentReading
from tests.graph_api.calling import Client
from tests.graph_api.serving import served
from tests.servers import neo4j_server

# Ignores its timeout and the memory limit for minutes (Neo4j 5.26 and 2026.08).
ENDLESS = "RETURN size(reduce(s = '', x IN range(1, 1000000) | s + 'xxxxxxxxxxxxxxx')) AS n"
COUNT = "MATCH (t:Task) RETURN count(t) AS n"
PATIENCE = 120.0


@pytest.fixture(scope="module")
def ours(sample_reading: DocumentReading) -> Iterator[Settings]:
    """A server of a home that the settings name, with the sample."""
    with neo4j_server() as info:
        settings = Settings(
            store=info.uri,
            neo4j_user=info.user,
            neo4j_password=info.read_password(),
            neo4j_home=str(info.home),
            neo4j_stuck_seconds=1.5,
        )
        store = Neo4jStore(settings)
        load(store, [sample_reading])
        store.close()
        yield settings


@pytest.fixture
def unguarded(monkeypatch: pytest.MonkeyPatch) -> None:
    """The console without the checks that keep endless queries out."""
    monkeypatch.setattr(console, "check_text", lambda _query: [])
    monkeypatch.setattr(console, "check_cost", lambda _found, _parameters: None)
    monkeypatch.setattr(console, "_MODULE", "tests.graph_store.neo4j_engine.unguarded")


def status(settings: Settings) -> ServerInfo:
    found = LocalServer(Path(settings.neo4j_home)).status()
    assert found
    return found


def forget_restarts(settings: Settings) -> None:
    home = Path(settings.neo4j_home)
    state = read_state(home)
    assert state
    write_state(home, replace(state, restarted=0.0))


def wait_for(seen: Callable[[], object]) -> None:
    deadline = time.monotonic() + PATIENCE
    while not seen():
        assert time.monotonic() < deadline
        time.sleep(0.1)


def restarted_under(client: Client, begin: Callable[[], object]) -> None:
    """What visitors see from `begin` until the service is ready again: refusals that say when to come back."""
    before = client.get("/tasks").json()
    begin()
    wait_for(lambda: client.get("//ready").status == 503)
    wait_for(lambda: "store-restarting" in client.get("//ready").text)
    for refused in (client.get("//ready"), client.get("/tasks"), client.cypher(COUNT)):
        assert "重新启动" in refused.problem(503, "store-restarting")["detail"]
        assert refused.headers["Retry-After"] == "10"
    wait_for(lambda: client.get("//ready").status == 200)
    after = client.get("/tasks").json()
    assert (after["graph_version"], after["rows"]) == (before["graph_version"], before["rows"])
    wait_for(lambda: client.cypher(COUNT).status == 200)
    assert client.cypher(COUNT).json()["rows"] == [[107]]
    assert 'fengong_server_stuck_total{outcome="restarted"} 1' in client.get("//metrics").text


@pytest.mark.usefixtures("unguarded")
def test_a_query_that_does_not_end_restarts_the_server_once(ours: Settings, tmp_path: Path) -> None:
    old, log = status(ours), tmp_path / "audit"
    store = Neo4jStore(ours, Audit(str(log)))
    with served(store, ours) as client:
        restarted_under(client, lambda: client.cypher(ENDLESS).problem(408, "limit-reached"))
    new = status(ours)
    assert (new.pid != old.pid, new.uri) == (True, old.uri)
    written = [json.loads(line) for line in log.read_text().splitlines()]
    assert [one["event"] for one in written] == ["server-stuck", "server-restarted"]
    assert "goes on after its end: transaction neo4j-transaction-" in written[0]["reason"]
    assert (written[1]["pid"], written[1]["new_pid"]) == (old.pid, new.pid)
    with pytest.raises(StoreBusyError, match="stuck again within 5 minutes"):
        LocalServer(new.home).restart(new.pid)
    assert status(ours).pid == new.pid
    store.close()


def test_a_server_that_answers_nothing_is_restarted_without_any_query(
    ours: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module, name, value in (
        (server, "_STOP_SECONDS", 3.0),  # a process that is stopped never obeys
        (service, "ANSWER_SECONDS", 1.0), (standing, "ANSWER_SECONDS", 1.0),
        (overdue, "ANSWER_SECONDS", 1.0),
    ):  # fmt: skip
        monkeypatch.setattr(module, name, value)
    forget_restarts(ours)  # once, that is: on a busy machine the new one may be silent for long, too
    old, store = status(ours), Neo4jStore(ours)
    waiting = []

    with served(store, ours) as client, ThreadPoolExecutor(1) as pool:

        def stop() -> None:
            os.kill(old.pid, signal.SIGSTOP)
            waiting.append(pool.submit(client.get, "//ready"))  # the version is known still, so it waits for a read
            time.sleep(2 * INFO_SECONDS)

        restarted_under(client, stop)
        assert waiting[0].result().status in {200, 503}
    assert status(ours).pid != old.pid
    store.close()


@pytest.mark.usefixtures("unguarded")
def test_another_service_says_so_too(ours: Settings) -> None:
    """One that looks after nothing itself: without a word from the first it would see only that the server is away."""
    forget_restarts(ours)
    beside = replace(ours, neo4j_stuck_seconds=0.0)
    first, second, seen, over = Neo4jStore(ours), Neo4jStore(beside), [], threading.Event()
    with served(first, ours) as client, served(second, beside) as other, ThreadPoolExecutor(4) as pool:

        def read(path: str) -> None:
            while not over.is_set():
                seen.append(other.get(path))
                time.sleep(0.2)

        readers = [pool.submit(read, path) for path in ("//ready", "/tasks", "/questions/busiest-agencies/rows")]
        try:
            restarted_under(client, lambda: client.cypher(ENDLESS).problem(408, "limit-reached"))
            wait_for(lambda: other.get("//ready").status == 200)
        finally:
            over.set()
        for one in readers:
            one.result()
    refused = [one for one in seen if one.status != 200]
    assert refused
    for one in refused:
        assert one.problem(503, "store-restarting")
        assert one.headers["Retry-After"] == "10"
    assert second.stuck_outcomes == {"restarted": 0, "failed": 0, "foreign": 0}
    first.close()
    second.close()


@pytest.mark.usefixtures("unguarded")
def test_a_server_of_others_is_left_alone(
    ours: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(server, "_RESTART_EVERY", 0.0)
    theirs = replace(ours, neo4j_home=str(tmp_path))
    old, store = status(ours), Neo4jStore(theirs)
    with caplog.at_level(logging.ERROR, "fengong.store"), served(store, theirs) as client:
        assert client.cypher(ENDLESS).problem(408, "limit-reached")
        wait_for(lambda: "store-stuck" in client.cypher(COUNT).text)
        refused = client.cypher(COUNT)
        assert "停不下来" in refused.problem(503, "store-stuck")["detail"]
        assert refused.headers["Retry-After"] == "60"
        assert client.get("/tasks").status == client.get("//ready").status == 200
        assert 'fengong_server_stuck_total{outcome="foreign"} 1' in client.get("//metrics").text
        assert status(ours).pid == old.pid
        [said] = caplog.messages
        for part in (old.uri, "TERMINATE TRANSACTIONS", "restart it", str(tmp_path), "neo4j-transaction-"):
            assert part in said
        # Its owner restarts it, twice at once: one does, the other finds it done.
        owner = LocalServer(old.home)
        with ThreadPoolExecutor(2) as pool:
            found = list(pool.map(lambda _: owner.restart(old.pid).pid, range(2)))
        assert found[0] == found[1] == status(ours).pid != old.pid
        wait_for(lambda: client.cypher(COUNT).status == 200)
        assert len(caplog.messages) == 1
    store.close()


def test_one_that_was_stopped_meanwhile_stays_stopped(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="has been stopped") as caught:
        LocalServer(tmp_path).restart(os.getpid())
    assert "fengong neo4j start" in caught.value.zh
