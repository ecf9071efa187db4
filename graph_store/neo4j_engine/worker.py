"""The console worker of the server engine: a connection of its own, so that a query can be cut off with its process.

A parser that overflows its stack leaves a connection without any answer, and one value may be larger than our memory:
neither can be stopped from inside. Started by `console`.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import Any

import neo4j
from neo4j import exceptions

from graph_store.console.cost import check_cost
from graph_store.console.guard import check_plan, check_text
from graph_store.console.refusal import refused, too_large, too_long, wrong
from graph_store.console.serving import Answer, Job, serve
from graph_store.crossing import one_line
from graph_store.errors import FengongError
from graph_store.neo4j_engine.connection import connect, translated
from graph_store.neo4j_engine.values import plain
from graph_store.settings import Settings, shown_address
from graph_store.store import Rows


def operators(plan: dict[str, Any]) -> Iterator[str]:
    """Operators of a plan and of its children, without `@neo4j` and what stands in brackets: Expand(All) is Expand."""
    yield str(plan["operatorType"]).split("@")[0].split("(")[0]
    for child in plan.get("children", []):
        yield from operators(child)


def answer(session: neo4j.Session, job: Job) -> Rows:
    """Check, explain and run one job. Raises QueryRefusedError, LimitError."""
    parameters = dict(job["parameters"])
    check_cost(check_text(job["query"]), parameters)
    try:
        summary = session.run(_query(job, "EXPLAIN "), parameters).consume()
        if summary.query_type != "r" or summary.plan is None:
            raise refused("它不只是读取", "it does more than read")
        check_plan(operators(summary.plan), "neo4j")
        return _rows(session.run(_query(job), parameters), job)
    except exceptions.AuthError:
        raise
    except exceptions.Neo4jError as problem:
        raise _meant(problem, job["seconds"]) from problem


def _query(job: Job, prefix: str = "") -> neo4j.Query:
    text: Any = prefix + job["query"]
    return neo4j.Query(text, metadata={"fengong": job["tag"]}, timeout=job["seconds"])


def _rows(result: neo4j.Result, job: Job) -> Rows:
    rows: list[tuple[Any, ...]] = []
    columns = tuple(result.keys())
    for record in result:
        if len(rows) == job["rows"]:
            return Rows(columns, rows, truncated=True)
        rows.append(tuple(plain(value) for value in record.values()))
    return Rows(columns, rows)


def _meant(problem: exceptions.Neo4jError, seconds: float) -> FengongError:
    code, text = problem.code or "", one_line(problem.message or problem.code or "?", 300)
    if "TimedOut" in code or "Terminated" in code:
        return too_long(seconds)
    if isinstance(problem, exceptions.TransientError) or "OutOfMemory" in code or "StackOverFlow" in code:
        return too_large()
    if code.startswith("Neo.ClientError.Security"):
        return refused(text, text)
    return wrong(text)


def prepare(opening: Job) -> Answer:
    """Connect, and bound the memory that an answer may take here. Raises StoreError."""
    settings = Settings(**opening["settings"])
    address, driver = shown_address(settings.store), connect(settings)
    reading: Any = {"database": settings.neo4j_database, "default_access_mode": neo4j.READ_ACCESS}
    with translated(address), driver.session(**reading) as session:
        session.run("RETURN 1").consume()
    _bound(opening["memory"])

    def answered(job: Job) -> Rows:
        some = min(job["rows"], 1000) + 1
        with translated(address), driver.session(**reading, fetch_size=some) as session:
            return answer(session, job)

    return answered


def _bound(memory: int) -> None:
    if sys.platform not in {"win32", "darwin"}:
        import resource  # noqa: PLC0415 - Unix only

        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))


if __name__ == "__main__":
    serve(prepare)
