"""Whole processes: reading the notice into a new graph, and the help page."""

from __future__ import annotations

import itertools
import sys
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from bench.effort import Effort
from bench.imports import imports_alone
from bench.lines import Line, Words, below
from bench.material import Notice
from bench.processes import FENGONG, Spent, environment, output, spent
from bench.timing import rounds

_INGEST_SECONDS = 1.5
_HELP_SECONDS = 0.3
_IMPORTS_SHARE = 0.5
_WRITER = (sys.executable, "-c", "import graph_store.ladybug_engine.writer")


def measure(notice: Notice, folder: Path, effort: Effort) -> list[Line]:
    """Wall times with the code compiled and the disk warm; the commands take turns, the median counts."""
    env = environment(folder)
    numbers = itertools.count()

    def ingest() -> list[str]:
        return [*FENGONG, "ingest", str(notice.path), "--store", f"ladybug:{folder / f'{next(numbers)}.lbug'}"]

    output(ingest(), folder, env)  # compiles, so that the next one shows imports alone
    imports = imports_alone(ingest(), folder, env)
    calls = {
        "ingest": lambda: spent(ingest(), folder, env),
        "imports": lambda: spent(imports, folder, env),
        "writer": lambda: spent(_WRITER, folder, env),
        "help": lambda: spent([*FENGONG, "--help"], folder, env),
        "python": lambda: spent([sys.executable, "-c", "pass"], folder, env),
    }
    found = rounds(calls, effort.starts)
    return _lines(notice, {name: _summary(several) for name, several in found.items()})


@dataclass(frozen=True, slots=True)
class Summary:
    """Median wall and processor seconds of several starts, and the shortest wall time."""

    wall: float
    processor: float
    shortest: float


def _summary(several: list[Spent]) -> Summary:
    walls = [one.wall for one in several]
    return Summary(median(walls), median(one.processor for one in several), min(walls))


def _lines(notice: Notice, found: dict[str, Summary]) -> list[Line]:
    whole = Words(f"fengong ingest（{notice.words.zh} → 新图）", f"fengong ingest ({notice.words.en} → a new graph)")
    help_ = Words("fengong --help", "fengong --help")
    return [
        below("ingest", whole, _figure("ingest", found), found["ingest"].wall, _INGEST_SECONDS, "s"),
        _imports(found),
        below("help", help_, _figure("help", found), found["help"].wall, _HELP_SECONDS, "s"),
    ]


def _figure(name: str, found: dict[str, Summary]) -> str:
    one, bare = found[name], found["python"].wall
    return f"{one.wall:.2f} s (min {one.shortest:.2f}, CPU {one.processor:.2f}; × {one.wall / bare:.0f} python -c pass)"


def _imports(found: dict[str, Summary]) -> Line:
    own, writer = (found[name].wall / found["ingest"].wall for name in ("imports", "writer"))
    what = Words("其中导入的份额（命令 + 写入进程）", "share of imports in it (the command's + its writer's)")
    figure, values = f"{own + writer:.2f} ({own:.2f} + {writer:.2f})", {"command": own, "writer": writer}
    return Line("ingest_imports", what, figure, f"< {_IMPORTS_SHARE:g}", own + writer < _IMPORTS_SHARE, values)
