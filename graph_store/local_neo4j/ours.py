"""Whether the server at an address is one that we started here: then it may be restarted, and no other."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from .config import HOST
from .server import LocalServer
from .state import read_state

_HERE = frozenset({HOST, "localhost"})
_BOLT = 7687


@dataclass(frozen=True)
class Ours:
    """A server of ours, and its process as it was looked at."""

    server: LocalServer
    pid: int


def find_ours(home: Path, address: str) -> Ours | None:
    """The server of `home` if it is the one at `address`: this machine, its port, and its process known again."""
    home = home.expanduser().resolve()
    state, at = read_state(home), urlsplit(address)
    if state is None or at.hostname not in _HERE or (at.port or _BOLT) != state.port or not state.process.is_running:
        return None
    return Ours(LocalServer(home, state.version), state.pid)
