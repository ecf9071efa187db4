"""A folder of many documents: one process against all cores, and the memory of a folder ten times as large."""

from __future__ import annotations

import os
import subprocess
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from bench import documents, procfs
from bench.effort import Effort
from bench.lines import Line, Words, at_least, at_most
from bench.processes import FENGONG, environment
from ingest.extract import Reader
from ingest.gather import gather
from ingest.metadata import Metadata
from ingest.prepared import Orders, attempted
from ingest.reader_pool import ReaderPool, cores

_SAMPLED_SECONDS = 0.05
_LEAST = 0.6  # of the cores; the processes have to begin, and what they read crosses to this one
_MOST = 1.3


@dataclass(frozen=True, slots=True)
class Run:
    """Seconds of a whole command, seconds of the processor of all its processes, and their peak memory together."""

    wall: float
    processor: float
    peak: float


def measure(folder: Path, effort: Effort) -> list[Line]:
    """The same folder by one process and by all, with and without writing; a tenth of it for the memory."""
    number = effort.documents
    large = documents.write(folder / "large", number)
    small = documents.write(folder / "small", number // 10)
    few, one, all_ = (_run(folder, which, jobs) for which, jobs in ((small, 0), (large, 1), (large, 0)))
    return [_reading(large), _speed(number, one, all_), _memory(number, few, all_)]


def _reading(folder: Path) -> Line:
    """Reading alone, all documents by as many processes as there are cores, against this one with everything warm.

    By processor time, shared by the cores: on a busy machine the wall time says more of the other processes.
    """
    orders = Orders(Metadata(), 1_000_000, (), Reader())
    found = list(gather([folder], max_bytes=orders.max_bytes))
    attempted(found[0], orders)
    started = _clocks()
    alone = [attempted(one, orders) for one in found]
    middle = _clocks()
    with ReaderPool(orders, cores()) as pool:
        together = [outcome for _, outcome in pool.outcomes(found)]
    ended = _clocks()
    if alone != together:
        raise RuntimeError("several processes read something else")
    used, shared = _between(started, middle)[1], _between(middle, ended)[1]
    what = Words(
        f"只读不写 {len(found)} 份：每个核一个进程（{cores()} 个）比一个进程快",
        f"reading {len(found)} documents without writing: a process a core ({cores()}) over one",
    )
    detail, values = f"CPU {shared / cores():.1f} / {used:.1f} s", {"one": used, "all": shared}
    return at_least("folder_reading", what, used * cores() / shared, _LEAST * cores(), values, detail)


def _clocks() -> tuple[float, float]:
    """The wall's clock, and seconds of the processor of this process and of those that it started and that ended."""
    spent = os.times()
    return time.perf_counter(), spent.user + spent.system + spent.children_user + spent.children_system


def _between(one: tuple[float, float], other: tuple[float, float]) -> tuple[float, float]:
    return other[0] - one[0], other[1] - one[1]


def _run(folder: Path, notices: Path, jobs: int) -> Run:
    graph = Path(tempfile.mkdtemp(dir=folder)) / "g.lbug"
    command = [*FENGONG, "ingest", str(notices), "--jobs", str(jobs), "--store", f"ladybug:{graph}"]
    started, peak = _clocks(), 0.0
    with (folder / "ingest.log").open("w+", encoding="utf-8") as log:
        process = subprocess.Popen(command, cwd=folder, env=environment(folder), stdout=log, stderr=log)
        while process.poll() is None:
            if procfs.available():
                peak = max(peak, procfs.tree_now(process.pid))
            time.sleep(_SAMPLED_SECONDS)
        if process.returncode:
            log.seek(0)
            raise RuntimeError(f"ingest ended with {process.returncode}: {log.read()[-2000:]}")
    wall, used = _between(started, _clocks())
    return Run(wall, used, peak)


def _speed(number: int, one: Run, all_: Run) -> Line:
    what = Words(
        f"文件夹（{number} 份）读入新图：所有的核（{cores()} 个），比 --jobs 1 快",
        f"a folder of {number} into a new graph: all cores ({cores()}) over --jobs 1",
    )
    speeds = {"one": number / one.wall, "all": number / all_.wall}
    detail = f"{speeds['all']:.0f} / {speeds['one']:.0f} documents/s; CPU {all_.processor:.1f} / {one.processor:.1f} s"
    return Line("folder", what, f"× {one.wall / all_.wall:.2f} ({detail})", values=speeds)


def _memory(number: int, few: Run, many: Run) -> Line:
    what = Words(
        f"其中全部进程的内存峰值：{number} 份比 {number // 10} 份",
        f"peak memory of all its processes: {number} documents over {number // 10}",
    )
    if not few.peak:
        return Line("folder_memory", what, "—", f"≤ × {_MOST:g}")
    detail = f"{many.peak:.0f} / {few.peak:.0f} MB"
    values = {"many": many.peak, "few": few.peak}
    return at_most("folder_memory", what, many.peak / few.peak, _MOST, values, detail)
