"""What Linux knows of a running process: its peak memory, its children, the processor time that it took."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

_PROC = Path("/proc")
_NOW = re.compile(r"^VmRSS:\s+(\d+) kB$", re.MULTILINE)
_PEAK = re.compile(r"^VmHWM:\s+(\d+) kB$", re.MULTILINE)
_USER, _SYSTEM = 11, 12  # fields of /proc/PID/stat after the name, which may hold blanks


def available() -> bool:
    """Whether this system keeps processes under /proc as Linux does."""
    return (_PROC / "self" / "status").exists()


def peak(process: int) -> float:
    """Largest resident set that the process ever had, in MB of 10^6 bytes."""
    return _megabytes(process, _PEAK)


def _megabytes(process: int, which: re.Pattern[str]) -> float:
    found = which.search((_PROC / str(process) / "status").read_text(encoding="ascii", errors="replace"))
    return int(found[1]) * 1024 / 1e6 if found else 0.0


def tree_now(process: int) -> float:
    """Resident sets of the process and of all that it started, together, in MB; pages that they share count each."""
    try:
        return _megabytes(process, _NOW) + sum(map(tree_now, list(children(process))))
    except (FileNotFoundError, ProcessLookupError):  # it has just ended
        return 0.0


def children(process: int) -> Iterator[int]:
    """Processes that the process started and that still run."""
    for task in (_PROC / str(process) / "task").iterdir():
        yield from map(int, (task / "children").read_text(encoding="ascii").split())


def processor_seconds(process: int) -> float:
    """Seconds of the processor that the process took so far; 0 where nobody keeps them."""
    if not available():
        return 0.0
    text = (_PROC / str(process) / "stat").read_text(encoding="utf-8", errors="replace")
    fields = text.rpartition(")")[2].split()
    return (int(fields[_USER]) + int(fields[_SYSTEM])) / os.sysconf("SC_CLK_TCK")
