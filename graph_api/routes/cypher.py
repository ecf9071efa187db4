"""POST /cypher: a reading query of a user's, confined."""

from __future__ import annotations

import time
from typing import Any

from fastapi import APIRouter
from pydantic import BaseModel, ConfigDict, Field
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from graph_api.rendering import to_json
from graph_api.schemas import ANSWER, PROBLEM
from graph_api.service import Service, language
from graph_store.store import Limits, Rows

TAG = "Cypher"
_EXAMPLE = "MATCH (a:Agency)-[:LEADS]->(t:Task) RETURN a.name AS agency, count(*) AS tasks ORDER BY tasks DESC LIMIT 5"


class CypherRequest(BaseModel):
    """A query with its parameters. Limits may be lowered, never raised above the service's."""

    model_config = ConfigDict(extra="forbid", json_schema_extra={"examples": [{"query": _EXAMPLE, "parameters": {}}]})

    query: str = Field(max_length=20_000, description="MATCH … RETURN …")
    parameters: dict[str, Any] = Field(default_factory=dict, description="values of $names")
    seconds: float | None = Field(default=None, gt=0, description="lower time limit")
    rows: int | None = Field(default=None, ge=1, description="lower row limit")


def router(service: Service) -> APIRouter:
    """The route."""
    found = APIRouter()

    @found.post("/cypher", tags=[TAG], summary="只读 Cypher / reading Cypher", response_class=Response,
                responses={200: ANSWER, **PROBLEM})  # fmt: skip
    async def cypher(asked: CypherRequest, request: Request) -> Response:
        limits = _limits(service, asked)
        started = time.perf_counter()
        rows = await run_in_threadpool(service.store.console, asked.query, asked.parameters, limits)
        took = round((time.perf_counter() - started) * 1000, 3)
        info = await service.info()
        body = _envelope(rows, limits, language(request))
        return to_json(
            body | {"took_ms": took, "engine": service.store.engine, "graph_version": info.version}
        ).response(info.version)

    return found


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
