"""`fengong serve` as a process: it starts, answers, ends cleanly, and says in one line why it cannot."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from graph_api.server import believed, run
from graph_store.errors import FengongError, ParameterError, StoreError
from graph_store.settings import Settings
from graph_store.store import GraphStore
from tests.conftest import ROOT
from tests.graph_api.broken import Broken
from tests.graph_api.calling import Client, told_port

ENDLESS = (
    "MATCH (a:Agency), (b:Agency), (c:Agency), (d:Agency) WHERE a.name + b.name < c.name + d.name RETURN count(*) AS n"
)
Variables = dict[str, str]


@pytest.fixture
def variables(store: GraphStore, request: pytest.FixtureRequest) -> Variables:
    """The environment of a command on the sample, on each engine."""
    found = {**os.environ, "FENGONG_STORE": store.address, "PYTHONUNBUFFERED": "1"}
    if store.engine == "neo4j":
        settings: Settings = request.getfixturevalue("neo4j_settings")
        found |= {"FENGONG_NEO4J_USER": settings.neo4j_user, "FENGONG_NEO4J_PASSWORD": settings.neo4j_password}
    return found


def command(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "fengong", "serve", *arguments]


@contextmanager
def running(variables: Variables) -> Iterator[tuple[subprocess.Popen[str], Client]]:
    """The service on a free port of its own choice; it says which."""
    with subprocess.Popen(
        command("--port", "0"), env=variables, cwd=ROOT, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        try:
            yield process, Client(told_port(process), "?")
        finally:
            process.kill()


def children(pid: int) -> list[int]:
    found = Path(f"/proc/{pid}/task/{pid}/children")
    return [int(one) for one in found.read_text().split()] if found.exists() else []


def alive(pid: int) -> bool:
    stat = Path(f"/proc/{pid}/stat")
    return stat.exists() and stat.read_text().rsplit(")", 1)[1].split()[0] != "Z"


def test_it_answers_and_ends_on_sigterm(variables: Variables) -> None:
    with running(variables) as (process, client):
        assert client.get("//ready").json()["status"] == "ready"
        assert client.get("/questions/shared-tasks/rows", limit=1).json()["rows"][0][4] == 12
        assert client.cypher("MATCH (t:Task) RETURN count(t) AS n").json()["rows"] == [[107]]
        workers = children(process.pid)
        process.send_signal(signal.SIGTERM)
        out, err = process.communicate(timeout=30)
    assert process.returncode == 0
    assert (out, err) == ("", "")
    assert not [one for one in workers if alive(one)]


def test_a_running_request_is_answered_before_the_end(variables: Variables) -> None:
    with running(variables) as (process, client):
        client.cypher("RETURN 1 AS x")
        statuses: list[int] = []
        asking = threading.Thread(target=lambda: statuses.append(client.cypher(ENDLESS).status))
        asking.start()
        time.sleep(0.4)
        process.send_signal(signal.SIGTERM)
        asking.join(timeout=30)
        process.communicate(timeout=30)
    assert statuses
    assert statuses[0] in {200, 408}
    assert process.returncode == 0


@pytest.fixture
def anywhere(tmp_path: Path) -> Variables:
    return {**os.environ, "FENGONG_STORE": f"ladybug:{tmp_path / 'none.lbug'}"}


def test_a_taken_port_is_one_line(anywhere: Variables) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        done = subprocess.run(
            command("--port", port), env=anywhere, cwd=ROOT, text=True, capture_output=True, timeout=60, check=False
        )
    assert (done.returncode, done.stdout) == (4, "")
    assert done.stderr == f"错误：无法在 127.0.0.1:{port} 启动服务：端口已被占用，请用 --port 换一个\n"


@pytest.mark.parametrize(
    ("settings", "kind", "words"),
    [
        (Settings(port=99_999), ParameterError, "within 0 – 65535"),
        (Settings(port=-1), ParameterError, "within 0 – 65535"),
        (
            Settings(host="203.0.113.7", reading="open"),
            StoreError,
            "cannot serve on 203.0.113.7:8000: this machine has no such address",
        ),
        (Settings(host="no such host", reading="open"), StoreError, "no address of this machine"),
        (Settings(host="host.invalid", reading="open"), StoreError, "no address of this machine"),
        (Settings(host="x" * 300, reading="open"), StoreError, "no address of this machine"),
    ],
)
def test_where_it_cannot_listen(settings: Settings, kind: type[FengongError], words: str) -> None:
    with pytest.raises(kind, match=re.escape(words)) as caught:
        run(settings, Broken(AssertionError()), pytest.fail)
    assert caught.value.zh != caught.value.en
    assert "\n" not in caught.value.zh


def test_it_serves_before_there_is_a_graph_and_ends_on_ctrl_c(anywhere: Variables) -> None:
    with running(anywhere) as (process, client):
        assert client.get("//health").status == 200
        client.get("//ready").problem(503, "store-empty")
        assert "图是空的" in client.get("//").text
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=30)
    assert (process.returncode, out, err) == (0, "", "")


def test_only_the_proxies_of_the_settings_are_believed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORWARDED_ALLOW_IPS", "*")  # what uvicorn would take by itself
    assert believed(Settings(trusted_proxies="203.0.113.5, 203.0.113.6,")) == [
        "127.0.0.1", "::1", "203.0.113.5", "203.0.113.6",
    ]  # fmt: skip
