"""/health: the process lives. /ready: the graph can be asked."""

from __future__ import annotations

import time

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from graph_api import examples
from graph_api.gate.report import built
from graph_api.parameters import LANG
from graph_api.problems import problem
from graph_api.rendering import to_json
from graph_api.requests import language
from graph_api.schemas import PROBLEM, found
from graph_api.service import Service
from graph_store.errors import StoreEmptyError
from graph_store.store import EMPTY

TAG = "运行 operations"


def router(service: Service) -> APIRouter:
    """The routes. Whatever else an address carries does not matter here: watchers add things of their own."""
    routes = APIRouter()

    @routes.get("/health", tags=[TAG], summary="进程是否在 / the process lives", response_class=Response,
                responses={200: found(examples.HEALTH, kept=False)})  # fmt: skip
    async def health() -> Response:
        return to_json({"status": "ok"}).response()

    @routes.get("/ready", tags=[TAG], summary="能否回答 / the graph can be asked", response_class=Response,
                openapi_extra={"parameters": [LANG]},
                responses={200: found(examples.READY, kept=False), 503: PROBLEM[503]})  # fmt: skip
    async def ready(request: Request) -> Response:
        info = await service.warm()
        if info == EMPTY:
            zh, en = "图是空的：请先运行 fengong ingest", "the graph is empty: run fengong ingest first"
            return problem(503, StoreEmptyError.slug, en if language(request) == "en" else zh)
        body = {
            "status": "ready",
            "engine": service.store.engine,
            "graph_version": info.version,
            "built_on": info.built_on,
            "age_seconds": max(0, round(time.time() - built(info))),
        }
        return to_json(body).response(info.version)

    return routes
