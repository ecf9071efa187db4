"""/agencies: search and filter, and one body with its tasks and partners."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Path
from starlette.requests import Request
from starlette.responses import Response

from graph_api import examples
from graph_api.listing import Listing, add_rows
from graph_api.parameters import FIELDS, IF_NONE_MATCH, LANG
from graph_api.rendering import object_json
from graph_api.requests import only
from graph_api.schemas import READ, found
from graph_api.service import Service
from queries.details import agency_detail

TAG = "机构 agencies"
ONE = [Depends(only("fields"))]
Agency = Annotated[str, Path(description="标识或名称 / id or any of its names", examples=["640000:财政厅"])]


def router(service: Service) -> APIRouter:
    """The routes."""
    routes = APIRouter()
    listed = service.asker.questions.get("find-agencies")
    add_rows(
        routes, service, Listing(listed, "/agencies", "/questions/find-agencies", "机构列表 / bodies", TAG, keyset=True)
    )

    # `:path`, since a name as printed may contain a slash, and %2F arrives as one.
    @routes.get("/agencies/{agency:path}", tags=[TAG], summary="一个机构 / one body with its tasks and partners",
                dependencies=ONE, openapi_extra={"parameters": [FIELDS, LANG, IF_NONE_MATCH]},
                response_class=Response, responses={200: found(examples.AGENCY), **READ})  # fmt: skip
    async def detail(agency: Agency, request: Request) -> Response:
        return await service.cached(request, lambda: object_json(agency_detail(service.asker, agency), request))

    return routes
