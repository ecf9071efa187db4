"""From a rendered body to the response that one client takes: compressed or not, or only "you have it already"."""

from __future__ import annotations

import gzip
from dataclasses import dataclass, field

from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import Response

from graph_api.negotiation import accepts, matches, takes_gzip
from graph_api.requests import language
from graph_store.errors import NotAcceptableError

VARY = "Accept-Language, Accept-Encoding"  # a cache on the way must not mix languages or encodings
_WORTH = 600  # bytes from which compressing pays
_LEVEL = 6
_PACKED = ("text/", "application/json", "application/x-ndjson", "application/problem+json")
_OK = 200
_NAMES = {b"accept": "accept", b"accept-encoding": "encoding", b"if-none-match": "none_match"}


@dataclass(frozen=True, slots=True)
class Rendered:
    """A body ready to send."""

    body: bytes
    media_type: str
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)

    def response(self, version: str = "") -> Response:
        """The plain HTTP response; it names the graph that answered, if one did."""
        headers = {**self.headers, "Vary": VARY} | ({"X-Graph-Version": version} if version else {})
        return Response(self.body, self.status, media_type=self.media_type, headers=headers)


@dataclass(frozen=True, slots=True)
class Asked:
    """What of a request an answer depends on; `gzip` says that the client takes compressed answers."""

    path: str
    query: str
    tongue: str
    gzip: bool
    accept: str
    none_match: str

    @classmethod
    def of(cls, request: Request) -> Asked:
        """What `request` asks for."""
        scope, found = request.scope, {"accept": "", "encoding": "", "none_match": ""}
        for name, value in scope["headers"]:
            if name in _NAMES:
                former = found[_NAMES[name]]
                found[_NAMES[name]] = f"{former},{value.decode('latin-1')}" if former else value.decode("latin-1")
        query, packed = scope["query_string"].decode("latin-1"), takes_gzip(found["encoding"])
        return cls(scope["path"], query, language(request), packed, found["accept"], found["none_match"])


class Sent(Response):
    """A response whose head was made before: nothing is encoded a second time."""

    def __init__(self, status: int, body: bytes, raw_headers: list[tuple[bytes, bytes]]) -> None:
        self.status_code, self.body, self.background = status, body, None
        self.raw_headers = list(raw_headers)  # who gets the response may add to it


@dataclass(frozen=True, slots=True)
class Ready:
    """A body with its head, in one encoding, as it lies in the cache."""

    rendered: Rendered
    etag: str
    head: list[tuple[bytes, bytes]]

    @property
    def status(self) -> int:
        """The HTTP status."""
        return self.rendered.status

    def response(self, asked: Asked) -> Response:
        """The answer to `asked`: the body, or 304 where the client has it. Raises NotAcceptableError."""
        if asked.accept and not accepts(asked.accept, self.rendered.media_type):
            raise not_acceptable(self.rendered.media_type)
        if asked.none_match and self.status == _OK and matches(asked.none_match, self.etag):
            return not_modified(self.head)
        return Sent(self.status, self.rendered.body, self.head)


def ready(rendered: Rendered, etag: str, version: str, *, packed: bool) -> Ready:
    """`rendered` with its head; `packed` compresses it where that makes it smaller."""
    more = {name.decode(): value.decode() for name, value in head(etag if rendered.status == _OK else "", version)}
    body = rendered.body
    if packed and len(body) >= _WORTH and rendered.media_type.startswith(_PACKED):
        smaller = gzip.compress(body, _LEVEL, mtime=0)
        if len(smaller) < len(body):
            body, more = smaller, more | {"content-encoding": "gzip"}
    plain = Response(body, rendered.status, {**rendered.headers, **more}, rendered.media_type)
    return Ready(Rendered(body, rendered.media_type, rendered.status, rendered.headers), etag, plain.raw_headers)


def head(etag: str, version: str) -> list[tuple[bytes, bytes]]:
    """What every answer says of caching; `version` is that of the graph, if one answered."""
    found = {"vary": VARY} | ({"x-graph-version": version} if version else {})
    if etag:
        found |= {"etag": etag, "cache-control": "no-cache"}  # may be kept, must be asked for again
    return [(name.encode(), value.encode()) for name, value in found.items()]


def unpacked(one: Ready) -> Rendered:
    """The body as it was rendered."""
    body, found = one.rendered.body, one.rendered
    if Headers(raw=one.head).get("content-encoding") == "gzip":
        body = gzip.decompress(body)
    return Rendered(body, found.media_type, found.status, found.headers)


def not_modified(head: list[tuple[bytes, bytes]]) -> Response:
    """304 with what the head of the answer says of caching."""
    kept = {b"etag", b"vary", b"cache-control", b"x-graph-version", b"link"}
    return Sent(304, b"", [pair for pair in head if pair[0] in kept])


def not_acceptable(media_type: str) -> NotAcceptableError:
    """The error of a client that takes other forms only."""
    form = media_type.partition(";")[0]
    return NotAcceptableError(
        f"这个地址只有 {form}：请在 Accept 中允许它",
        f"this address has {form} only: allow it in Accept",
        where="Accept",
    )
