"""Pages for people: start, one question, the network."""

from __future__ import annotations

from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from fastapi import APIRouter
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import Response

from graph_api.requests import ONLY_LANGUAGE, given, language
from graph_api.routes.network import KNOWN, Options
from graph_api.service import Rendered, Service
from graph_store.errors import InputError
from graph_store.store import EMPTY
from networks import network
from queries.formats import flat, translations

HTML = "text/html; charset=utf-8"
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


def _page(name: str, tongue: str, *, query: dict[str, str] | None = None, status: int = 200, **values: Any) -> Rendered:
    """A page; `query` is what its address asks for, so that the other language shows the same."""
    other = urlencode({**(query or {}), "lang": "zh" if tongue == "en" else "en"})
    text = _templates().get_template(name).render(lang=tongue, en=tongue == "en", other_language=other, **values)
    return Rendered(text.encode("utf-8", "replace"), HTML, status)


def router(service: Service) -> APIRouter:
    """The routes."""
    routes = APIRouter(include_in_schema=False)

    @routes.get("/", dependencies=ONLY_LANGUAGE)
    async def start(request: Request) -> Response:
        tongue = language(request)
        return await service.cached(request, lambda: _start(service, tongue))

    @routes.get("/questions/{name}")
    async def question(name: str, request: Request) -> Response:
        tongue = language(request)
        return await service.cached(request, lambda: _question(service, name, given(request), tongue))

    @routes.get("/network", dependencies=KNOWN)
    async def network_page(request: Request, chosen: Options) -> Response:
        tongue = language(request)

        def drawn() -> Rendered:
            return Rendered(network(service.store, chosen).to_html(tongue).encode("utf-8", "replace"), HTML)

        return await service.cached(request, drawn)

    return routes


def _start(service: Service, tongue: str) -> Rendered:
    info = service.store.info()
    empty = info == EMPTY
    summary = None if empty else service.asker.ask("document-summary", {"jurisdiction": "all"})
    headlines = [
        (service.asker.questions.get(name), service.asker.ask(name, {"limit": 5}).records())
        for name in (() if empty else _HEADLINES)
    ]
    groups = [
        (_GROUPS.get(group, (group, group)), list(questions))
        for group, questions in groupby(service.asker.questions, key=lambda one: one.group)
    ]
    return _page(
        "start.html.j2", tongue, documents=summary.records() if summary else [], total=summary.total if summary else 0,
        headlines=headlines, groups=groups, info=info,
    )  # fmt: skip


def _question(service: Service, name: str, values: dict[str, str], tongue: str) -> Rendered:
    """The page of a question: its form, and its answer when everything that it needs is given."""
    question = service.asker.questions.get(name)
    filled = {key: value for key, value in values.items() if value != ""}  # a form sends its empty fields too
    answer, error, status = None, None, 200
    if filled or not any(one.required for one in question.parameters):
        try:
            answer = service.asker.ask(name, filled)
        except InputError as problem:  # what the reader can put right in the form
            error, status = problem.message(tongue), problem.status
    return _page(
        "question.html.j2", tongue, query=filled, status=status, question=question, given=filled, answer=answer,
        error=error, words=translations(question, tongue),
    )  # fmt: skip
