"""The console worker: `python -m graph_store.ladybug_engine.worker PATH MEMORY`. Opens the graph, gives up everything
else, then answers queries that arrive as JSON lines. Whatever touches a user's text happens here.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import Any

import ladybug

from graph_store.console.guard import check_plan, check_text, refused
from graph_store.errors import FengongError
from graph_store.ladybug_engine.confine import give_up
from graph_store.ladybug_engine.database import execute, open_for_reading

_OPERATOR = re.compile(r"│ +([A-Z_]+)\[\d+\]")
_TABLE_FUNCTION = re.compile(r"Function: *([^│]*?) *│")


def operators(plan: str) -> list[str]:
    """Operators of a plan as EXPLAIN draws it; a table function other than READ_FTABLE counts as one of its own."""
    others = [name for name in _TABLE_FUNCTION.findall(plan) if name != "READ_FTABLE"]
    return _OPERATOR.findall(plan) + [f"TABLE_FUNCTION {name}" for name in others]


def answer(connection: ladybug.Connection, job: dict[str, Any]) -> dict[str, Any]:
    """Check, explain and run one job {query, parameters, rows, size}; errors come back as {"refused": …}."""
    try:
        query, parameters = str(job["query"]), dict(job["parameters"])
        check_text(query)
        plan = execute(connection, f"EXPLAIN {query}", parameters)
        found = operators("\n".join(str(cell) for row in plan.rows for cell in row))
        if not found:
            raise refused("无法得到执行计划", "no plan could be had")
        check_plan(found, "ladybug")
        rows = execute(connection, query, parameters, most=int(job["rows"]))
    except FengongError as problem:
        return {"refused": [problem.zh, problem.en]}
    except Exception as problem:  # noqa: BLE001 - whatever the engine says about a user's text is the answer
        return {"failed": str(problem).splitlines()[0][:300] or type(problem).__name__}
    return {"columns": rows.columns, "rows": rows.rows, "truncated": rows.truncated}


def main() -> None:
    """Open, give up, answer until standard input ends."""
    path, memory = Path(sys.argv[1]), int(sys.argv[2])
    database = open_for_reading(path, threads=1)
    connection = ladybug.Connection(database)
    connection.execute("MATCH (n) RETURN count(*)")  # opens everything that it needs
    # What loads modules and tables does so now, while files may still be opened.
    answer(connection, {"query": "MATCH (n) RETURN count(n)", "parameters": {}, "rows": 1})
    check_plan([], "ladybug")
    give_up(memory)
    _write({"ready": True})
    for line in sys.stdin:
        job = json.loads(line)
        connection.set_query_timeout(max(1, int(job["seconds"] * 1000)))
        _write(bounded(answer(connection, job), int(job["size"])))


def bounded(reply: dict[str, Any], size: int) -> dict[str, Any]:
    """`reply`, or a refusal when it is larger than `size` bytes as JSON."""
    if "rows" in reply and len(json.dumps(reply, ensure_ascii=False).encode()) > size:
        refusal = refused(f"结果超过 {size} 字节，请返回更少的列或行", f"the answer is over {size} bytes: return less")
        return {"refused": [refusal.zh, refusal.en]}
    return reply


def _write(reply: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(reply) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
