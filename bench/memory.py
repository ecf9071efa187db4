"""Peak memory of the service and of the console's workers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bench import procfs
from bench.lines import Line, Words, below

_MOST = 300.0
_SERVICE = Words(
    "服务进程的内存峰值（同上两种，之后再答网络页和 Cypher）",
    "peak memory of the service (both of these), then network page, Cypher",
)
_WORKERS = Words("受限查询进程的内存峰值，另计", "peak memory of the console's workers, beside it")


def measure(processes: Sequence[int]) -> Iterator[Line]:
    """The highest peak of the service processes and of the workers that each started; MB are 10^6 bytes."""
    if not procfs.available():
        yield Line("memory", _SERVICE, "—", f"< {_MOST:g} MB")
        yield Line("memory_workers", _WORKERS, "—")
        return
    peaks = [procfs.peak(process) for process in processes]
    yield below("memory", _SERVICE, " | ".join(f"{one:.0f}" for one in peaks) + " MB", max(peaks), _MOST, "MB")
    workers = [sum(map(procfs.peak, procfs.children(process))) for process in processes]
    figure = " | ".join(f"{one:.0f}" for one in workers) + " MB"
    yield Line("memory_workers", _WORKERS, figure, values={"amount": max(workers)})
