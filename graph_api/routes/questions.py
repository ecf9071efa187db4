"""/questions: the catalogue, and each question with its own typed parameters."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from graph_api.rendering import add_rows, to_json
from graph_api.schemas import LANG, OBJECT, PROBLEM, parameters_of
from graph_api.service import Service, language
from queries.question import Question

TAG = "问题 questions"


def described(question: Question, tongue: str, *, whole: bool = False) -> dict[str, Any]:
    """A question as JSON; `whole` adds its parameters, columns and Cypher."""
    english = tongue == "en"
    found: dict[str, Any] = {
        "name": question.name,
        "group": question.group,
        "title": question.title if english else question.title_zh,
        "question": question.question if english else question.question_zh,
        "rows": f"/api/v1/questions/{question.name}/rows",
    }
    if whole:
        found["counts"] = question.counts if english else question.counts_zh
        found["parameters"] = [
            {
                "name": one.name, "type": one.type, "required": one.required, "default": one.default,
                "minimum": one.minimum, "maximum": one.maximum, "choices": one.choices,
                "meaning": one.en if english else one.zh,
            }
            for one in question.parameters
        ]  # fmt: skip
        found["columns"] = [
            {"name": one.name, "type": one.type, "meaning": one.en if english else one.zh} for one in question.columns
        ]
        found["example"] = question.example
        found["cypher"] = question.cypher
    return found


def router(service: Service) -> APIRouter:
    """The routes."""
    found = APIRouter()
    extra = {"parameters": [LANG]}

    @found.get("/questions", tags=[TAG], summary="全部问题 / all questions", openapi_extra=extra,
               response_class=Response, responses={200: OBJECT})  # fmt: skip
    async def all_questions(request: Request) -> Response:
        tongue = language(request)
        listed = [described(one, tongue) for one in service.asker.questions]
        return to_json({"questions": listed, "total": len(listed)}).response((await service.info()).version)

    @found.get("/questions/{name}", tags=[TAG], summary="一个问题 / one question", openapi_extra=extra,
               response_class=Response, responses={200: OBJECT, 404: PROBLEM[404]})  # fmt: skip
    async def one_question(name: str, request: Request) -> Response:
        body = described(service.asker.questions.get(name), language(request), whole=True)
        return to_json(body).response((await service.info()).version)

    for one in service.asker.questions:
        summary = f"{one.title_zh} / {one.title}"
        add_rows(found, service, f"/questions/{one.name}/rows", one.name, parameters_of(one), summary, TAG)

    @found.get("/questions/{name}/rows", include_in_schema=False)
    async def unknown(name: str) -> Response:
        service.asker.questions.get(name)  # raises: the known ones have routes of their own
        raise AssertionError(name)

    return found
