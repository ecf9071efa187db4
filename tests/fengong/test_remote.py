"""A service is asked as a file is asked: the same calls, the same results, the same errors, on both engines."""

from __future__ import annotations

import gzip
import http.server
import json
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Any, ClassVar

import pytest

import fengong
from fengong import Graph
from fengong.remote import connection
from graph_store.errors import (
    FengongError,
    InputError,
    LimitError,
    NotFoundError,
    ParameterError,
    QueryRefusedError,
    StoreBusyError,
    StoreError,
)  # fmt: skip
from graph_store.settings import Settings
from graph_store.store import EMPTY, GraphStore, Limits
from queries.catalogue import catalogue
from tests.conftest import SAMPLE
from tests.fengong.running import Inside, Shell
from tests.graph_api.broken import Broken
from tests.graph_api.serving import served

QUESTIONS = list(catalogue())
NODES = "MATCH (a:Agency {id: '640000:财政厅'})-[r:LEADS]->(t:Task) RETURN a, r, t.number AS n ORDER BY n LIMIT 3"


@pytest.fixture(scope="module")
def both(store: GraphStore) -> Iterator[tuple[Graph, Graph]]:
    """The sample as a store and through a service, on each engine."""
    with served(store) as client, fengong.open(f"http://127.0.0.1:{client.port}") as remote:
        yield Graph(store), remote


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda one: one.name)
def test_every_question_gives_the_same_result(both: tuple[Graph, Graph], question: Any) -> None:
    for more in ({}, {"limit": 2, "offset": 1}):
        here, there = (graph.ask(question.name, **question.example, **more) for graph in both)
        assert here == there
        assert here._repr_html_() == there._repr_html_()


def test_values_of_all_types(both: tuple[Graph, Graph]) -> None:
    given: tuple[dict[str, Any], ...] = (
        {"roles": ["lead", "support"]}, {"roles": ("牵头",)}, {"roles": "牵头、配合"}, {"roles": []},
        {"include_collectives": True, "kind": "collective"}, {"rank_by": "newman", "limit": "3"}, {"limit": None},
        {"document": " ningxia_2017 "}, {"jurisdiction": "宁夏"}, {"section": 1},
    )  # fmt: skip
    for parameters in given:
        here, there = (graph.ask("shared-tasks", **parameters) for graph in both)
        assert here == there, parameters


def test_the_same_in_english(store: GraphStore) -> None:
    with served(store) as client, fengong.open(f"http://127.0.0.1:{client.port}/", language="en") as remote:
        here = Graph(store, Settings(language="en"))
        assert here.ask("busiest-agencies") == remote.ask("busiest-agencies")
        assert here.questions() == remote.questions()
        for graph in (here, remote):
            with pytest.raises(NotFoundError, match="no body"):
                graph.ask("agency-tasks", agency="没有厅")


def test_questions(both: tuple[Graph, Graph]) -> None:
    here, there = both
    assert here.questions() == there.questions()


def test_cypher(both: tuple[Graph, Graph]) -> None:
    for query, parameters, limits in (
        (NODES, {}, None), ("MATCH (a:Agency) RETURN a.id AS id ORDER BY id", {}, Limits(rows=5)),
        ("MATCH (a:Agency) WHERE a.id IN $ids RETURN a.name AS name, 1.5 AS x, true AS y", {"ids": ["640000:财政厅"]}, None),
    ):  # fmt: skip
        here, there = (graph.cypher(query, parameters, limits=limits) for graph in both)
        assert here == there
    here, there = (graph.cypher("RETURN $x AS x, $y AS y", x=["一", "二"], y={"a": 3}) for graph in both)
    assert here == there


@pytest.mark.parametrize(
    "options",
    [
        {}, {"section": 1, "kind": "government_department"}, {"roles": ["lead"], "weight": "newman", "minimum": 0.5},
        {"include_collectives": True, "jurisdiction": "宁夏"}, {"agency": "640000:财政厅"}, {"document": "ningxia_2017"},
    ],
)  # fmt: skip
def test_network(both: tuple[Graph, Graph], options: dict[str, Any]) -> None:
    here, there = (graph.network(**options) for graph in both)
    assert here == there
    assert here.to_html() == there.to_html()
    assert here.to_json() == there.to_json()


def test_info_and_review(both: tuple[Graph, Graph]) -> None:
    here, there = both
    assert here.store.info() == there.store.info()
    assert list(here.cards()) == list(there.cards())
    assert here.review() == there.review()
    with pytest.raises(NotFoundError):
        there.review("没有")


def told(call: Callable[..., object], *values: Any, **named: Any) -> tuple[type[FengongError], str, str | None]:
    with pytest.raises(FengongError) as found:
        call(*values, **named)
    return type(found.value), found.value.message(), found.value.where


