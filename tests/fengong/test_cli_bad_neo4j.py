"""Neo4j that is not there, refuses the login, or goes away in the middle; and the server's own commands."""

from __future__ import annotations

import contextlib
import socket
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path

import pytest

from graph_store.neo4j_engine.store import Neo4jStore
from graph_store.settings import Settings
from tests.conftest import SAMPLE
from tests.fengong.cutting import relay
from tests.fengong.running import Done, Inside, Shell

ASK = ("ask", "shared-tasks", "limit=1", "-f", "csv")


@pytest.fixture
def server(tmp_path: Path, neo4j_settings: Settings, neo4j_store: Neo4jStore) -> Shell:
    """A shell whose graph is the sample in Neo4j. Read only."""
    assert neo4j_store.info().version
    password = tmp_path / "password file"
    password.write_text(neo4j_settings.neo4j_password + "\n", encoding="utf-8")
    return Shell(tmp_path, {"FENGONG_STORE": neo4j_settings.store, "FENGONG_NEO4J_PASSWORD_FILE": str(password)})


def test_the_same_rows_as_from_the_file(server: Shell, sample_shell: Shell, inside: Inside) -> None:
    assert server.run(*ASK).ok().out == inside.run(sample_shell, *ASK).ok().out
    assert "【没有变化】" in inside.run(server, "ingest", SAMPLE).ok().out
    counted = inside.run(server, "cypher", "MATCH (t:Task) RETURN count(t) AS n", "-f", "csv").ok().out
    assert counted == "\ufeffn\r\n107\r\n"


def at_once(*calls: Callable[[], Done]) -> list[Done]:
    """Commands side by side: each waits some seconds for a server before it gives up."""
    with ThreadPoolExecutor(len(calls)) as pool:
        return [one.result() for one in [pool.submit(call) for call in calls]]


def test_not_there(shell: Shell) -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    away = Shell(shell.folder, {"FENGONG_STORE": f"bolt://127.0.0.1:{port}", "FENGONG_NEO4J_PASSWORD": "whatever"})
    asked, read = at_once(lambda: away.run(*ASK), lambda: away.run("ingest", SAMPLE, lang="en"))
    asked.failed(4, f"连不上 Neo4j bolt://127.0.0.1:{port}", "fengong neo4j start")
    read.failed(4, "cannot reach Neo4j", lang="en")
    assert shell.files() == {}


def test_something_else_is_there(shell: Shell, inside: Inside) -> None:
    with socket.create_server(("127.0.0.1", 0)) as mute:
        threading.Thread(target=_answer_wrongly, args=(mute,), daemon=True).start()
        address = f"bolt://127.0.0.1:{mute.getsockname()[1]}"
        done = inside.run(shell, "cypher", "RETURN 1 AS x", FENGONG_STORE=address, FENGONG_NEO4J_PASSWORD="whatever")
        done.failed(4, "连不上 Neo4j")


def _answer_wrongly(listener: socket.socket) -> None:
    with contextlib.suppress(OSError):
        while True:
            connection, _ = listener.accept()
            connection.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n")
            connection.close()


def test_wrong_password(server: Shell, inside: Inside) -> None:
    inside.run(server, *ASK, lang="en", FENGONG_NEO4J_USER="nobody").failed(4, "refused the login", lang="en")
    server.run(*ASK, FENGONG_NEO4J_PASSWORD="wrong-password").failed(4, "拒绝登录", "FENGONG_NEO4J_PASSWORD")
    inside.run(server, *ASK, FENGONG_NEO4J_PASSWORD_FILE="missing").failed(2, "密码文件 missing")
    inside.run(server, *ASK).ok()


@pytest.mark.parametrize(
    "address", ["bolt://host:port", "bolt://127.0.0.1:99999", "neo4j://[::1", "bolt://user:secret-word@host:1"]
)
def test_addresses_that_are_none(shell: Shell, inside: Inside, address: str) -> None:
    done = inside.run(shell, "info", FENGONG_STORE=address, FENGONG_NEO4J_PASSWORD="secret-word")
    done.failed(done.code, "Neo4j")
    assert done.code in {2, 4}
    assert "secret-word" not in done.err


def test_it_goes_away_in_the_middle(server: Shell, neo4j_store: Neo4jStore) -> None:
    before = neo4j_store.info()
    with ExitStack() as relays:
        first, second, third = (
            relays.enter_context(relay(server.variables["FENGONG_STORE"], allowed)) for allowed in (500, 20_000, 3000)
        )
        early, late, read = at_once(
            lambda: server.run("ingest", SAMPLE, "--id", "cut", FENGONG_STORE=first),
            lambda: server.run("ingest", SAMPLE, "--id", "cut", FENGONG_STORE=second),
            lambda: server.run("network", lang="en", FENGONG_STORE=third),
        )
    early.failed(4, "连不上 Neo4j", "重新运行")
    late.failed(4, "连不上 Neo4j", "重新运行")
    read.failed(4, "cannot reach Neo4j", lang="en")
    assert neo4j_store.read("MATCH (d:Document) RETURN d.id AS id").rows == [("ningxia_2017",)]
    assert neo4j_store.info().version == before.version


def test_commands_of_a_server_that_does_not_run(shell: Shell, inside: Inside) -> None:
    done = inside.run(shell, "neo4j", "status", "--home", "server")
    assert (done.code, done.out, done.err) == (1, "", "没有在运行：fengong neo4j start\n")
    assert inside.run(shell, "neo4j", "stop", "--home", "server", lang="en").ok().err == "it was not running\n"
    inside.run(shell, "neo4j", "start", "--home", "/proc/server").failed(6, "/proc/server")


def test_a_server_is_started_used_and_stopped(shell: Shell) -> None:
    home = str(shell.folder / "a server's home")
    try:
        started = shell.run("neo4j", "start", "--home", home).ok()
        assert shell.run("neo4j", "status", "--home", home).ok().out == started.out
        asked = shell.script(
            f'eval "$(fengong neo4j status --home {home!r})"; fengong info; fengong ingest {SAMPLE} && fengong info'
        )
        assert asked.ok().out.startswith("neo4j  bolt://127.0.0.1:")
        assert "还没有图" in asked.err
        assert "ningxia_2017" in asked.out
    finally:
        assert shell.run("neo4j", "stop", "--home", home).ok().err == "已停止\n"
    assert shell.run("neo4j", "status", "--home", home).code == 1
