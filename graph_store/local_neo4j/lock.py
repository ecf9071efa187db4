"""A lock between processes that the system releases when its holder dies, so that none is ever left behind."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from ..errors import StoreBusyError
from .failures import cannot_write

_PAUSE = 0.1

if sys.platform == "win32":  # pragma: no cover
    import msvcrt

    def _take(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _take(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


@contextmanager
def exclusive(path: Path, seconds: float) -> Iterator[None]:
    """Hold the lock file `path`.

    Raises StoreBusyError if another process holds it for longer than `seconds`, StoreWriteError if it cannot be made.
    """
    deadline = time.monotonic() + seconds
    with _opened(path) as file:
        while not _taken(file.fileno()):
            if time.monotonic() > deadline:
                raise StoreBusyError(
                    f"另一个进程正在启动、停止或下载 Neo4j（{path}），请稍后再试",
                    f"another process is starting, stopping or downloading Neo4j ({path}); try again later",
                    where=str(path),
                )
            time.sleep(_PAUSE)
        yield


def _opened(path: Path) -> BinaryIO:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        return path.open("wb")
    except OSError as error:
        raise cannot_write(path.parent, error) from error


def _taken(descriptor: int) -> bool:
    try:
        _take(descriptor)
    except (BlockingIOError, PermissionError):  # the second is how Windows says the first
        return False
    return True
