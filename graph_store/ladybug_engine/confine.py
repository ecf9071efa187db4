"""Giving up what a console worker must not have: files, memory, children, its folder and its rights."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

_NOBODY = 65534


def give_up(memory: int) -> None:
    """Irrevocably: open no more files, write none, start nothing, take at most `memory` bytes. Linux and macOS only."""
    if sys.platform == "win32":
        raise OSError("a query of a user's cannot be confined on Windows")
    import resource  # noqa: PLC0415 - Unix only

    _leave_folder()
    limits = {
        resource.RLIMIT_AS: memory,
        resource.RLIMIT_FSIZE: 0,
        resource.RLIMIT_NPROC: 0,
        resource.RLIMIT_CORE: 0,
        resource.RLIMIT_NOFILE: 0,
    }
    for limit, value in limits.items():
        if sys.platform == "darwin" and limit == resource.RLIMIT_AS:
            continue  # macOS refuses it; time and rows still hold
        resource.setrlimit(limit, (value, value))
    if os.geteuid() == 0:
        os.setgroups([])
        os.setgid(_NOBODY)
        os.setuid(_NOBODY)


def _leave_folder() -> None:
    # EXPORT makes folders even without a file handle: stand in a folder that is gone.
    gone = Path(tempfile.mkdtemp(prefix="fengong-worker-"))
    os.chdir(gone)
    gone.rmdir()
