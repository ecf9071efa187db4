"""A lock file that ends with its process: flock on Unix, msvcrt on Windows."""

from __future__ import annotations

import os
import sys
from pathlib import Path


class Taken(Exception):  # noqa: N818 - a state, not a fault: callers wait or give up
    """Somebody else holds the lock."""


class Lock:
    """An exclusive lock on a file of its own, which stays: were it deleted, two writers could hold different files."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._handle: int | None = None

    def acquire(self) -> None:
        """Take the lock or raise Taken at once. Raises OSError when the file cannot be made."""
        handle = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o644)
        try:
            _lock(handle)
        except (BlockingIOError, PermissionError) as problem:
            os.close(handle)
            raise Taken(str(self._path)) from problem
        except OSError:  # a file system without locks: nobody holds it, so waiting would not help
            os.close(handle)
            raise
        self._handle = handle

    def release(self) -> None:
        """Give the lock back."""
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None


if sys.platform == "win32":
    import msvcrt

    def _lock(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
