"""Confining a user's query on Neo4j: its text, its plan, its time, its rows and its size.

READ access alone lets LOAD CSV, SHOW SETTINGS and procedures through, so the plan is checked against a list. Some
expressions ignore the server's own timeout: the wall clock is ours, and only a few queries run at a time.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from concurrent.futures import TimeoutError as Late
from typing import Any

import neo4j
from neo4j import exceptions

from graph_store.console.guard import check_plan, check_text, refused
from graph_store.errors import FengongError, LimitError, QueryRefusedError, StoreBusyError
from graph_store.neo4j_engine.values import plain
from graph_store.store import Limits, Parameters, Rows

_GRACE = 1.0  # seconds over the server's timeout, which it checks at intervals
_WAIT_FOR_SLOT = 5.0


def operators(plan: dict[str, Any]) -> Iterator[str]:
    """Operators of a plan and of its children, without `@neo4j` and what stands in brackets: Expand(All) is Expand."""
    yield str(plan["operatorType"]).split("@")[0].split("(")[0]
    for child in plan.get("children", []):
        yield from operators(child)


class Console:
    """Runs users' queries with `slots` at a time; a slot whose query ignores its end stays taken until it ends."""

    def __init__(self, driver: neo4j.Driver, database: str, slots: int = 2) -> None:
        self._driver, self._database = driver, database
        self._slots = threading.Semaphore(slots)
        self._pool = ThreadPoolExecutor(max_workers=slots, thread_name_prefix="fengong-console")

    def run(self, cypher: str, parameters: Parameters, limits: Limits) -> Rows:
        """Answer a user's query. Raises QueryRefusedError, LimitError, StoreBusyError, StoreError."""
        check_text(cypher)
        if not self._slots.acquire(timeout=_WAIT_FOR_SLOT):
            raise StoreBusyError("查询太多，请稍后再试", "too many queries at once: try again")
        future = self._pool.submit(self._answer, cypher, dict(parameters), limits)
        future.add_done_callback(self._release)
        try:
            return future.result(timeout=2 * limits.seconds + _GRACE)
        except Late as late:
            raise _stopped(limits) from late

    def _release(self, _future: Future[Rows]) -> None:
        self._slots.release()

    def _answer(self, cypher: str, parameters: dict[str, Any], limits: Limits) -> Rows:
        try:
            with self._driver.session(database=self._database, default_access_mode=neo4j.READ_ACCESS) as session:
                self._check(session, cypher, parameters, limits)
                query = neo4j.Query(cypher, timeout=limits.seconds)
                return _rows(session.run(query, parameters), limits)
        except exceptions.TransientError as problem:
            raise _stopped(limits) from problem
        except (exceptions.ClientError, exceptions.DatabaseError) as problem:
            raise _from_server(problem, limits) from problem

    def _check(self, session: neo4j.Session, cypher: str, parameters: dict[str, Any], limits: Limits) -> None:
        explain = neo4j.Query(f"EXPLAIN {cypher}", timeout=limits.seconds)
        summary = session.run(explain, parameters).consume()
        if summary.query_type != "r" or summary.plan is None:
            raise refused("它不只是读取", "it does more than read")
        check_plan(operators(summary.plan), "neo4j")

    def close(self) -> None:
        """Take no more queries."""
        self._pool.shutdown(wait=False, cancel_futures=True)


def _rows(result: neo4j.Result, limits: Limits) -> Rows:
    rows: list[tuple[Any, ...]] = []
    size = 0
    columns = tuple(result.keys())
    for record in result:
        if len(rows) == limits.rows:
            return Rows(columns, rows, truncated=True)
        rows.append(tuple(plain(value) for value in record.values()))
        size += len(json.dumps(rows[-1], ensure_ascii=False).encode())
        if size > limits.size:
            raise refused(
                f"结果超过 {limits.size} 字节，请返回更少的列或行",
                f"the answer is over {limits.size} bytes: return less",
            )
    return Rows(columns, rows)


def _from_server(problem: exceptions.Neo4jError, limits: Limits) -> FengongError:
    code, text = problem.code or "", (problem.message or "").splitlines()[0][:300]
    if "TimedOut" in code or "Terminated" in code:
        return _stopped(limits)
    if isinstance(problem, exceptions.AuthError):
        raise problem
    if code.startswith("Neo.ClientError.Security"):
        return QueryRefusedError(f"查询未执行：{text}", f"query refused: {text}", where="query")
    return QueryRefusedError(f"查询有误：{text}", f"the query is wrong: {text}", where="query")


def _stopped(limits: Limits) -> LimitError:
    return LimitError(
        f"查询超过 {limits.seconds:g} 秒或内存上限，已停止：请缩小范围或加 LIMIT",
        f"the query ran past {limits.seconds:g} s or its memory and was stopped: narrow it or add LIMIT",
    )
