"""/review: what a person should look at, worst first."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Query
from starlette.requests import Request
from starlette.responses import Response

from graph_api import examples
from graph_api.parameters import HEADINGS, IF_NONE_MATCH, LANG
from graph_api.rendering import answer_csv, answer_json
from graph_api.requests import language, only
from graph_api.schemas import CSV, READ, answer
from graph_api.service import Service
from queries.review import review_answer

TAG = "文件 documents"
Document = Annotated[str, Query(description="只看这份文件 / only this document", examples=["ningxia_2017"])]
Limit = Annotated[int, Query(ge=1, le=1000, description="最多返回几行 / rows at most")]
Offset = Annotated[int, Query(ge=0, le=1_000_000, description="跳过几行 / rows to pass over")]


def router(service: Service) -> APIRouter:
    """The routes."""
    routes = APIRouter()
    known = [Depends(only("document", "limit", "offset"))]

    @routes.get("/review", tags=[TAG], summary="需要人看的地方 / what to look at", dependencies=known,
                openapi_extra={"parameters": [LANG, IF_NONE_MATCH]}, response_class=Response,
                responses={200: answer(examples.REVIEW), **READ})  # fmt: skip
    async def review(request: Request, document: Document = "", limit: Limit = 100, offset: Offset = 0) -> Response:
        return await service.cached(
            request, lambda: answer_json(review_answer(service.asker, document, limit, offset), language(request))
        )

    @routes.get("/review.csv", tags=[TAG], summary="需要人看的地方 / what to look at (CSV)",
                dependencies=[Depends(only("document", "limit", "offset", "headings"))],
                openapi_extra={"parameters": [LANG, HEADINGS, IF_NONE_MATCH]}, response_class=Response,
                responses={200: CSV, **READ})  # fmt: skip
    async def review_csv(
        request: Request, document: Document = "", limit: Limit = 1000, offset: Offset = 0
    ) -> Response:
        heading = request.query_params.get("headings", "name")
        return await service.cached(
            request, lambda: answer_csv(review_answer(service.asker, document, limit, offset), heading)
        )

    return routes
