"""Peak memory of the service and of the console's workers."""

from __future__ import annotations

from collections.abc import Iterator

from bench import procfs
from bench.lines import Line, Words, below

_MOST = 300.0
_SERVICE = Words(
    "服务进程的内存峰值（答过问题、网络页、Cypher 之后）",
    "peak memory of the service, after questions, network page, Cypher",
)
_WORKERS = Words("受限查询进程的内存峰值，另计", "peak memory of the console's workers, beside it")


def measure(process: int) -> Iterator[Line]:
    """Peaks of the service process and of the workers that it started; MB are 10^6 bytes."""
    if not procfs.available():
        yield Line("memory", _SERVICE, "—", f"< {_MOST:g} MB")
        yield Line("memory_workers", _WORKERS, "—")
        return
    most = procfs.peak(process)
    yield below("memory", _SERVICE, f"{most:.0f} MB", most, _MOST, "MB")
    workers = [procfs.peak(child) for child in procfs.children(process)]
    figure = " + ".join(f"{one:.0f}" for one in workers) or "0"
    yield Line("memory_workers", _WORKERS, f"{figure} MB", values={"amount": sum(workers)})
