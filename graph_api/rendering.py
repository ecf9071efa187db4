"""Answers as bytes: the envelope as JSON, the rows as CSV."""

from __future__ import annotations

import json
from typing import Any

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from graph_api.schemas import ANSWER, CSV, PROBLEM
from graph_api.service import Rendered, Service, language
from queries.answer import Answer
from queries.formats import csv_text, envelope, headings

RESERVED = frozenset({"lang", "headings"})  # parameters of the address that are not the question's


def to_json(value: Any) -> Rendered:
    """Any plain value as JSON."""
    return Rendered(json.dumps(value, ensure_ascii=False).encode(), "application/json")


def answer_json(answer: Answer, tongue: str) -> Rendered:
    """An answer as its envelope."""
    return to_json(envelope(answer, tongue))


def answer_csv(answer: Answer, heading: str) -> Rendered:
    """The rows of an answer for Excel."""
    text = csv_text(headings(answer.columns, heading), answer.rows)
    return Rendered(text.encode(), "text/csv; charset=utf-8", f"{answer.question}.csv")


def given(request: Request) -> dict[str, str]:
    """The question's parameters as the address gives them; a name given twice counts as a list."""
    values: dict[str, str] = {}
    for name, value in request.query_params.multi_items():
        if name not in RESERVED:
            values[name] = f"{values[name]},{value}" if name in values else value
    return values


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
        return await service.cached(request, lambda: answer_csv(service.asker.ask(question, given(request)), heading))

    extra = {"parameters": parameters}
    name = path.strip("/").replace("/", "_").replace("-", "_")
    router.add_api_route(
        path, rows, tags=[tag], summary=summary, operation_id=name, openapi_extra=extra,
        responses={200: ANSWER, **PROBLEM}, response_class=Response,
    )  # fmt: skip
    router.add_api_route(f"{path}.json", rows, include_in_schema=False)
    router.add_api_route(
        f"{path}.csv", rows_csv, tags=[tag], summary=f"{summary} (CSV)", operation_id=f"{name}_csv",
        openapi_extra=extra, responses={200: CSV, **PROBLEM}, response_class=Response,
    )  # fmt: skip
