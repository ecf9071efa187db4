"""Answers as bytes: the envelope as JSON, the rows as CSV."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from graph_api.requests import given, language
from graph_api.schemas import ANSWER, CSV, HEADINGS, PROBLEM
from graph_api.service import Rendered, Service
from queries.answer import Answer
from queries.formats import csv_text, envelope, headings, json_text


def to_json(value: Any) -> Rendered:
    """Any plain value as JSON."""
    return Rendered(json_text(value).encode("utf-8", "replace"), "application/json")


def answer_json(answer: Answer, tongue: str) -> Rendered:
    """An answer as its envelope."""
    return to_json(envelope(answer, tongue))


def answer_csv(answer: Answer, heading: str) -> Rendered:
    """The rows of an answer for Excel; a file that lacks rows says so by its name."""
    text = csv_text(headings(answer.columns, heading), answer.rows)
    name = answer.question + (f"_{len(answer)}_of_{answer.total}" if answer.truncated else "")
    headers = {
        "Content-Disposition": f'attachment; filename="{quote(name)}.csv"',
        "X-Total-Rows": str(answer.total),
        "X-Truncated": str(answer.truncated).lower(),
    }
    return Rendered(text.encode("utf-8", "replace"), "text/csv; charset=utf-8", headers=headers)


def add_rows(
    router: APIRouter,
    service: Service,
    path: str,
    question: str,
    parameters: list[dict[str, Any]],
    summary: str,
    tag: str,
) -> None:
    """Routes `path`, `path`.json and `path`.csv that answer `question` with the address's parameters."""

    async def rows(request: Request) -> Response:
        tongue = language(request)
        return await service.cached(request, lambda: answer_json(service.asker.ask(question, given(request)), tongue))

    async def rows_csv(request: Request) -> Response:
        heading = request.query_params.get("headings", "name")
        asked = given(request, "headings")
        return await service.cached(request, lambda: answer_csv(service.asker.ask(question, asked), heading))

    name = path.strip("/").replace("/", "_").replace("-", "_")
    router.add_api_route(
        path, rows, tags=[tag], summary=summary, operation_id=name, openapi_extra={"parameters": parameters},
        responses={200: ANSWER, **PROBLEM}, response_class=Response,
    )  # fmt: skip
    router.add_api_route(f"{path}.json", rows, include_in_schema=False)
    router.add_api_route(
        f"{path}.csv", rows_csv, tags=[tag], summary=f"{summary} (CSV)", operation_id=f"{name}_csv",
        openapi_extra={"parameters": [*parameters, HEADINGS]}, responses={200: CSV, **PROBLEM}, response_class=Response,
    )  # fmt: skip
