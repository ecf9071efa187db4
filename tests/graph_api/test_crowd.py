"""Many who ask at once what nobody asked before: all are answered, within the memory that we promise."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from bench.processes import FENGONG, environment, free_port, server
from bench.procfs import available, peak
from graph_store.ladybug_engine.store import LadybugStore
from tests.graph_api.calling import API, Client

CROWD = 32
MOST_MEGABYTES = 300


def test_headline_questions_without_a_cache(ladybug_store: LadybugStore, tmp_path: Path) -> None:
    port, env = free_port(), environment(tmp_path, FENGONG_CACHE_BYTES="0")
    command = [*FENGONG, "serve", "--port", str(port), "--store", f"ladybug:{ladybug_store.path}"]
    with server(command, port, "/ready", tmp_path, env) as process, ThreadPoolExecutor(CROWD) as pool:
        client = Client(port, "ladybug")
        targets = [f"{API}/questions/{name}/rows?limit=10" for name in ("shared-tasks", "widest-tasks")] * CROWD
        replies = list(pool.map(lambda target: client.send("GET", target), targets))
        assert [reply.status for reply in replies] == [200] * len(targets)
        assert len({str(reply.json()["rows"]) for reply in replies}) == 2
        if available():
            assert peak(process) < MOST_MEGABYTES
        elif os.environ.get("CI"):
            pytest.fail("the peak of memory is read from /proc: run this on Linux")
