"""Every page is also data, and the other way round: the address of the one from that of the other. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import quote, urlencode

API = "/api/v1"
_SAME = ("/agencies/", "/tasks/", "/documents/")
_ALIKE = ("/questions", "/network", "/search")
Pairs = Iterable[tuple[str, str]]


def data_of(path: str, pairs: Pairs, tongue: str) -> str:
    """The address of the data of the page at `path`; nothing where a page has none of its own."""
    if path == "/":
        return _address(API, (), tongue)
    if path.startswith(_SAME) or path in _ALIKE:
        return _address(API + path, pairs, tongue)
    if path.startswith("/questions/"):
        return _address(f"{API}{path}/rows", ((name, value) for name, value in pairs if value), tongue)
    return ""


def page_of(path: str, pairs: Pairs, tongue: str) -> str:
    """The address of the page that shows the data at `path` (without the API's prefix)."""
    return _address(path or "/", pairs, tongue)


def link(address: str, relation: str, media_type: str = "") -> str:
    """The value of a `Link` header."""
    return f'<{address}>; rel="{relation}"' + (f'; type="{media_type}"' if media_type else "")


def _address(path: str, pairs: Pairs, tongue: str) -> str:
    return f"{quote(path, safe='/:,')}?{urlencode([*pairs, ('lang', tongue)])}"
