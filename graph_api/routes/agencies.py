"""/agencies: search and filter, and one body with its tasks and partners."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path
from starlette.requests import Request
from starlette.responses import Response

from graph_api import examples
from graph_api.rendering import add_rows, to_json
from graph_api.requests import ONLY_LANGUAGE
from graph_api.schemas import LANG, PROBLEM, found, parameters_of
from graph_api.service import Service
from queries.details import agency_detail

TAG = "机构 agencies"
Agency = Annotated[str, Path(description="标识或名称 / id or any of its names", examples=["640000:财政厅"])]


def router(service: Service) -> APIRouter:
    """The routes."""
    routes = APIRouter()
    listed = service.asker.questions.get("find-agencies")
    add_rows(routes, service, "/agencies", listed.name, parameters_of(listed), "机构列表 / bodies", TAG)

    # `:path`, since a name as printed may contain a slash, and %2F arrives as one.
    @routes.get("/agencies/{agency:path}", tags=[TAG], summary="一个机构 / one body with its tasks and partners",
                dependencies=ONLY_LANGUAGE, openapi_extra={"parameters": [LANG]},
                response_class=Response, responses={200: found(examples.AGENCY), **PROBLEM})  # fmt: skip
    async def one(agency: Agency, request: Request) -> Response:
        return await service.cached(request, lambda: to_json(agency_detail(service.asker, agency)))

    return routes
