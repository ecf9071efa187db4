"""/documents: list, and one document with its scorecard."""

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
from queries.details import document_detail

TAG = "文件 documents"
ONE = [Depends(only("fields"))]
Document = Annotated[str, Path(description="标识 / id", examples=["ningxia_2017"])]


def router(service: Service) -> APIRouter:
    """The routes."""
    routes = APIRouter()
    listed = service.asker.questions.get("document-summary")
    add_rows(
        routes,
        service,
        Listing(listed, "/documents", "/questions/document-summary", "文件列表 / documents", TAG, keyset=True),
    )

    @routes.get("/documents/{document}", tags=[TAG], summary="一份文件及其评分卡 / one document with its scorecard",
                dependencies=ONE, openapi_extra={"parameters": [FIELDS, LANG, IF_NONE_MATCH]},
                response_class=Response, responses={200: found(examples.DOCUMENT), **READ})  # fmt: skip
    async def detail(document: Document, request: Request) -> Response:
        return await service.cached(request, lambda: object_json(document_detail(service.asker, document), request))

    return routes
