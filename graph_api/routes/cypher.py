"""POST /cypher: a reading query of a user's, confined."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from anyio import CapacityLimiter, to_thread
from fastapi import APIRouter
from pydantic import BaseModel, ConfigDict, Field
from starlette.requests import Request
from starlette.responses import Response

from graph_api import examples
from graph_api.parameters import LANG
from graph_api.rendering import to_json
from graph_api.requests import ONLY_LANGUAGE, language
from graph_api.schemas import PROBLEM, answer
from graph_api.service import Service
from graph_store.errors import StoreBusyError
from graph_store.store import Limits, Rows

TAG = "Cypher"
_EXAMPLE = "MATCH (a:Agency)-[:LEADS]->(t:Task) RETURN a.name AS agency, count(*) AS n ORDER BY n DESC LIMIT 5"
_MOST_WAITING = 30


class CypherRequest(BaseModel):
    """A query with its parameters. Limits may be lowered, never raised above the service's."""

    model_config = ConfigDict(extra="forbid", json_schema_extra={"examples": [{"query": _EXAMPLE, "parameters": {}}]})

    query: str = Field(max_length=20_000, description="MATCH … RETURN …")
    parameters: dict[str, Any] = Field(default_factory=dict, description="values of $names")
    seconds: float | None = Field(default=None, gt=0, description="lower time limit")
    rows: int | None = Field(default=None, ge=1, description="lower row limit")


def router(service: Service) -> APIRouter:
    """The route."""
    routes = APIRouter()
    slow = Slow(2 * service.settings.cypher_workers)

    @routes.post("/cypher", tags=[TAG], summary="只读 Cypher / reading Cypher", response_class=Response,
                 dependencies=ONLY_LANGUAGE, openapi_extra={"parameters": [LANG]},
                 responses={200: answer(examples.CYPHER), **PROBLEM})  # fmt: skip
    async def cypher(asked: CypherRequest, request: Request) -> Response:
        limits = _limits(service, asked)
        started = time.perf_counter()
        rows = await slow.run(lambda: service.store.console(asked.query, asked.parameters, limits))
        took = round((time.perf_counter() - started) * 1000, 3)
        info = await service.info()
        body = _envelope(rows, limits, language(request))
        return to_json(
            body | {"took_ms": took, "engine": service.store.engine, "graph_version": info.version}
        ).response(info.version)

    return routes


class Slow:
    """Threads of their own for users' queries: waiting for one of these must not keep other requests waiting."""

    def __init__(self, threads: int) -> None:
        self._limiter = CapacityLimiter(threads)

    async def run(self, query: Callable[[], Rows]) -> Rows:
        """The rows of `query`. Raises StoreBusyError when too many wait already."""
        if self._limiter.statistics().tasks_waiting >= _MOST_WAITING:
            raise StoreBusyError("查询太多，请稍后再试", "too many queries at once: try again")
        return await to_thread.run_sync(query, limiter=self._limiter)


def _limits(service: Service, asked: CypherRequest) -> Limits:
    own = service.settings
    return Limits(
        min(asked.seconds or own.cypher_seconds, own.cypher_seconds),
        min(asked.rows or own.cypher_rows, own.cypher_rows),
        own.cypher_bytes,
    )


def _envelope(rows: Rows, limits: Limits, tongue: str) -> dict[str, Any]:
    zh, en = f"结果在 {limits.rows} 行处截断。", f"Cut at {limits.rows} rows."
    return {
        "columns": [{"name": name, "type": "any", "title": name} for name in rows.columns],
        "rows": rows.rows,
        "total": None if rows.truncated else len(rows.rows),
        "truncated": rows.truncated,
        "tie_at_cut": False,
        "notes": [en if tongue == "en" else zh] if rows.truncated else [],
    }
