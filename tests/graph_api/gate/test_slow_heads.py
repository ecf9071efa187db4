"""Heads that never end, and answers that nobody takes: the connection ends, and everybody else is served meanwhile."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
import uvicorn

from graph_api.gate import slow_heads
from graph_api.gate.slow_heads import MOST_BYTES, protocol


async def app(scope: dict[str, object], receive: object, send: object) -> None:
    if scope["type"] != "http":
        return
    body = b""
    more = True
    while more:
        message = await receive()  # type: ignore[operator]
        body += message.get("body", b"")
        more = message.get("more_body", False)
    length = str(len(body)).encode()
    await send(
        {"type": "http.response.start", "status": 200, "headers": [(b"content-length", str(len(length)).encode())]}
    )  # type: ignore[operator]
    await send({"type": "http.response.body", "body": length})  # type: ignore[operator]


@pytest.fixture
def port(monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    with listening(app, monkeypatch) as found:
        yield found


@contextmanager
def listening(application: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    monkeypatch.setattr(slow_heads, "SECONDS", 0.5)
    monkeypatch.setattr(slow_heads, "TAKING_SECONDS", 0.5)
    with socket.create_server(("127.0.0.1", 0)) as listener:
        config = uvicorn.Config(application, log_level="critical", ws="none", http=protocol(), lifespan="off")
        server = uvicorn.Server(config)
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
        thread.start()
        yield listener.getsockname()[1]
        server.should_exit = True
        thread.join(timeout=30)
        assert not thread.is_alive()


def connected(port: int) -> socket.socket:
    return socket.create_connection(("127.0.0.1", port), timeout=20)


def everything(connection: socket.socket) -> bytes:
    found = b""
    try:
        while data := connection.recv(65_536):
            found += data
    except ConnectionResetError:
        pass
    return found


LARGE = 20_000_000
GET = b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n"
POST = b"POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 600000\r\n\r\n" + b"x" * 600_000


@pytest.mark.parametrize("sent", [b"", b"G", GET[:-2], b"\r\n\r\n", GET[:-2] + b"X-Y: " + b"y" * 1000])
def test_a_head_that_does_not_come_to_its_end(port: int, sent: bytes) -> None:
    with connected(port) as connection:
        connection.sendall(sent)
        assert everything(connection) == b""


def test_a_head_that_comes_a_byte_at_a_time(port: int) -> None:
    with connected(port) as connection, pytest.raises(OSError):
        for _ in range(100):
            connection.sendall(b"GET / HTTP/1.1\r\n"[:1])
            threading.Event().wait(0.05)


def test_a_head_that_is_far_too_large(port: int) -> None:
    with connected(port) as connection:
        try:
            connection.sendall(GET[:-2])
            for _ in range(40):
                connection.sendall(b"X-Y: " + b"y" * 20_000 + b"\r\n")
        except OSError:
            return
        assert b" 200 " not in everything(connection)
    assert MOST_BYTES < 40 * 20_000


def answered(connection: socket.socket, request: bytes) -> bytes:
    connection.sendall(request)
    found = b""
    while not found.partition(b"\r\n\r\n")[2]:
        found += connection.recv(65_536)
    return found


def test_requests_are_served_as_long_as_they_come(port: int) -> None:
    """On one connection, with bodies above the bound and after more time than one head may take."""
    with connected(port) as connection:
        for _ in range(4):
            assert answered(connection, GET).endswith(b"0")
            threading.Event().wait(0.3)
            assert answered(connection, POST).endswith(b"600000")
        connection.sendall(GET[:10])
        threading.Event().wait(0.1)
        assert answered(connection, GET[10:]).endswith(b"0")
        connection.sendall(GET[:10])
        assert everything(connection) == b""


async def generous(scope: dict[str, object], receive: object, send: object) -> None:
    if scope["type"] != "http":
        return
    await receive()  # type: ignore[operator]
    headers = [(b"content-length", str(LARGE).encode())]
    await send({"type": "http.response.start", "status": 200, "headers": headers})  # type: ignore[operator]
    await send({"type": "http.response.body", "body": b"x" * LARGE})  # type: ignore[operator]


def narrow(port: int, held: int) -> socket.socket:
    """A connection that holds no more than about `held` bytes that are not yet read."""
    connection = socket.socket()
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, held)
    connection.settimeout(20)
    connection.connect(("127.0.0.1", port))
    return connection


def test_an_answer_that_nobody_takes(monkeypatch: pytest.MonkeyPatch) -> None:
    with listening(generous, monkeypatch) as port, narrow(port, 4096) as connection:
        connection.sendall(GET)
        threading.Event().wait(2)
        assert len(everything(connection)) < LARGE


def test_an_answer_that_is_taken_slowly_comes_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    with listening(generous, monkeypatch) as port, narrow(port, 200_000) as connection:
        connection.sendall(GET)
        found = 0
        while found < LARGE:
            taken = len(connection.recv(LARGE // 20))
            assert taken
            found += taken
            threading.Event().wait(0.01)
