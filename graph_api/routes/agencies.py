"""/agencies: search and filter, and one body with its tasks and partners."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from graph_api.rendering import add_rows, to_json
from graph_api.schemas import OBJECT, PROBLEM, parameters_of
from graph_api.service import Service
from queries.details import agency_detail

TAG = "机构 agencies"


def router(service: Service) -> APIRouter:
    """The routes."""
    found = APIRouter()
    listed = service.asker.questions.get("find-agencies")
    add_rows(found, service, "/agencies", "find-agencies", parameters_of(listed), "机构列表 / bodies", TAG)

    @found.get("/agencies/{agency}", tags=[TAG], summary="一个机构 / one body with its tasks and partners",
               response_class=Response, responses={200: OBJECT, **PROBLEM})  # fmt: skip
    async def one(agency: str, request: Request) -> Response:
        return await service.cached(request, lambda: to_json(agency_detail(service.asker, agency)))

    return found
