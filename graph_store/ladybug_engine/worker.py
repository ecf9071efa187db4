"""The console worker of the embedded engine: opens the graph, gives up everything else, then answers queries.

Whatever touches a user's text happens here, preparing and explaining included. Started by `console`.
"""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path
from typing import Any

import ladybug

from graph_store.console.guard import check_plan, check_text
from graph_store.console.refusal import refused, too_large, too_long, wrong
from graph_store.console.serving import Answer, Job, serve
from graph_store.crossing import one_line
from graph_store.ladybug_engine.checksum import verify
from graph_store.ladybug_engine.confine import give_up
from graph_store.ladybug_engine.database import check_ours, execute, open_for_reading, translated
from graph_store.store import Rows

_OPERATOR = re.compile(r"│ +([A-Z_]+)\[\d+\]")
_TABLE_FUNCTION = re.compile(r"Function: *([^│]*?) *│")
_WARM_UP: dict[str, Any] = {"query": "MATCH (n) RETURN count(n)", "parameters": {}, "rows": 1, "seconds": 10.0}


def operators(plan: str) -> list[str]:
    """Operators of a plan as EXPLAIN draws it; a table function other than READ_FTABLE counts as one of its own."""
    others = [name for name in _TABLE_FUNCTION.findall(plan) if name != "READ_FTABLE"]
    return _OPERATOR.findall(plan) + [f"TABLE_FUNCTION {name}" for name in others]


def answer(connection: ladybug.Connection, job: Job) -> Rows:
    """Check, explain and run one job. Raises QueryRefusedError, LimitError."""
    query, parameters = str(job["query"]), dict(job["parameters"])
    words = [token.text.upper() for token in check_text(query)]
    connection.set_query_timeout(max(1, int(job["seconds"] * 1000)))
    try:
        plan = execute(connection, f"EXPLAIN {query}", parameters)
        found = operators("\n".join(str(cell) for row in plan.rows for cell in row))
        if not found:
            raise refused("无法得到执行计划", "no plan could be had")
        check_plan(found, "ladybug")
        _check_order(words, found)
        return execute(connection, query, parameters, most=int(job["rows"]))
    except (RuntimeError, IndexError, TypeError, ValueError) as problem:
        raise _meant(problem, job["seconds"]) from problem


def _check_order(words: list[str], found: list[str]) -> None:
    # Ladybug 0.22 drops ORDER BY … LIMIT before an aggregation without a key, and then cuts other rows than were meant.
    wanted = sum(pair == ("ORDER", "BY") for pair in pairwise(words))
    kept = sum(operator in {"ORDER_BY", "TOP_K"} for operator in found)
    if kept < wanted and "EMPTY_RESULT" not in found:
        raise refused(
            "Ladybug 会忽略无分组聚合之前的 ORDER BY：请在聚合时加一个分组列，如 WITH 1 AS k, …",
            "Ladybug ignores ORDER BY before an aggregation without a key: group by a column, such as WITH 1 AS k, …",
        )


def _meant(problem: Exception, seconds: float) -> Exception:
    text = one_line(problem, 300)
    if text.startswith("Interrupted"):
        return too_long(seconds)
    if "buffer manager" in text.lower() or "bad_alloc" in text.lower():
        return too_large()
    if text.startswith("Assertion failed"):  # with the place in the engine's sources, which helps nobody
        return wrong("Ladybug 执行不了这种写法 / Ladybug cannot run this form")
    return wrong(text)


def prepare(opening: Job) -> Answer:
    """Open the graph and give up everything else. Raises StoreDamagedError, StoreError."""
    path = Path(opening["path"])
    with translated(path):
        verify(path)
        connection = ladybug.Connection(open_for_reading(path, threads=1))
        check_ours(connection, path)
        connection.execute("MATCH (n) RETURN count(*)")  # opens everything that it needs
    # What loads modules and tables does so now, while files may still be opened.
    answer(connection, _WARM_UP)
    give_up(opening["memory"])
    return lambda job: answer(connection, job)


if __name__ == "__main__":
    serve(prepare)
