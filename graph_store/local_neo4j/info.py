"""What users learn of a running server."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from .config import HOST
from .password import USER, password_file, read_password
from .state import State


@dataclass(frozen=True)
class ServerInfo:
    """A running server. The password is in `password_file` and nowhere else."""

    uri: str
    user: str
    password_file: Path
    pid: int
    version: str
    home: Path

    def read_password(self) -> str:
        """The password; raises StoreError if its file has gone."""
        return read_password(self.home)


def info_of(home: Path, state: State) -> ServerInfo:
    """The server of this home in this state."""
    return ServerInfo(f"bolt://{HOST}:{state.port}", USER, password_file(home), state.pid, state.version, home)
