"""Whether the server at an address is one that we started here: then it may be restarted, and no other."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from .announced import serves
from .server import LocalServer
from .state import read_state


@dataclass(frozen=True)
class Ours:
    """A server of ours, and its process as it was looked at."""

    server: LocalServer
    pid: int


def find_ours(home: Path, address: str) -> Ours | None:
    """The server of `home` if it is the one at `address`: this machine, its port, and its process known again."""
    home = home.expanduser().resolve()
    state = read_state(home)
    if state is None or not serves(state, address) or not state.process.is_running:
        return None
    return Ours(LocalServer(home, state.version), state.pid)
