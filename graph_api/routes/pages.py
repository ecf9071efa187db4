"""Pages for people: start, one question, the network."""

from __future__ import annotations

from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Any

from fastapi import APIRouter
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import Response

from graph_api.rendering import given
from graph_api.routes.network import Text, options
from graph_api.service import Rendered, Service, language
from graph_store.errors import FengongError
from graph_store.store import EMPTY
from networks import network
from queries.formats import flat, translations

_HEADLINES = ("shared-tasks", "widest-tasks", "busiest-agencies")
_GROUPS = {
    "pairs": ("机构之间", "between bodies"), "tasks": ("任务", "tasks"), "agencies": ("机构", "bodies"),
    "sections": ("文件与部分", "documents and sections"), "search": ("查找", "search"),
}  # fmt: skip


@cache
def _templates() -> Environment:
    folder = Path(__file__).resolve().parent.parent / "templates"
    environment = Environment(loader=FileSystemLoader(folder), autoescape=True, undefined=StrictUndefined)
    environment.filters["flat"] = _shown
    return environment


def _shown(value: Any) -> str:
    if isinstance(value, bool):
        return "✓" if value else ""
    return f"{value:.2f}" if isinstance(value, float) else str(flat(value))


def _page(name: str, tongue: str, **values: Any) -> Rendered:
    text = _templates().get_template(name).render(lang=tongue, en=tongue == "en", **values)
    return Rendered(text.encode(), "text/html; charset=utf-8")


def router(service: Service) -> APIRouter:
    """The routes."""
    found = APIRouter(include_in_schema=False)

    @found.get("/")
    async def start(request: Request) -> Response:
        tongue = language(request)
        return await service.cached(request, lambda: _start(service, tongue))

    @found.get("/questions/{name}")
    async def question(name: str, request: Request) -> Response:
        tongue = language(request)
        return await service.cached(request, lambda: _question(service, name, given(request), tongue))

    @found.get("/network")
    async def network_page(
        request: Request, document: Text = "", jurisdiction: Text = "", section: int = -1, roles: Text = "",
        kind: Text = "", include_collectives: bool = False,
    ) -> Response:  # fmt: skip
        tongue = language(request)
        chosen = options(document, jurisdiction, section, roles, kind, include_collectives)
        return await service.cached(
            request,
            lambda: Rendered(network(service.store, chosen).to_html(tongue).encode(), "text/html; charset=utf-8"),
        )

    return found


def _start(service: Service, tongue: str) -> Rendered:
    empty = service.store.info() == EMPTY
    documents = [] if empty else service.asker.ask("document-summary", {"jurisdiction": "all"}).records()
    headlines = [
        (service.asker.questions.get(name), service.asker.ask(name, {"limit": 5}).records())
        for name in (() if empty else _HEADLINES)
    ]
    groups = [
        (_GROUPS.get(group, (group, group)), list(questions))
        for group, questions in groupby(service.asker.questions, key=lambda one: one.group)
    ]
    return _page(
        "start.html.j2", tongue, documents=documents, headlines=headlines, groups=groups, info=service.store.info()
    )


def _question(service: Service, name: str, values: dict[str, str], tongue: str) -> Rendered:
    question = service.asker.questions.get(name)
    filled = {key: value for key, value in values.items() if value != ""}
    answer, error = None, None
    if filled or not any(one.required for one in question.parameters):
        try:
            answer = service.asker.ask(name, filled)
        except FengongError as problem:
            error = problem.message(tongue)
    return _page(
        "question.html.j2", tongue, question=question, given=values, answer=answer, error=error,
        words=translations(question, tongue),
    )  # fmt: skip
