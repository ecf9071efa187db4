"""The slowest answers while documents are ingested and replaced in other processes, all the time."""

from __future__ import annotations

import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from statistics import median

from bench.effort import Effort
from bench.lines import Line, Words
from bench.loads import CONNECTIONS, Load, load, service
from bench.material import JURISDICTION, SAMPLE, Notice
from bench.processes import FENGONG, environment, output
from bench.service import TARGET
from bench.timing import rounds

_MOST = 10.0
_LONGER = 4  # times the seconds of the other loads: several documents must fit in


def measure(notice: Notice, folder: Path, effort: Effort) -> list[Line]:
    """The 99th percentile over the median, while it is quiet and while documents change; the median of the rounds."""
    env, store = environment(folder), f"ladybug:{folder / 'replaced.lbug'}"
    first, second = _texts(notice, folder)
    output(_ingest(first, store), folder, env)
    written: list[int] = []
    with service(store, folder, env) as one:

        def quiet() -> Load:
            return load(one, TARGET, folder, env, effort.seconds)

        def changing() -> Load:
            with _replacing([second, first], store, folder, env) as times:
                found = load(one, TARGET, folder, env, effort.seconds * _LONGER)
            written.append(len(times))
            return found

        loads = rounds({"quiet": quiet, "changing": changing}, max(1, effort.rounds // 2))
    return [_line(loads, median(written))]


def _texts(notice: Notice, folder: Path) -> tuple[Path, Path]:
    """Two forms of one document: whoever reads a text a second time unchanged may leave it alone."""
    first, second = folder / "one.txt", folder / "two.txt"
    text = notice.path.read_text(encoding="utf-8").rstrip()
    first.write_text(f"{text}\n", encoding="utf-8")
    second.write_text(f"{text.rpartition(chr(10))[0]}\n", encoding="utf-8")  # its last paragraph is gone
    return first, second


def _ingest(text: Path, store: str, name: str = "notice") -> list[str]:
    return [*FENGONG, "ingest", str(text), "--id", name, "--jurisdiction", JURISDICTION, "--store", store]


@contextmanager
def _replacing(texts: list[Path], store: str, folder: Path, env: dict[str, str]) -> Iterator[list[int]]:
    """Replace the document by each text in turn, and the sample beside it, until the end. Raises RuntimeError."""
    ended, times, failed = threading.Event(), list[int](), list[str]()

    def work() -> None:
        for number in count():
            if ended.is_set():
                return
            one, name = (SAMPLE, "sample") if number % 3 == 2 else (texts[number % 3], "notice")  # noqa: PLR2004
            done = subprocess.run(
                _ingest(one, store, name), check=False, cwd=folder, env=env, capture_output=True, text=True
            )
            if done.returncode:
                failed.append(done.stderr[-2000:])
                return
            times.append(number)

    thread = threading.Thread(target=work)
    thread.start()
    try:
        yield times
    finally:
        ended.set()
        thread.join()
    if failed:
        raise RuntimeError(failed[0])


def _line(loads: dict[str, list[Load]], documents: float) -> Line:
    what = Words(
        f"服务：shared-tasks，{CONNECTIONS} 个连接，第 99 百分位 ÷ 中位，另有进程不停换入文件 | 平时",
        f"service: shared-tasks, {CONNECTIONS} connections, 99th percentile / median, documents replaced | quiet",
    )
    changing, quiet = (median(one.tail / one.median for one in loads[name]) for name in ("changing", "quiet"))
    worst = max(one.tail / one.median for one in loads["changing"])
    failed = sum(one.failed for one in loads["changing"])
    milliseconds = [1000 * median(getattr(one, name) for one in loads["changing"]) for name in ("median", "tail")]
    figure = f"× {changing:.1f} | × {quiet:.1f} ({milliseconds[0]:.1f} → {milliseconds[1]:.1f} ms"
    figure += f", {documents:g} documents a run{f'; {failed} × not 200' if failed else ''})"
    values = {"ratio": changing, "ratio_quiet": quiet, "worst": worst, "documents": documents, "failed": float(failed)}
    return Line("tail", what, figure, f"< × {_MOST:g}", changing < _MOST and not failed, values)
