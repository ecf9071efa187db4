"""Calling the service over a real socket, with addresses sent exactly as they are written."""

from __future__ import annotations

import csv
import http.client
import io
import json
import re
import subprocess
from dataclasses import dataclass
from email.message import Message
from typing import Any
from urllib.parse import quote, urlencode

API = "/api/v1"
JSON = {"Content-Type": "application/json"}
PROBLEM = "application/problem+json"


def told_port(process: subprocess.Popen[str]) -> int:
    """The port that a service says on its standard error when it is up."""
    assert process.stderr is not None
    line = process.stderr.readline()
    found = re.search(r"http://127\.0\.0\.1:(\d+)", line)
    assert found, line
    return int(found[1])


@dataclass(frozen=True, slots=True)
class Reply:
    """What came back."""

    status: int
    headers: Message
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()

    @property
    def media_type(self) -> str:
        return str(self.headers["Content-Type"] or "")

    def json(self) -> Any:
        assert self.media_type == "application/json", (self.status, self.text[:300])
        return json.loads(self.body, parse_constant=_no_constant)

    def csv(self) -> list[list[str]]:
        assert self.media_type == "text/csv; charset=utf-8"
        return list(csv.reader(io.StringIO(self.text.removeprefix("\ufeff"), newline="")))

    def problem(self, status: int, slug: str) -> dict[str, Any]:
        """The problem document, checked against RFC 9457."""
        assert self.status == status, (self.status, self.text[:300])
        assert self.media_type == PROBLEM
        found: dict[str, Any] = json.loads(self.body)
        assert found["type"] == f"urn:fengong:problem:{slug}"
        assert found["status"] == status
        assert found["title"]
        assert found["detail"]
        assert "\n" not in found["detail"]
        choices = found.get("choices", [{"id": "", "name": ""}])  # there where there are some
        assert {type(value) for name, value in found.items() if name != "choices"} <= {str, int}
        assert choices
        assert all(set(one) == {"id", "name"} for one in choices)
        return found


def _no_constant(name: str) -> None:
    raise AssertionError(f"{name} is no JSON")


@dataclass(frozen=True, slots=True)
class Client:
    """A client of the service on `port`; one connection a request, so that many threads may share it."""

    port: int
    engine: str

    def send(self, method: str, target: str, body: bytes | None = None, headers: dict[str, str] | None = None) -> Reply:
        """`target` is what stands in the request line: encode what needs it."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            connection.putrequest(method, target, skip_accept_encoding=True)
            for name, value in (headers or {}).items():
                connection.putheader(name, value)
            if body is not None:
                connection.putheader("Content-Length", str(len(body)))
            connection.endheaders(body)
            answer = connection.getresponse()
            return Reply(answer.status, answer.headers, answer.read())
        finally:
            connection.close()

    def get(self, path: str, headers: dict[str, str] | None = None, /, **query: object) -> Reply:
        """GET an address below /api/v1, or any other that begins with `//`."""
        return self.send("GET", address(path, **query), headers=headers)

    def cypher(self, query: str, parameters: dict[str, Any] | None = None, lang: str = "zh", **limits: Any) -> Reply:
        body = json.dumps({"query": query, "parameters": parameters or {}, **limits}).encode()
        return self.send("POST", f"{API}/cypher?lang={lang}", body, JSON)


def address(path: str, **query: object) -> str:
    """An address below /api/v1 (`//x` is `/x` itself), percent-encoded, with its query."""
    where = path[1:] if path.startswith("//") else API + path
    asked = urlencode({name: value for name, value in query.items() if value is not None}, doseq=True)
    return quote(where, safe="/:,.") + (f"?{asked}" if asked else "")