def test_the_same_errors(both: tuple[Graph, Graph]) -> None:
    for question, parameters in (
        ("nope", {}), ("shared-tasks", {"limit": 0}), ("shared-tasks", {"x": 1}), ("shared-tasks", {"limit": 1.5}),
        ("shared-tasks", {"sort": "tasks"}), ("shared-tasks", {"fields": "tasks"}), ("shared-tasks", {"lang": "en"}),
        ("agency-tasks", {"agency": "没有厅"}), ("agency-tasks", {"agency": 5}), ("agency-tasks", {}),
        ("shared-tasks", {"document": "\ud800"}), ("shared-tasks", {"document": "x" * 501}), ("shared-tasks", {"limit": 10**30}),
        ("shared-tasks", {"kind": "king"}), ("shared-tasks", {"document": ["ningxia_2017"]}), ("find-tasks", {"text": "\x00"}),
    ):  # fmt: skip
        here, there = (told(graph.ask, question, **parameters) for graph in both)
        assert (here[0], here[2]) == (there[0], there[2]), (question, parameters)
        if "limit" not in parameters:  # there a number came as text
            assert here[1] == there[1]
    for query, kind in (
        ("MATCH (a) DELETE a", QueryRefusedError),
        ("MATCH (", QueryRefusedError),
        ("x" * 20_001, InputError),
    ):
        for graph in both:
            assert issubclass(told(graph.cypher, query)[0], kind)
    for value in (object(), float("nan"), b"x"):
        assert told(both[1].cypher, "RETURN $x AS x", x=value)[0] is ParameterError
    assert told(both[1].ask, "a/b?c")[0] is NotFoundError
    with pytest.raises(ParameterError):
        both[1].network(weight="heavy")
    with pytest.raises(NotFoundError):
        both[1].network(document="没有")


def test_a_slow_query_is_ended_there(both: tuple[Graph, Graph]) -> None:
    slow = "MATCH (a:Agency), (b:Agency), (c:Agency), (d:Agency) WHERE a.name + b.name < c.name + d.name RETURN count(*) AS n"
    with pytest.raises(LimitError):
        both[1].cypher(slow, limits=Limits(seconds=0.2))


def test_a_service_is_not_written(both: tuple[Graph, Graph]) -> None:
    there = both[1]
    before = there.store.info()
    for call in (
        lambda: there.ingest(SAMPLE),
        lambda: there.remove("ningxia_2017"),
        lambda: there.store.read("RETURN 1"),
    ):
        with pytest.raises(InputError, match="only to be asked"):
            call()
    assert there.store.info() == before != EMPTY


@pytest.mark.parametrize("kind", [StoreError, StoreBusyError, LimitError])
def test_what_goes_wrong_there_is_the_same_error_here(kind: type[FengongError]) -> None:
    with served(Broken(kind("坏了", "broken", where="place"))) as client:
        graph = fengong.open(f"http://127.0.0.1:{client.port}", language="en")
        found, said, where = told(graph.ask, "shared-tasks")
        assert found is kind
        # Where the graph is there, and what its engine says, is nothing that the service tells.
        assert (said, where) == ("broken", "place") or (
            issubclass(kind, StoreError) and "broken" not in f"{said}{where}"
        )


class Answering(http.server.BaseHTTPRequestHandler):
    """Something that is no service of ours: it answers everything alike."""

    status: ClassVar[int]
    body: ClassVar[bytes]
    more: ClassVar[dict[str, str]]
    heard: ClassVar[list[Any]]

    def do_GET(self) -> None:
        self.heard.append(dict(self.headers))
        self.send_response(self.status)
        for name, value in self.more.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(self.body)))
        self.end_headers()
        self.wfile.write(self.body)

    do_POST = do_GET  # noqa: N815 - as http.server calls it

    def log_message(self, *_: object) -> None:
        pass


@contextmanager
def answering(status: int, body: bytes, **more: str) -> Iterator[tuple[str, list[Any]]]:
    kind = type("One", (Answering,), {"status": status, "body": body, "more": more, "heard": []})
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), kind) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.05,))
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}", kind.heard  # type: ignore[attr-defined]
        server.shutdown()
        thread.join()


@pytest.mark.parametrize(
    ("status", "body", "said"),
    [
        (200, b"<html>", "does not answer as a Fengong"), (404, b"nothing", "HTTP 404"), (500, b"[1]", "HTTP 500"),
        (200, b"\xff\xfe", "does not answer"), (502, b"", "HTTP 502"), (301, b"", "which leads to https://x.example/"),
    ],
)  # fmt: skip
def test_what_is_no_service_of_ours(status: int, body: bytes, said: str) -> None:
    more = {"Location": "https://x.example/"} if status == 301 else {}
    with answering(status, body, **more) as (address, _), pytest.raises(StoreError, match=said):
        fengong.open(address).questions()


