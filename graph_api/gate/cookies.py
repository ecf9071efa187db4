"""The one cookie: no script reads it, no page of another site has it sent, and what came over TLS stays there. Pure."""

from __future__ import annotations

from graph_api.gate.sessions import SECONDS

PLAIN, SECURE = "fengong", "__Host-fengong"  # with the prefix, a browser takes it from this very host over TLS only
_ATTRIBUTES = "Path=/; HttpOnly; SameSite=Strict"


def is_secure(scheme: str, origin: str) -> bool:
    """Whether a browser came over TLS: what the server sees of it ends at a proxy, what the browser says does not."""
    return scheme == "https" or origin.startswith("https://")


def read(cookies: bytes, *, secure: bool = False) -> str:
    """The word in the header `Cookie`; nothing where there is none, or where two claim to be it.

    Where the request is known to be `secure`, only the name that a page without TLS cannot set counts.
    """
    pairs = _pairs(cookies)
    for name in (SECURE,) if secure else (SECURE, PLAIN):
        found = [value for key, value in pairs if key == name]
        if found:
            return found[0] if len(found) == 1 else ""
    return ""


def words(cookies: bytes) -> list[str]:
    """All words that a browser holds: signing out ends each, since the next request may bring another first."""
    return [value for name, value in _pairs(cookies) if name in {SECURE, PLAIN}]


def _pairs(cookies: bytes) -> list[tuple[str, str]]:
    parts = (part.strip().partition("=") for part in cookies.decode("latin-1").split(";"))
    return [(name, value) for name, mark, value in parts if mark]


def given(word: str, *, secure: bool) -> str:
    """The header `Set-Cookie` that leaves `word` with a browser."""
    return _header(word, SECONDS, secure=secure)


def taken(*, secure: bool) -> list[str]:
    """The headers `Set-Cookie` that take it away, under each name that this browser lets us set."""
    return [_header("", 0, secure=one) for one in ((True, False) if secure else (False,))]


def _header(word: str, seconds: int, *, secure: bool) -> str:
    name, more = (SECURE, "; Secure") if secure else (PLAIN, "")
    return f"{name}={word}; Max-Age={seconds}; {_ATTRIBUTES}{more}"
