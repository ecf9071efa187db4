"""The one cookie: no script reads it, no page of another site has it sent, and what came over TLS stays there. Pure."""

from __future__ import annotations

from graph_api.gate.sessions import SECONDS

_ATTRIBUTES = "Path=/; HttpOnly; SameSite=Strict"


def name(scheme: str) -> str:
    """What the cookie is called; with the prefix, a browser takes it from this very host over TLS only."""
    return "__Host-fengong" if scheme == "https" else "fengong"


def read(cookies: bytes, scheme: str) -> str:
    """The word in the header `Cookie`; nothing where there is none, or where two claim to be it."""
    wanted, found = name(scheme), list[str]()
    for pair in cookies.decode("latin-1").split(";"):
        key, mark, value = pair.strip().partition("=")
        if mark and key == wanted:
            found.append(value)
    return found[0] if len(found) == 1 else ""


def given(word: str, scheme: str) -> str:
    """The header `Set-Cookie` that leaves `word` with a browser."""
    return _header(word, SECONDS, scheme)


def taken(scheme: str) -> str:
    """The header `Set-Cookie` that takes it away."""
    return _header("", 0, scheme)


def _header(word: str, seconds: int, scheme: str) -> str:
    return f"{name(scheme)}={word}; Max-Age={seconds}; {_ATTRIBUTES}" + ("; Secure" if scheme == "https" else "")
