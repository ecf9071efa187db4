"""Folders of small notices, and commands on them that are interrupted or killed."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

from bench.documents import write
from tests.fengong.running import COMMAND, Shell

NUMBER = 60
TASKS, ASSIGNMENTS = 24, 108  # of each


def folder(parent: Path, number: int = NUMBER) -> Path:
    """A folder with so many notices."""
    return write(parent / "notices", number)


def started(shell: Shell, *arguments: str) -> subprocess.Popen[bytes]:
    """A command in a process group of its own."""
    return subprocess.Popen(
        [*COMMAND, *arguments], env=shell.environment(), cwd=shell.folder, start_new_session=True,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip


def kill(process: subprocess.Popen[bytes]) -> None:
    """End a command and all its processes by SIGKILL."""
    os.killpg(process.pid, signal.SIGKILL)
    process.communicate()


def until(there: Callable[[], bool], seconds: float = 60.0) -> None:
    """Wait for something to happen."""
    deadline = time.monotonic() + seconds
    while not there():
        assert time.monotonic() < deadline, "it did not happen"
        time.sleep(0.02)


def group_is_empty(leader: int) -> bool:
    """Whether no process of the group is left."""
    try:
        os.killpg(leader, 0)
    except ProcessLookupError:
        return True
    return False
