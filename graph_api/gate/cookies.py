"""The one cookie: no script reads it, no page of another site has it sent, and what came over TLS stays there. Pure."""

from __future__ import annotations

from graph_api.gate.sessions import SECONDS

PLAIN, SECURE = "fengong", "__Host-fengong"  # with the prefix, a browser takes it from this very host over TLS only
_ATTRIBUTES = "Path=/; HttpOnly; SameSite=Strict"


def is_secure(scheme: str, origin: str) -> bool:
    """Whether a browser came over TLS: what the server sees of it ends at a proxy, what the browser says does not."""
    return scheme == "https" or origin.startswith("https://")


def read(cookies: bytes) -> str:
    """The word in the header `Cookie`; nothing where there is none, or where two claim to be it."""
    pairs = [pair.strip().partition("=") for pair in cookies.decode("latin-1").split(";")]
    for name in (SECURE, PLAIN):
        found = [value for key, mark, value in pairs if mark and key == name]
        if found:
            return found[0] if len(found) == 1 else ""
    return ""


def given(word: str, *, secure: bool) -> str:
    """The header `Set-Cookie` that leaves `word` with a browser."""
    return _header(word, SECONDS, secure=secure)


def taken(*, secure: bool) -> str:
    """The header `Set-Cookie` that takes it away."""
    return _header("", 0, secure=secure)


def _header(word: str, seconds: int, *, secure: bool) -> str:
    name, more = (SECURE, "; Secure") if secure else (PLAIN, "")
    return f"{name}={word}; Max-Age={seconds}; {_ATTRIBUTES}{more}"
