"""What is remembered of a server between two commands: a small file in its home."""

from __future__ import annotations

import json
import secrets
import socket
from dataclasses import asdict, dataclass
from pathlib import Path

from .config import HOST
from .process import Process

# Below the ranges that Linux, macOS and Windows give to outgoing connections, so that none of them takes a kept port.
_FIRST_PORT, _PORTS = 20000, 12000


@dataclass(frozen=True)
class State:
    """Version, port and process of the last start; the process may have ended since."""

    version: str
    port: int
    pid: int
    identity: str
    restarted: float = 0.0  # seconds since 1970 when it was last restarted because it was stuck

    @property
    def process(self) -> Process:
        """The process of the last start."""
        return Process(self.pid, self.identity)


def read_state(home: Path) -> State | None:
    """The state of this home; None before the first start, or if the file cannot be understood."""
    try:
        return State(**json.loads(_file(home).read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None


def write_state(home: Path, state: State) -> None:
    """Replace the state in one move: a reader sees the old or the new one."""
    draft = _file(home).with_suffix(".draft")
    draft.write_text(json.dumps(asdict(state), ensure_ascii=False, indent=2), encoding="utf-8")
    draft.replace(_file(home))


def choose_port(kept: int | None) -> int:
    """The port of the last start if it is free, so that addresses in notes stay right; otherwise a free one."""
    if kept and _is_free(kept):
        return kept
    while not _is_free(port := _FIRST_PORT + secrets.randbelow(_PORTS)):
        pass
    return port


def _is_free(port: int) -> bool:
    with socket.socket() as probe:
        probe.settimeout(1)
        return probe.connect_ex((HOST, port)) != 0


def _file(home: Path) -> Path:
    return home / "server.json"
