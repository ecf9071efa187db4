"""Errors as problem+json: every class of ours, the framework's, and faults of our own."""

from __future__ import annotations

import logging
import re

import pytest

from graph_store import errors
from graph_store.errors import FengongError
from tests.graph_api.broken import Broken
from tests.graph_api.calling import API, Client
from tests.graph_api.serving import served

OURS = [one for one in vars(errors).values() if isinstance(one, type) and issubclass(one, FengongError)]


@pytest.mark.parametrize("kind", OURS, ids=lambda kind: kind.__name__)
def test_every_error_of_ours_has_its_status(kind: type[FengongError]) -> None:
    of_the_store = issubclass(kind, errors.StoreError)
    with served(Broken(kind("坏了\u2028", "broken at /home/secret", where="/home/secret"))) as client:
        for path in ("//ready", "/tasks", "/network", "//"):
            detail = client.get(path, lang="en").problem(kind.status, kind.slug)["detail"]
            assert ("secret" in detail) is not of_the_store
        found = client.get("/agencies/x").problem(kind.status, kind.slug)
        assert ("parameter" in found) is not of_the_store
        assert found["detail"].startswith(("图", "还没有图") if of_the_store else "坏了") or (
            issubclass(kind, errors.StoreBusyError)
        )
        retry = client.get("//ready").headers["Retry-After"]
        assert (retry is not None) == issubclass(kind, errors.StoreBusyError)


@pytest.mark.parametrize(
    "kind", [one for one in OURS if issubclass(one, errors.StoreError)], ids=lambda one: one.__name__
)
def test_where_the_graph_is_stands_in_the_log_and_on_no_page(
    kind: type[FengongError], caplog: pytest.LogCaptureFixture
) -> None:
    error = kind("坏了 /home/secret", "broken at\n/home/secret", where="/home/secret")
    with caplog.at_level(logging.ERROR), served(Broken(error)) as client:
        for path in ("//", "//network", "/tasks", "/tasks", "//ready", "//metrics", "/questions/shared-tasks/rows.csv"):
            for accept in ("text/html", "*/*"):
                assert "secret" not in client.get(path, {"Accept": accept}).text
        assert "secret" not in client.cypher("RETURN 1 AS x").text
    logged = [one.getMessage() for one in caplog.records]
    once = ["the graph does not answer: broken at /home/secret"]
    assert logged == ([] if issubclass(kind, errors.StoreBusyError) else once)  # once, whoever asks and however often


def test_a_fault_of_our_own_is_logged_once_and_not_shown(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.ERROR), served(Broken(KeyError("secret"))) as client:
        chinese, english = client.get("/tasks"), client.get("/tasks", lang="en")
    assert chinese.problem(500, "internal-error")["detail"] == "服务内部错误，已记入日志"
    assert english.problem(500, "internal-error")["detail"].startswith("an internal error")
    assert "secret" not in chinese.text
    assert "Traceback" not in chinese.text
    assert "Content-Security-Policy" in chinese.headers
    assert [one.name for one in caplog.records] == ["fengong.api", "fengong.api"]


@pytest.mark.parametrize(
    "path",
    [
        "/nope", "/api", "/api/v2/questions", f"{API}/questions/shared-tasks/nope", "/redoc",
        "/openapi.json",
        "/static/nope.css", "/static/", "/static/docs/", "/static/%00", "/static/../app.py", "/static/%2e%2e/app.py",
        "/static/..%2fapp.py", "/static/" + "x" * 5000, "/.env", "/%00", "//", "/api/v1/documents/a/b", "/docs/x",
        "/questionz/", "/<script>alert(1)</script>", "/{path}", "/%7Bdetail%7D",
    ],
)  # fmt: skip
def test_an_unknown_address(client: Client, path: str) -> None:
    for lang, words in (("zh", "没有这个地址"), ("en", "no such address")):
        found = client.send("GET", f"{path}?lang={lang}").problem(404, "not-found")
        assert words in found["detail"]
        assert len(found["detail"]) < 300


@pytest.mark.parametrize("path", ["/nope", "/questionz/", "/search?q=" + "x" * 300, "/static/nope.css", "/<b>x</b>"])
def test_who_asks_for_a_page_gets_a_page_and_the_api_stays_data(client: Client, path: str) -> None:
    wanted = {"Accept": "text/html,*/*;q=0.8"}
    page, data = client.send("GET", path, headers=wanted), client.send("GET", path)
    assert page.status == data.status
    assert page.media_type == "text/html; charset=utf-8"
    assert 'role="alert"' in page.text
    assert "<b>" not in page.text
    assert client.send("GET", f"{API}/nope", headers=wanted).problem(404, "not-found")


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT"])
@pytest.mark.parametrize(
    "path", ["/health", f"{API}/questions", f"{API}/tasks/1", "/network", "/static/site.css", "/docs"]
)
def test_other_methods(client: Client, method: str, path: str) -> None:
    reply = client.send(method, path)
    if method == "CONNECT" and reply.status == 400:
        return  # the server knows no such request line
    assert reply.problem(405, "method-not-allowed")["detail"] == "这个地址不接受此方法"
    assert "method" in client.send(method, f"{path}?lang=en").problem(405, "method-not-allowed")["detail"]
    assert reply.headers["Allow"].startswith("GET") or path == "/static/site.css"


@pytest.mark.parametrize(
    "path", ["/", "/health", "/docs", "/network", f"{API}/questions", f"{API}/tasks.csv", f"{API}/tasks/1"]
)
def test_head_is_get_without_the_body(client: Client, path: str) -> None:
    head, get = client.send("HEAD", path), client.send("GET", path)
    assert (head.status, head.body) == (200, b"")
    for name in ("Content-Type", "Content-Length", "Content-Security-Policy", "X-Graph-Version", "Content-Disposition"):
        assert head.headers[name] == get.headers[name]
    assert client.send("HEAD", "/nope").status == 404


def test_nothing_of_the_framework_in_chinese_messages(client: Client) -> None:
    for target in (f"{API}/network?section=x", f"{API}/network?minimum=x", f"{API}/network?include_collectives=x"):
        detail = client.send("GET", target).problem(422, "bad-parameter")["detail"]
        assert re.fullmatch(r"参数 \w+ 有误：应为(整数|数字| true 或 false)", detail)


def test_what_is_no_http_is_refused(client: Client) -> None:
    import socket

    for sent in (b"GARBAGE\r\n\r\n", b"GET / HTTP/9.9\r\n\r\n", b"\x16\x03\x01\x02\x00" + b"\0" * 20 + b"\r\n\r\n"):
        with socket.create_connection(("127.0.0.1", client.port), timeout=10) as connection:
            connection.sendall(sent)
            connection.shutdown(socket.SHUT_WR)
            assert not connection.recv(4096).startswith(b"HTTP/1.1 5")
    assert client.get("//health").status == 200
