"""Processes that outlive us: started detached, known again by more than a number, ended with patience."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from ..errors import StoreError
from .identity import identity

_DETACH = Path(__file__).with_name("detach.py")
_PAUSE = 0.1
_KILL_SECONDS = 10.0
_SETTLE_SECONDS = 5.0


@dataclass(frozen=True)
class Process:
    """A process by number and by start time and command line: numbers are given again to other processes."""

    pid: int
    identity: str

    @property
    def is_running(self) -> bool:
        """False as well when the number now belongs to another process."""
        now = identity(self.pid)
        # A process that is being killed has lost its command line while it still holds its port and its files.
        return bool(now) and (now == self.identity or self.identity.startswith(f"{now} "))

    def wait(self, seconds: float) -> bool:
        """Wait for its end; False if it still runs after `seconds`."""
        deadline = time.monotonic() + seconds
        while self.is_running:
            if time.monotonic() > deadline:
                return False
            time.sleep(_PAUSE)
        return True

    def end(self, patience: float) -> bool:
        """Ask it to end, and kill it after `patience` seconds; False if it still runs then."""
        self._send(signal.SIGTERM)
        if self.wait(patience):
            return True
        self._send(getattr(signal, "SIGKILL", signal.SIGTERM))  # Windows has one way only
        return self.wait(_KILL_SECONDS)

    def _send(self, force: int) -> None:
        if self.is_running:
            with suppress(ProcessLookupError, PermissionError):  # it ended just now, or is another user's
                os.kill(self.pid, force)


def launch(command: Sequence[str], environment: Mapping[str, str], folder: Path, log: Path) -> Process:
    """Start `command` with exactly this environment, in a session of its own; its output goes to `log`.

    Raises StoreError if it cannot be started at all.
    """
    job = {"command": list(command), "environment": dict(environment), "folder": str(folder), "log": str(log)}
    script = [sys.executable, "-I", "-S", str(_DETACH)]
    done = subprocess.run(script, input=json.dumps(job), capture_output=True, text=True, check=False)
    if done.returncode:
        reason = done.stderr.strip().rpartition("\n")[2]
        raise StoreError(f"无法运行 {command[0]}：{reason}", f"cannot run {command[0]}: {reason}", where=command[0])
    pid = int(done.stdout)
    return Process(pid, _settled(pid))


def _settled(pid: int) -> str:
    """The identity of a process just begun: for an instant it has a number and a start time, but no command line."""
    deadline = time.monotonic() + _SETTLE_SECONDS
    while (found := identity(pid)) and " " not in found and time.monotonic() < deadline:
        time.sleep(_PAUSE / 10)
    return found
