"""The slowest answers while documents are ingested and replaced in other processes, all the time.

An ingest takes a core of its own, and where there are few, the servers wait for theirs: the bare application, which
knows of no graph, shows in the same run how much of the tail that is.
"""

from __future__ import annotations

import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from itertools import count
from pathlib import Path
from statistics import median

from bench.effort import Effort
from bench.lines import Line, Words
from bench.loads import CONNECTIONS, Answer, Load, Server, bare, load, service
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
    with service(store, folder, env) as one, bare(one, [Answer(TARGET)], folder, env) as plain:

        def quiet(server: Server) -> Load:
            return load(server, TARGET, folder, env, effort.seconds)

        def changing(server: Server) -> Load:
            with _replacing([second, first], store, folder, env) as times:
                found = load(server, TARGET, folder, env, effort.seconds * _LONGER)
            written.append(len(times))
            return found

        calls = {"quiet": partial(quiet, one), "changing": partial(changing, one), "bare": partial(changing, plain)}
        loads = rounds(calls, max(1, effort.rounds // 2))
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
            one, name = (SAMPLE, "sample") if number % 3 == 2 else (texts[number % 3], "notice")
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
        f"服务：shared-tasks，{CONNECTIONS} 个连接，第 99 百分位 ÷ 中位，不停换入文件时 | 平时",
        f"service: shared-tasks, {CONNECTIONS} connections, 99th percentile / median, documents replaced | quiet",
    )
    changing, quiet, plain = (median(one.tail / one.median for one in loads[n]) for n in ("changing", "quiet", "bare"))
    failed = sum(one.failed for one in loads["changing"])
    middle, tail = (1000 * median(getattr(one, name) for one in loads["changing"]) for name in ("median", "tail"))
    figure = f"× {changing:.1f} | × {quiet:.1f} ({middle:.1f} → {tail:.1f} ms, {documents:g} documents a run; "
    figure += f"bare FastAPI beside the same × {plain:.1f}{f'; {failed} × not 200' if failed else ''})"
    values = {"ratio": changing, "ratio_quiet": quiet, "ratio_bare": plain, "documents": documents}
    met = changing < _MOST and not failed
    return Line("tail", what, figure, f"< × {_MOST:g}", met, values | {"failed": float(failed)})
