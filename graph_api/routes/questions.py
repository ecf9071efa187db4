"""/questions: the catalogue, and each question with its own typed parameters."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Path
from starlette.requests import Request
from starlette.responses import Response

from graph_api import examples
from graph_api.listing import Listing, add_rows
from graph_api.parameters import IF_NONE_MATCH, LANG
from graph_api.rendering import shown_as, to_json
from graph_api.requests import ONLY_LANGUAGE, language
from graph_api.schemas import FIXED, found
from graph_api.service import Service
from queries.formats import translations
from queries.question import Question

TAG = "问题 questions"
Name = Annotated[str, Path(description="问题名称 / name of a question", examples=["shared-tasks"])]


def described(question: Question, tongue: str, *, whole: bool = False) -> dict[str, Any]:
    """A question as JSON; `whole` adds its parameters, columns and Cypher."""
    english = tongue == "en"
    told: dict[str, Any] = {
        "name": question.name,
        "group": question.group,
        "title": question.title if english else question.title_zh,
        "question": question.question if english else question.question_zh,
        "rows": f"/api/v1/questions/{question.name}/rows",
        "parameters": [one.name for one in question.parameters],
        "required": [one.name for one in question.parameters if one.required],
    }
    if whole:
        told["counts"] = question.counts if english else question.counts_zh
        told["parameters"] = [
            {
                "name": one.name, "type": one.type, "required": one.required, "default": one.default,
                "minimum": one.minimum, "maximum": one.maximum, "choices": one.choices,
                "meaning": one.en if english else one.zh,
            }
            for one in question.parameters
        ]  # fmt: skip
        told["columns"] = [
            {
                "name": one.name,
                "type": one.type,
                "meaning": one.en if english else one.zh,
                "zh": one.zh,
                "en": one.en,
                "codes": one.translate,
            }
            for one in question.columns
        ]
        told["words"] = translations(question, tongue)
        told["example"] = question.example
        told["cypher"] = question.cypher
    return told


def router(service: Service) -> APIRouter:
    """The routes."""
    routes = APIRouter()
    language_only: dict[str, Any] = {
        "dependencies": ONLY_LANGUAGE,
        "openapi_extra": {"parameters": [LANG, IF_NONE_MATCH]},
    }

    @routes.get("/questions", tags=[TAG], summary="全部问题 / all questions", **language_only,
                response_class=Response, responses={200: found(examples.QUESTIONS), **FIXED})  # fmt: skip
    async def all_questions(request: Request) -> Response:
        tongue = language(request)
        listed = [described(one, tongue) for one in service.asker.questions]
        return await service.fixed(
            request, lambda: to_json({"questions": listed, "total": len(listed)}, shown_as(request))
        )

    @routes.get("/questions/{name}", tags=[TAG], summary="一个问题 / one question", **language_only,
                response_class=Response,
                responses={200: found(examples.WHOLE_QUESTION), **FIXED})  # fmt: skip
    async def one_question(name: Name, request: Request) -> Response:
        body = described(service.asker.questions.get(name), language(request), whole=True)
        return await service.fixed(request, lambda: to_json(body, shown_as(request)))

    for one in service.asker.questions:
        summary = f"{one.title_zh} / {one.title}"
        add_rows(routes, service, Listing(one, f"/questions/{one.name}/rows", f"/questions/{one.name}", summary, TAG))

    @routes.get("/questions/{name}/rows", include_in_schema=False)
    @routes.get("/questions/{name}/rows.json", include_in_schema=False)
    @routes.get("/questions/{name}/rows.csv", include_in_schema=False)
    @routes.get("/questions/{name}/rows.xlsx", include_in_schema=False)
    @routes.get("/questions/{name}/rows.ndjson", include_in_schema=False)
    async def unknown(name: str) -> Response:
        service.asker.questions.get(name)  # raises: the known ones have routes of their own
        raise AssertionError(name)

    return routes
