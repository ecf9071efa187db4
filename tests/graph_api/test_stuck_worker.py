"""A process for users' queries that is stuck: its query ends in time, and another process takes its place."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path

from graph_store.ladybug_engine.store import LadybugStore
from graph_store.settings import Settings
from tests.graph_api.calling import Client
from tests.graph_api.serving import served
from tests.graph_api.test_server import alive


def workers() -> set[int]:
    found = set()
    for task in Path(f"/proc/{os.getpid()}/task").iterdir():
        found |= {int(one) for one in (task / "children").read_text().split()}
    return {one for one in found if b"ladybug_engine.worker" in Path(f"/proc/{one}/cmdline").read_bytes()}


def fine(client: Client) -> None:
    assert client.cypher("MATCH (t:Task) RETURN count(t) AS n").json()["rows"] == [[107]]


def test_it_is_replaced(ladybug_store: LadybugStore) -> None:
    store = LadybugStore(ladybug_store.path, console_slots=1)
    before = workers()
    with served(store, Settings(cypher_seconds=0.5, cypher_workers=1)) as client:
        fine(client)
        [stuck] = workers() - before
        os.kill(stuck, signal.SIGSTOP)
        started = time.monotonic()
        assert client.cypher("MATCH (t:Task) RETURN count(t) AS n").problem(408, "limit-reached")
        assert time.monotonic() - started < 10
        assert not alive(stuck)
        fine(client)
        [other] = workers() - before
        os.kill(other, signal.SIGKILL)
        client.cypher("MATCH (t:Task) RETURN count(t) AS n")
        fine(client)
    store.close()
    assert workers() == before
