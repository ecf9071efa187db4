"""The addresses of one question's rows: as JSON, for spreadsheets, and line by line."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from graph_api.delivery import Rendered
from graph_api.parameters import AFTER, HEADINGS, IF_NONE_MATCH, LANG, parameters_of, selecting
from graph_api.rendering import answer_csv, answer_xlsx, page_json
from graph_api.requests import language
from graph_api.schemas import CSV, LINES, READ, ROWS, WORKBOOK
from graph_api.selecting import Page, read_selection, select, select_whole
from graph_api.service import Service
from graph_api.streaming import stream
from graph_store.errors import ParameterError
from queries.question import Question

Endpoint = Callable[[Request], Awaitable[Response]]
_WHOLE = ("limit", "offset")  # what the stream of all rows does not take


@dataclass(frozen=True, slots=True)
class Listing:
    """A question at `path`, and the page for people; `keyset` says that the list can be walked through by key."""

    question: Question
    path: str
    page: str
    summary: str
    tag: str
    keyset: bool = False


def add_rows(router: APIRouter, service: Service, one: Listing) -> None:
    """Routes `path`, `path`.json, `path`.csv, `path`.xlsx and `path`.ndjson for the rows of one question."""
    question, name = one.question, one.path.strip("/").replace("/", "_").replace("-", "_")
    described = f"{question.question_zh} {question.counts_zh}\n\n{question.question} {question.counts}"
    own = parameters_of(question)
    reading = [*own, *([AFTER] if one.keyset else []), *selecting(question), LANG, IF_NONE_MATCH]
    whole = [*(each for each in own if each["name"] not in _WHOLE), *selecting(question), LANG, IF_NONE_MATCH]

    def add(ending: str, form: str, told: dict[str, Any], parameters: list[dict[str, Any]], call: Endpoint) -> None:
        router.add_api_route(
            one.path + ending, call, tags=[one.tag], summary=one.summary + form, response_class=Response,
            operation_id=name + ending.replace(".", "_"),
            description=described, openapi_extra={"parameters": parameters},
            responses={200: told, **READ},
        )  # fmt: skip

    answers = Answers(service, one)
    add("", "", ROWS, reading, answers.json)
    router.add_api_route(f"{one.path}.json", answers.json, include_in_schema=False)
    add(".csv", " (CSV)", CSV, [*reading, HEADINGS], answers.csv)
    add(".xlsx", " (Excel)", WORKBOOK, [*reading, HEADINGS], answers.xlsx)
    add(".ndjson", " (NDJSON)", LINES, whole, answers.lines)


class Answers:
    """What the addresses of one listing answer."""

    def __init__(self, service: Service, one: Listing) -> None:
        self._service, self._one = service, one

    async def json(self, request: Request) -> Response:
        """A page of rows as the envelope."""
        return await self._cached(request, lambda: page_json(self._page(request), request, self._one.page))

    async def csv(self, request: Request) -> Response:
        """A page of rows for spreadsheets."""
        return await self._cached(
            request, lambda: answer_csv(self._page(request, "headings").answer, _heading(request))
        )

    async def xlsx(self, request: Request) -> Response:
        """A page of rows as a workbook."""

        def made() -> Rendered:
            answer = self._page(request, "headings").answer
            return answer_xlsx(answer, self._one.question, _heading(request), language(request))

        return await self._cached(request, made)

    async def lines(self, request: Request) -> Response:
        """All rows, line by line."""
        question = self._one.question
        wanted = read_selection(request, question)
        _check_whole(wanted.given)
        return await stream(request, lambda: select_whole(self._service.asker, question, wanted))

    def _page(self, request: Request, *reserved: str) -> Page:
        question = self._one.question
        return select(
            self._service.asker, question, read_selection(request, question, *reserved, keyset=self._one.keyset)
        )

    async def _cached(self, request: Request, compute: Callable[[], Rendered]) -> Response:
        return await self._service.cached(request, compute)


def _heading(request: Request) -> str:
    return request.query_params.get("headings", "name")


def _check_whole(given: dict[str, str]) -> None:
    for name in _WHOLE:
        if name in given:
            raise ParameterError(
                f"这个地址给出全部的行，没有 {name}：分页请用 rows 或 rows.csv",
                f"this address gives all rows and takes no {name}: pages are at rows and rows.csv",
                where=name,
            )
