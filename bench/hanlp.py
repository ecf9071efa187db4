"""Reading the clauses against HanLP portable on the same text, each in a process of its own.

HanLP's jar and a compiler for the small program around it come as Neo4j's jars do: fetched and run beside us, never
imported. PyPI's Java has no compiler of its own.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from statistics import median

from bench.effort import Effort
from bench.lines import Line, Words, at_least
from bench.material import ROOT, Notice
from bench.processes import environment
from bench.timing import rounds
from graph_store.local_neo4j import java
from graph_store.local_neo4j.cache import cache_folder
from graph_store.local_neo4j.jars import download
from ingest.read import read

_HANLP = "com.hankcs:hanlp:portable-1.8.6"
_COMPILER = "org.eclipse.jdt:ecj:3.43.0"
_JAVA = 25
_SOURCE = ROOT / "bench" / "SegmentText.java"
_LEAST = 5.0
_FIRST = 5  # readings of a new process
_WARM_SECONDS = 5.0
_STOP_SECONDS = 10.0

Call = Callable[[], float]


def measure(notice: Notice, folder: Path, effort: Effort) -> list[Line]:
    """The ratio of speeds over the first readings of new processes, and of long warm ones beside it."""
    what = Words(f"抽取（{notice.words.zh}），比 HanLP 快", f"extraction ({notice.words.en}) over HanLP")
    limit = f"≥ × {_LEAST:g}"
    if not effort.fetches:
        return [Line("extraction_hanlp", what, "—", limit)]
    text = read(notice.path, max_bytes=notice.path.stat().st_size).text
    (folder / "text.txt").write_text(text, encoding="utf-8", newline="\n")
    commands = {"extract": _ours(folder), "hanlp": _theirs(folder)}
    fresh = {name: median(_first(*command) for _ in range(effort.starts)) for name, command in commands.items()}
    warm = _warm(commands, effort.repetitions)
    speed = {name: len(text) / one for name, one in fresh.items()}
    detail = (
        f"{speed['extract'] / 1e6:.2f} / {speed['hanlp'] / 1e6:.2f} M chars/s; "
        f"长久预热 / long warm × {warm['hanlp'] / warm['extract']:.2f}"
    )
    values = {f"{name}_characters_per_second": value for name, value in speed.items()}
    values |= {f"{name}_warm_characters_per_second": len(text) / one for name, one in warm.items()}
    return [at_least("extraction_hanlp", what, fresh["hanlp"] / fresh["extract"], _LEAST, values, detail)]


def _first(command: Sequence[str], env: dict[str, str]) -> float:
    """Seconds of one of the first readings of a new process, on average."""
    with _running(command, env) as once:
        return sum(once() for _ in range(_FIRST)) / _FIRST


def _warm(commands: dict[str, tuple[list[str], dict[str, str]]], times: int) -> dict[str, float]:
    """Seconds of one reading, when all have read for long and take turns."""
    with ExitStack() as stack:
        calls = {name: stack.enter_context(_running(*command)) for name, command in commands.items()}
        for once in calls.values():
            end = time.monotonic() + _WARM_SECONDS
            while time.monotonic() < end:
                once()
        return {name: median(found) for name, found in rounds(calls, times).items()}


@contextmanager
def _running(command: Sequence[str], env: dict[str, str]) -> Iterator[Call]:
    """A call that lets the process read once more; gives the seconds that it took."""
    process = subprocess.Popen(
        command, env=env, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, encoding="utf-8"
    )
    with process as running:
        assert running.stdin
        assert running.stdout
        asked, answers = running.stdin, running.stdout

        def once() -> float:
            asked.write("\n")
            asked.flush()
            return float(answers.readline())

        yield once
        asked.close()
        running.wait(_STOP_SECONDS)


def _ours(folder: Path) -> tuple[list[str], dict[str, str]]:
    return [sys.executable, "-m", "bench.reader", str(folder / "text.txt")], environment(folder)


def _theirs(folder: Path) -> tuple[list[str], dict[str, str]]:
    """HanLP around our program, compiled into `folder`. Raises StoreError without the extra, else what jgo raises."""
    home, maven = java.find_java(_JAVA, lambda _: None), cache_folder() / "maven"
    program, env = str(java.executable(home)), java.environment(home, folder)
    (hanlp,), (compiler,) = download(_HANLP, maven), download(_COMPILER, maven)
    options = ["-source", "21", "-target", "21", "-encoding", "UTF-8", "-cp", str(hanlp), "-d", str(folder)]
    subprocess.run([program, "-jar", str(compiler), *options, str(_SOURCE)], env=env, check=True, capture_output=True)
    path = os.pathsep.join([str(hanlp), str(folder)])
    return [program, "-Dfile.encoding=UTF-8", "-cp", path, _SOURCE.stem, str(folder / "text.txt")], env
