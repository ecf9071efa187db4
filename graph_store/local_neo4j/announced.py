"""That a server is being restarted, for other processes that use it: they see only that it is away."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

from ..errors import StoreBusyError, StoreError
from .config import HOST
from .lock import exclusive
from .state import State, read_state

HERE = frozenset({HOST, "localhost"})
BOLT = 7687
_MARK = "restarting"
_AFTERWARDS = 30.0  # seconds in which those who were cut off hear of it: the driver tries for some time by itself


@contextmanager
def announced(home: Path) -> Iterator[None]:
    """Say that the server of `home` is restarted. Only under the home's lock, which ends with its holder."""
    mark = home / _MARK
    mark.touch()
    try:
        yield
    finally:
        mark.unlink(missing_ok=True)


def is_restarting(home: Path, address: str) -> bool:
    """Whether some process restarts the server at `address` now, if it is the one of `home`. Quick while none does."""
    mark = home / _MARK
    # Path.exists raises where a folder must not be looked into.
    if not os.path.exists(mark) or not serves(read_state(home), address):  # noqa: PTH110
        return False
    try:
        with exclusive(home / "lock", 0.0):
            mark.unlink(missing_ok=True)  # whoever made it was killed
    except StoreError as problem:
        return isinstance(problem, StoreBusyError)
    return False


def was_restarted(home: Path, address: str) -> bool:
    """Whether the server at `address` was restarted just now, if it is the one of `home`."""
    state = read_state(home)
    return state is not None and serves(state, address) and 0 <= time.time() - state.restarted < _AFTERWARDS


def serves(state: State | None, address: str) -> bool:
    """Whether `address` is that of the server with `state`."""
    at = urlsplit(address)
    return state is not None and at.hostname in HERE and (at.port or BOLT) == state.port