@pytest.mark.parametrize("body", [b"[]", b"{}", b"1", b"null", b'"x"', b'{"rows": 1, "questions": 2, "nodes": [3]}'])
def test_json_that_is_none_of_ours(body: bytes) -> None:
    with answering(200, body) as (address, _):
        graph = fengong.open(address)
        for call in (
            lambda: graph.ask("shared-tasks"), graph.questions, graph.network, graph.store.info, lambda: list(graph.cards()),
            lambda: graph.cypher("RETURN 1 AS x"),
        ):  # fmt: skip
            with pytest.raises(StoreError, match="is not understood"):
                call()


def test_an_answer_that_would_fill_the_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "MOST_BYTES", 100_000)
    for body, more in ((b"0" * 200_000, {}), (gzip.compress(b"0" * 200_000), {"Content-Encoding": "gzip"})):
        with answering(200, body, **more) as (address, _), pytest.raises(LimitError, match="over 100000 bytes"):
            fengong.open(address).questions()


def test_an_answer_that_is_cut_or_does_not_end() -> None:
    chunked = {"Transfer-Encoding": "chunked"}
    with answering(200, b"{}", **chunked) as (address, _), pytest.raises(StoreError, match="cannot reach"):
        fengong.open(address).questions()
    with dripping() as address, pytest.raises(StoreError, match=r"within 0\.5 s"):
        fengong.open(address, remote_seconds=0.5).questions()


@contextmanager
def dripping() -> Iterator[str]:
    """A service that sends a byte now and then, for ever."""
    ended = threading.Event()

    def drip(listener: socket.socket) -> None:
        with listener.accept()[0] as client, suppress(OSError):
            client.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n")
            while not ended.wait(0.05):
                client.sendall(b" ")

    with socket.create_server(("127.0.0.1", 0)) as listener:
        thread = threading.Thread(target=drip, args=(listener,))
        thread.start()
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        ended.set()
        thread.join()


def test_the_key_is_shown_and_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    problem = {"type": "urn:fengong:problem:key-needed", "title": "x", "status": 401, "detail": "a key is needed"}
    with answering(401, json.dumps(problem).encode()) as (address, heard):
        monkeypatch.setenv("FENGONG_KEY", "from-environment")
        for settings, key in (({}, "from-environment"), ({"key": "own"}, "own")):
            with pytest.raises(InputError, match="FENGONG_KEY") as found:
                fengong.open(address, **settings).questions()
            assert heard[-1]["Authorization"] == f"Bearer {key}"
            assert key not in str(found.value)
        monkeypatch.delenv("FENGONG_KEY")
        with pytest.raises(InputError):
            fengong.open(address).questions()
        assert "Authorization" not in heard[-1]


def test_too_many_requests_is_a_limit() -> None:
    problem = {"type": "urn:fengong:problem:too-many", "title": "x", "status": 429, "detail": "wait"}
    with answering(429, json.dumps(problem).encode()) as (address, _), pytest.raises(LimitError, match="wait"):
        fengong.open(address).questions()


def test_nobody_there_and_nobody_answers() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        address = f"http://127.0.0.1:{silent.getsockname()[1]}"
        started = time.monotonic()
        with pytest.raises(StoreError, match=r"within 0\.2 s"):
            fengong.open(address, remote_seconds=0.2).questions()
        assert time.monotonic() - started < 10
    with pytest.raises(StoreError, match="cannot reach"):
        fengong.open(address).questions()


@pytest.mark.parametrize(
    "address", ["http://", "http://:80", "http://u:secret@h/", "https://h:x", "http://h?x=1", "http://h/#x", "http://[::1", "http://局"]
)  # fmt: skip
def test_a_wrong_address(address: str) -> None:
    with pytest.raises(ParameterError) as found:
        fengong.open(address)
    assert "secret" not in str(found.value)


def test_the_command_line_asks_a_service(ladybug_store: GraphStore, sample_shell: Shell, inside: Inside) -> None:
    with served(ladybug_store) as client:
        address = f"http://127.0.0.1:{client.port}"
        for command in (
            ["ask", "shared-tasks", "limit=3", "-f", "json"], ["ask", "pair-tasks", "发展改革委", "财政厅", "-f", "csv"],
            ["cypher", "MATCH (a:Agency) RETURN a.id AS id ORDER BY id LIMIT 3", "-f", "json"], ["info", "-f", "csv"],
            ["review", "-f", "json"],
        ):  # fmt: skip
            here, there = (inside.run(sample_shell, *command, *more).ok() for more in ((), ("--store", address)))
            assert here.out == there.out, command
        page = inside.run(sample_shell, "network", "--store", address, "-o", "n.html").ok()
        assert "92" in page.err
        for refused in (["remove", "ningxia_2017"], ["ingest", str(SAMPLE)], ["serve"]):
            inside.run(sample_shell, *refused, "--store", address).failed(2, "服务")
        inside.run(sample_shell, "ask", "nope", "--store", address).failed(3, "nope")
    inside.run(sample_shell, "ask", "shared-tasks", "--store", address).failed(4, "无法连接")
