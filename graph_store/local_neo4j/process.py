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

_DETACH = Path(__file__).with_name("detach.py")
_PROC = Path("/proc")
_START_TIME = 19  # the 22nd field of /proc/<pid>/stat, counted after the command's name
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


def identity(pid: int) -> str:
    """Start time and command line of a process; empty if there is none, or only its number is left (a zombie)."""
    if (_PROC / "self" / "stat").exists():
        return _from_proc(pid)
    return _from_command(_windows(pid) if sys.platform == "win32" else _ps(pid))


def _settled(pid: int) -> str:
    """The identity of a process just begun: for an instant it has a number and a start time, but no command line."""
    deadline = time.monotonic() + _SETTLE_SECONDS
    while (found := identity(pid)) and " " not in found and time.monotonic() < deadline:
        time.sleep(_PAUSE / 10)
    return found


def _from_proc(pid: int) -> str:
    folder = _PROC / str(pid)
    try:
        command = (folder / "cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
        fields = (folder / "stat").read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()
        threads = len(list((folder / "task").iterdir()))
    except OSError:
        return ""
    is_zombie = fields[0] in "ZX" and threads <= 1
    return "" if is_zombie else f"{fields[_START_TIME]} {command}".strip()


def _ps(pid: int) -> list[str]:
    return ["ps", "-ww", "-o", "lstart=,command=", "-p", str(pid)]


def _windows(pid: int) -> list[str]:
    show = '% { "$($_.CreationDate.Ticks) $($_.CommandLine)" }'
    return ["powershell", "-NoProfile", "-Command", f"Get-CimInstance Win32_Process -Filter ProcessId={pid} | {show}"]


def _from_command(command: list[str]) -> str:
    """The start time is printed in the zone and language of the caller: both are fixed here."""
    fixed = {**os.environ, "TZ": "UTC", "LC_ALL": "C"}
    done = subprocess.run(command, env=fixed, capture_output=True, text=True, errors="replace", check=False)
    return done.stdout.strip()
