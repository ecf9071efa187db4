"""The files that pages need: compressed, and under addresses that hold their digest, which a browser asks for once.

`/static/site.css?v=<digest>` never changes: who has it need not ask again. Without the digest, or with a former one, a
file is asked for each time, and 304 says that it is the same.
"""

from __future__ import annotations

import gzip
import hashlib
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from graph_api.delivery import not_modified
from graph_api.negotiation import matches, takes_gzip

PLACE = "/static/"
_FOLDER = Path(__file__).resolve().parent / "static"
_FOREVER, _ASK = "public, max-age=31536000, immutable", "no-cache"
_DIGITS = 12
_LEVEL = 9  # once for each file
# Not from the system's table: where that calls a script plain text, no browser runs it.
_TYPES = {
    ".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml", ".png": "image/png", ".txt": "text/plain",
}  # fmt: skip
_WORTH = 600  # bytes from which compressing pays


@cache
def files() -> dict[str, Path]:
    """All files by their names below /static/: ours, and those of the documentation of the API under docs/."""
    folders = {"": _FOLDER, "docs/": _documentation()}
    return {
        prefix + path.relative_to(folder).as_posix(): path
        for prefix, folder in folders.items()
        for path in folder.rglob("*")
        if path.suffix in _TYPES
    }


def _documentation() -> Path:
    spec = find_spec("fastapi_offline")
    if spec is None or spec.origin is None:
        raise ImportError("fastapi_offline")
    return Path(spec.origin).parent / "static"


@cache
def digest(name: str) -> str:
    """The mark of the file's content."""
    return hashlib.sha256(files()[name].read_bytes()).hexdigest()[:_DIGITS]


def asset(name: str) -> str:
    """The address of a file as pages name it. Raises KeyError for a file that does not exist."""
    return f"{PLACE}{name}?v={digest(name)}"


@cache
def _body(name: str, *, packed: bool) -> bytes:
    """The file as it is sent; kept, since there are few."""
    body = files()[name].read_bytes()
    smaller = gzip.compress(body, _LEVEL, mtime=0) if packed and len(body) >= _WORTH else body
    return min(body, smaller, key=len)


class Assets:
    """ASGI application below /static. Only the names of `files` exist, so that no address leads out of the folders."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer GET with the file. Raises HTTPException (404, 405)."""
        if scope["type"] != "http":
            raise HTTPException(404)
        if scope["method"] != "GET":  # a HEAD comes as GET
            raise HTTPException(405, headers={"Allow": "GET, HEAD"})
        await _response(Request(scope))(scope, receive, send)


def _response(request: Request) -> Response:
    name = request.scope["path"].removeprefix(PLACE)
    if name not in files():
        raise HTTPException(404)
    known = request.headers.get("if-none-match", "")
    packed = takes_gzip(request.headers.get("accept-encoding", ""))
    headers = {
        "ETag": f'W/"{digest(name)}"', "Vary": "Accept-Encoding",
        "Cache-Control": _FOREVER if request.query_params.get("v") == digest(name) else _ASK,
    }  # fmt: skip
    if matches(known, headers["ETag"]):
        return not_modified([(key.lower().encode(), value.encode()) for key, value in headers.items()])
    body = _body(name, packed=packed)
    if len(body) < len(_body(name, packed=False)):
        headers["Content-Encoding"] = "gzip"
    return Response(body, headers=headers, media_type=_TYPES[Path(name).suffix])
