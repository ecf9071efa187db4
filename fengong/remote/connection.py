"""Requests to a service: JSON there and back, and its problem documents as the errors that they came from."""

from __future__ import annotations

import http.client
import json
import ssl
import time
import zlib
from collections.abc import Iterable
from typing import Any
from urllib.parse import quote, urlencode, urlsplit

from fengong.remote.failures import explained, not_ours, too_much, unreachable
from graph_store.errors import ParameterError
from graph_store.settings import Settings, shown_address

API = "/api/v1"
MOST_BYTES = 1 << 29  # of an answer, packed or not: a service that means harm must not fill our memory
_PIECE = 1 << 16
_GZIP = 31  # what zlib calls the format of gzip
_OK = 200


class Connection:
    """The service at `settings.store`. Each request has a connection of its own, so that threads may share this."""

    def __init__(self, settings: Settings) -> None:
        self.address = shown_address(settings.store).rstrip("/")
        self._secure, self._host, self._port, self._prefix = _parts(settings.store)
        self._seconds, self._language, self._key = settings.remote_seconds, settings.language, settings.key

    def get(self, *path: str, query: Iterable[tuple[str, str]] = ()) -> Any:
        """The JSON at `path` (steps below /api/v1, not yet encoded). Raises what the service answers."""
        where = "".join(f"/{quote(step, safe='')}" for step in path)
        return self._send("GET", f"{where}?{urlencode([*query, ('lang', self._language)])}")

    def post(self, path: str, value: object) -> Any:
        """The JSON that the service answers to `value`. Raises what the service answers."""
        body = json.dumps(value, allow_nan=False).encode()
        return self._send("POST", f"/{path}?{urlencode([('lang', self._language)])}", body)

    def follow(self, target: str) -> Any:
        """The JSON at an address that the service gave, such as that of the next page."""
        return self._send("GET", target.removeprefix(API))

    def _send(self, method: str, target: str, body: bytes | None = None) -> Any:
        connection = self._connection()
        try:
            connection.request(method, self._prefix + API + target, body, self._headers(body))
            with connection.getresponse() as answer:
                told = self._whole(answer)
        except (OSError, http.client.HTTPException, UnicodeError) as problem:
            raise unreachable(self.address, problem, self._seconds) from problem
        finally:
            connection.close()
        return self._read(answer, told)

    def _whole(self, answer: http.client.HTTPResponse) -> bytes:
        """The body, in its time as a whole: a service that sends a byte now and then would keep us for ever."""
        until, found = time.monotonic() + self._seconds, bytearray()
        while piece := answer.read1(_PIECE):
            found += piece
            if len(found) > MOST_BYTES:
                raise too_much(self.address, MOST_BYTES)
            if time.monotonic() > until:
                raise TimeoutError
        if answer.length:  # the connection ended before
            raise http.client.IncompleteRead(bytes(found), answer.length)
        return bytes(found)

    def _connection(self) -> http.client.HTTPConnection:
        if self._secure:
            context = ssl.create_default_context()
            return http.client.HTTPSConnection(self._host, self._port, timeout=self._seconds, context=context)
        return http.client.HTTPConnection(self._host, self._port, timeout=self._seconds)

    def _headers(self, body: bytes | None) -> dict[str, str]:
        found = {"Accept": "application/json, application/problem+json", "Accept-Encoding": "gzip"}
        found |= {"Authorization": f"Bearer {self._key}"} if self._key else {}
        return found | ({"Content-Type": "application/json"} if body is not None else {})

    def _read(self, answer: http.client.HTTPResponse, body: bytes) -> Any:
        try:
            found = json.loads(self._unpacked(body) if answer.headers["Content-Encoding"] == "gzip" else body)
        except (zlib.error, ValueError, RecursionError) as problem:
            raise not_ours(self.address, answer) from problem
        if answer.status != _OK:
            raise explained(self.address, answer, found)
        return found

    def _unpacked(self, body: bytes) -> bytes:
        unpacker = zlib.decompressobj(_GZIP)
        plain = unpacker.decompress(body, MOST_BYTES)
        if unpacker.unconsumed_tail:
            raise too_much(self.address, MOST_BYTES)
        return plain


def _parts(address: str) -> tuple[bool, str, int | None, str]:
    """Whether it is https, host, port and the path before ours. Raises ParameterError."""
    try:
        found = urlsplit(address)
        host, port = found.hostname, found.port
    except ValueError:
        host = None
    if not host or found.username is not None or found.query or found.fragment or not address.isascii():
        raise ParameterError(
            f"服务的地址 {shown_address(address)!r} 有误：应为 http://主机:端口，密钥用 key= 或 FENGONG_KEY 给出",
            f"the service's address {shown_address(address)!r} is wrong: use http://HOST:PORT; a key goes into key= or "
            "FENGONG_KEY",
            where="FENGONG_STORE",
        )
    return found.scheme == "https", host, port, found.path.rstrip("/")
