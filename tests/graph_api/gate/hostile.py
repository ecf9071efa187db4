"""`fengong serve` with keys as a process of its own, and requests written byte by byte: no client library helps."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

from graph_store.keyfile import write_keys
from graph_store.keys import make
from tests.conftest import ROOT
from tests.graph_api.calling import told_port

Headers = list[tuple[str, str]]
FORM = ("Content-Type", "application/x-www-form-urlencoded")


@dataclass(frozen=True)
class Answer:
    """What came back, as it was sent."""

    raw: bytes

    @property
    def status(self) -> int:
        return int(self.raw.split(b" ", 2)[1])

    @property
    def headers(self) -> Headers:
        lines = self.raw.partition(b"\r\n\r\n")[0].decode("latin-1").split("\r\n")[1:]
        return [(name.lower(), value.strip()) for name, _, value in (line.partition(":") for line in lines)]

    @property
    def body(self) -> bytes:
        return self.raw.partition(b"\r\n\r\n")[2]

    def all(self, name: str) -> list[str]:
        return [value for own, value in self.headers if own == name]

    @property
    def cookies(self) -> list[str]:
        """The cookies that a browser would send from now on."""
        return [one.partition(";")[0] for one in self.all("set-cookie") if "Max-Age=0;" not in one]


@dataclass
class Site:
    """The service, its file of keys, and a key of each of two readers."""

    port: int
    file: Path
    first: str
    second: str

    @property
    def here(self) -> Headers:
        """What a browser says of a form of this site."""
        return [("Origin", f"http://127.0.0.1:{self.port}"), ("Sec-Fetch-Site", "same-origin")]

    def raw(self, request: bytes) -> Answer:
        with socket.create_connection(("127.0.0.1", self.port), timeout=20) as connection:
            connection.sendall(request)
            found = b""
            while data := connection.recv(65_536):
                found += data
        return Answer(found)

    def ask(
        self, target: str, *headers: tuple[str, str], method: str = "GET", body: str = "", host: str = ""
    ) -> Answer:
        """One request on a connection of its own; `host` is ours unless another is given."""
        head = [f"{method} {target} HTTP/1.1", f"Host: {host or f'127.0.0.1:{self.port}'}", "Connection: close"]
        head += [f"{name}: {value}" for name, value in headers]
        head += [f"Content-Length: {len(body)}"] if method != "GET" else []
        return self.raw("\r\n".join([*head, "", body]).encode("latin-1"))

    def sign_in(self, *headers: tuple[str, str], key: str = "", **fields: str) -> Answer:
        body = urlencode({"key": key or self.first, **fields})
        return self.ask("/login?lang=en", FORM, *(headers or self.here), method="POST", body=body)

    def cookie(self, key: str = "") -> tuple[str, str]:
        """The header of a browser that has just signed in."""
        [found] = self.sign_in(key=key).cookies
        return ("Cookie", found)


@contextmanager
def keyed(address: str, folder: Path, **more: str) -> Iterator[Site]:
    """The service on the graph at `address`, where everybody needs a key."""
    one, first = make("reader", "甲", [])
    two, second = make("reader", "乙", [one])
    file = folder / "keys.json"
    write_keys(file, [one, two])
    own = {"FENGONG_STORE": address, "FENGONG_KEYS": str(file), "FENGONG_READING": "key", "PYTHONUNBUFFERED": "1"}
    command = [sys.executable, "-m", "fengong", "serve", "--port", "0"]
    with subprocess.Popen(
        command, env={**os.environ, **own, **more}, cwd=ROOT, text=True, stderr=subprocess.PIPE
    ) as ran:
        try:
            yield Site(told_port(ran), file, first, second)
        finally:
            ran.kill()
