"""What tells a process from a later one of the same number: when it started, and its command line."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

_PROC = Path("/proc")
_START_TIME = 19  # the 22nd field of /proc/<pid>/stat, counted after the command's name


def identity(pid: int) -> str:
    """Start time and command line of a process; empty if there is none, or only its number is left (a zombie)."""
    if (_PROC / "self" / "stat").exists():
        return _from_proc(pid)
    return _from_command(_windows(pid) if sys.platform == "win32" else _ps(pid))


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
