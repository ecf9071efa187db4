"""What an analyst would do without a graph: pandas on the gold table, for the pairs that share most tasks."""

from __future__ import annotations

from pathlib import Path
from statistics import median
from typing import Any

from bench.effort import Effort
from bench.lines import Line, Words
from bench.material import GOLD, Notice
from bench.timing import rounds, seconds
from graph_store.ladybug_engine.store import LadybugStore
from ingest.load import load
from ingest.pipeline import read_document
from queries.asking import Asker

_MOST = 10
_SHOWN = 4
Counts = list[int]


def measure(notice: Notice, folder: Path, effort: Effort) -> list[Line]:
    """Processor time of the answer over that of pandas, and whether both count the same."""
    import pandas as pd

    table, store = pd.read_csv(GOLD), LadybugStore(folder / "peer.lbug")
    try:
        load(store, [read_document(notice.path)])
        asker = Asker(store, cache_bytes=0)
        calls = {"graph": seconds(lambda: _graph(asker)), "pandas": seconds(lambda: _pandas(table))}
        taken = {name: median(found) for name, found in rounds(calls, effort.repetitions).items()}
        counted, expected = _graph(asker), _pandas(table)
    finally:
        store.close()
    return [_line(taken["graph"] / taken["pandas"], counted, expected)]


def _line(ratio: float, counted: Counts, expected: Counts) -> Line:
    what = Words(
        "shared-tasks 不用缓存，时间 ÷ pandas 分组标准答案",
        "shared-tasks without cache, time ÷ pandas on the gold table",
    )
    figure = f"× {ratio:.1f} ({_listed(counted)} …)"
    return Line("peer", what, figure, f"= {_listed(expected)} …", counted == expected, {"ratio": ratio})


def _listed(counts: Counts) -> str:
    return " ".join(map(str, counts[:_SHOWN]))


def _graph(asker: Asker) -> Counts:
    return [row["tasks"] for row in asker.ask("shared-tasks", {"limit": _MOST}).records()]


def _pandas(table: Any) -> Counts:
    """The spreadsheet's way: leads and supporters, collective names out by how they begin, joined on the task."""
    named = table[table.role.isin(["lead", "support"]) & ~table.body.str.match("(?:自治区)?(?:各|有关)")]
    parts = named[["task", "body"]].drop_duplicates()
    pairs = parts.merge(parts, on="task").query("body_x < body_y")
    found = pairs.groupby(["body_x", "body_y"]).size().sort_values(ascending=False)
    return [int(count) for count in found.head(_MOST)]
