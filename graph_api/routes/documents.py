"""/documents: list, and one document with its scorecard."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from graph_api.rendering import add_rows, to_json
from graph_api.schemas import OBJECT, PROBLEM, parameters_of
from graph_api.service import Service
from queries.details import document_detail

TAG = "文件 documents"


def router(service: Service) -> APIRouter:
    """The routes."""
    found = APIRouter()
    listed = service.asker.questions.get("document-summary")
    add_rows(found, service, "/documents", listed.name, parameters_of(listed), "文件列表 / documents", TAG)

    @found.get("/documents/{document}", tags=[TAG], summary="一份文件及其评分卡 / one document with its scorecard",
               response_class=Response, responses={200: OBJECT, **PROBLEM})  # fmt: skip
    async def one(document: str, request: Request) -> Response:
        return await service.cached(request, lambda: to_json(document_detail(service.asker, document)))

    return found
