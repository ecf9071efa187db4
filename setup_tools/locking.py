"""One set-up at a time in a checkout."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from setup_tools.console import say


@contextmanager
def alone_in(folder: Path) -> Iterator[None]:
    """Hold a lock on the folder itself: no lock file, and the system lets go of it if we are killed.

    Windows and some network drives have no such lock: there it is up to the user.
    """
    if sys.platform == "win32":
        yield
        return
    import fcntl  # noqa: PLC0415 — not there on Windows

    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        say("另一个 run.py 正在准备环境，等它完成", "another run.py is setting up, waiting for it")
        fcntl.flock(handle, fcntl.LOCK_EX)
    except OSError:
        pass
    try:
        yield
    finally:
        os.close(handle)
