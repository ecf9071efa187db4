"""Peak memory of a process and of its children, as Linux keeps it (VmHWM)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from bench.lines import Line, Words, below

_MOST = 300.0
_PEAK = re.compile(r"^VmHWM:\s+(\d+) kB$", re.MULTILINE)
_SERVICE = Words(
    "服务进程的内存峰值（答过问题、网络页、Cypher 之后）",
    "peak memory of the service, after questions, network page, Cypher",
)
_WORKERS = Words("受限查询进程的内存峰值，另计", "peak memory of the console's workers, beside it")


def measure(process: int) -> Iterator[Line]:
    """Peaks of the service process and of the workers that it started; MB are 10^6 bytes."""
    if not Path("/proc/self/status").exists():
        yield Line("memory", _SERVICE, "—", f"< {_MOST:g} MB")
        yield Line("memory_workers", _WORKERS, "—")
        return
    most = peak(process)
    yield below("memory", _SERVICE, f"{most:.0f} MB", most, _MOST, "MB")
    workers = [peak(child) for child in children(process)]
    figure = " + ".join(f"{one:.0f}" for one in workers) or "0"
    yield Line("memory_workers", _WORKERS, f"{figure} MB", values={"amount": sum(workers)})


def peak(process: int) -> float:
    """Largest resident set that the process ever had, in MB."""
    found = _PEAK.search(Path(f"/proc/{process}/status").read_text(encoding="ascii"))
    return int(found[1]) * 1024 / 1e6 if found else 0.0


def children(process: int) -> Iterator[int]:
    """Processes that the process started and that still run."""
    for task in Path(f"/proc/{process}/task").iterdir():
        yield from map(int, (task / "children").read_text(encoding="ascii").split())
