"""/documents: list, and one document with its scorecard."""

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
from queries.details import document_detail

TAG = "文件 documents"
Document = Annotated[str, Path(description="标识 / id", examples=["ningxia_2017"])]


def router(service: Service) -> APIRouter:
    """The routes."""
    routes = APIRouter()
    listed = service.asker.questions.get("document-summary")
    add_rows(routes, service, "/documents", listed.name, parameters_of(listed), "文件列表 / documents", TAG)

    @routes.get("/documents/{document}", tags=[TAG], summary="一份文件及其评分卡 / one document with its scorecard",
                dependencies=ONLY_LANGUAGE, openapi_extra={"parameters": [LANG]},
                response_class=Response, responses={200: found(examples.DOCUMENT), **PROBLEM})  # fmt: skip
    async def one(document: Document, request: Request) -> Response:
        return await service.cached(request, lambda: to_json(document_detail(service.asker, document)))

    return routes
