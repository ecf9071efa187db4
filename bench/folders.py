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
from ingest.reader_pool import cores

_SAMPLED_SECONDS = 0.05
_LEAST = 1.2  # with two cores, of which the process that writes takes one
_MOST = 1.3


@dataclass(frozen=True, slots=True)
class Run:
    """Seconds of a whole command, seconds of the processor of all its processes, and their peak memory together."""

    wall: float
    processor: float
    peak: float


def measure(folder: Path, effort: Effort) -> list[Line]:
    """The same folder by one process and by all; a tenth of it for the memory."""
    number = effort.documents
    large = documents.write(folder / "large", number)
    small = documents.write(folder / "small", number // 10)
    few, one, all_ = (_run(folder, which, jobs) for which, jobs in ((small, 0), (large, 1), (large, 0)))
    return [_speed(number, one, all_), _memory(number, few, all_)]


def _run(folder: Path, notices: Path, jobs: int) -> Run:
    graph = Path(tempfile.mkdtemp(dir=folder)) / "g.lbug"
    command = [*FENGONG, "ingest", str(notices), "--jobs", str(jobs), "--store", f"ladybug:{graph}"]
    started, before, peak = time.perf_counter(), os.times(), 0.0
    with (folder / "ingest.log").open("w+", encoding="utf-8") as log:
        process = subprocess.Popen(command, cwd=folder, env=environment(folder), stdout=log, stderr=log)
        while process.poll() is None:
            if procfs.available():
                peak = max(peak, procfs.tree_now(process.pid))
            time.sleep(_SAMPLED_SECONDS)
        if process.returncode:
            log.seek(0)
            raise RuntimeError(f"ingest ended with {process.returncode}: {log.read()[-2000:]}")
    wall, after = time.perf_counter() - started, os.times()
    used = after.children_user + after.children_system - before.children_user - before.children_system
    return Run(wall, used, peak)


def _speed(number: int, one: Run, all_: Run) -> Line:
    what = Words(
        f"文件夹（{number} 份）读入新图：所有的核（{cores()} 个），比 --jobs 1 快",
        f"a folder of {number} into a new graph: all cores ({cores()}) over --jobs 1",
    )
    speeds = {"one": number / one.wall, "all": number / all_.wall}
    detail = f"{speeds['all']:.0f} / {speeds['one']:.0f} documents/s; CPU {all_.processor:.1f} / {one.processor:.1f} s"
    return at_least("folder", what, one.wall / all_.wall, _LEAST, speeds, detail)


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
