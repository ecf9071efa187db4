"""/api/v1: which graph answers, what is in it, and where to go on. /search: bodies and tasks by words."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query
from starlette.requests import Request
from starlette.responses import Response

from graph_api import examples
from graph_api.parameters import IF_NONE_MATCH, LANG
from graph_api.rendering import shown_as, to_json
from graph_api.requests import ONLY_LANGUAGE, language, only
from graph_api.schemas import READ, found
from graph_api.service import Rendered, Service
from graph_api.twins import API
from queries.formats import envelope

TAG = "运行 operations"
_PARTS = ("questions", "agencies", "tasks", "documents", "review", "network", "search", "openapi.json")
_FOUND = {"agencies": "find-agencies", "tasks": "find-tasks"}
_SHOWN = 20
Words = Annotated[str, Query(min_length=1, max_length=200, description="要找的字 / what to find", examples=["财政"])]


def router(service: Service) -> APIRouter:
    """The routes."""
    routes = APIRouter()
    told: dict[str, Any] = {"openapi_extra": {"parameters": [LANG, IF_NONE_MATCH]}, "response_class": Response}

    @routes.get("", tags=[TAG], summary="图与入口 / the graph and where to go on", dependencies=ONLY_LANGUAGE,
                operation_id="api_index", responses={200: found(examples.INDEX), **READ}, **told)  # fmt: skip
    async def index(request: Request) -> Response:
        return await service.cached(request, lambda: to_json(_index(service), shown_as(request)))

    @routes.get("/search", tags=[TAG], summary="查找机构和任务 / find bodies and tasks",
                dependencies=[Depends(only("q"))], responses={200: found(examples.FOUND), **READ}, **told)  # fmt: skip
    async def search(request: Request, q: Words) -> Response:
        return await service.cached(request, lambda: _search(service, q, request))

    return routes


def _index(service: Service) -> dict[str, Any]:
    links = {part.partition(".")[0]: f"{API}/{part}" for part in _PARTS}
    return {"engine": service.store.engine, **asdict(service.store.info()), "links": links}


def _search(service: Service, text: str, request: Request) -> Rendered:
    asked = {"text": text, "jurisdiction": "all", "limit": _SHOWN}
    answers = {name: service.asker.ask(question, asked) for name, question in _FOUND.items()}
    tongue = language(request)
    return to_json({name: envelope(one, tongue) for name, one in answers.items()}, shown_as(request))
