"""Pages for people. Each route reads the address, and answers from the cache of rendered pages."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated

from fastapi import APIRouter, Depends, Query
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from graph_api.pages import body, console, document, home, questions, search, task
from graph_api.pages.downloads import FORMATS
from graph_api.pages.errors import PageRoute
from graph_api.pages.here import Here
from graph_api.pages.templates import HTML, data_link, page
from graph_api.requests import ONLY_LANGUAGE, checked_language, language, only
from graph_api.routes.network import KNOWN, Options
from graph_api.service import Rendered, Service
from graph_store.errors import NotFoundError
from networks import network

_LISTS = {"agencies": "find-agencies", "tasks": "list-tasks", "documents": "document-summary"}
Text = Annotated[str, Query(max_length=200)]
Query_ = Annotated[str, Query(max_length=console.MOST)]
Render = Callable[[Service, str, Here], Rendered]


def router(service: Service) -> APIRouter:
    """The routes."""
    routes = APIRouter(include_in_schema=False, route_class=PageRoute)

    @routes.get("/", dependencies=[Depends(only("jurisdiction"))])
    async def start(request: Request) -> Response:
        return await service.cached(request, lambda: home.render(service, Here.of(request)))

    @routes.get("/cypher")
    async def cypher(request: Request, query: Query_ = "") -> Response:
        checked_language(request)
        return console.render(service, query, Here.of(request)).response()  # not kept: queries differ

    @routes.get("/network", dependencies=KNOWN)
    async def network_page(request: Request, chosen: Options) -> Response:
        def drawn() -> Rendered:
            text = network(service.store, chosen).to_html(language(request), site=True)
            headers = data_link(Here.of(request)) | drawing_policy()
            return Rendered(text.encode("utf-8", "replace"), HTML, headers=headers)

        return await service.cached(request, drawn)

    _add_lists(routes, service)
    _add_questions(routes, service)
    for path, render in (("agencies", body.render), ("tasks", task.render), ("documents", document.render)):
        _add_one(routes, service, path, render)
    _add_search(routes, service)
    return routes


def drawing_policy() -> dict[str, str]:
    """The network page holds its scripts: they are allowed by hash, as the file itself says too."""
    from networks.page import policy  # noqa: PLC0415 - with it comes pyvis, which only this page needs

    return {"Content-Security-Policy": f"{policy()}; form-action 'none'; frame-ancestors 'none'"}


def _add_one(routes: APIRouter, service: Service, path: str, render: Render) -> None:
    """The page of one body, task or document. `:path`, since an id may contain a slash, and %2F arrives as one."""

    @routes.get(f"/{path}/{{name:path}}", dependencies=ONLY_LANGUAGE)
    async def one(name: str, request: Request) -> Response:
        if not name:  # /documents/ is the list with a slash too many
            here = Here.of(request)
            return RedirectResponse(Here(f"/{path}", here.query, here.tongue).changed())
        return await service.cached(request, lambda: render(service, name, Here.of(request)))


def _add_lists(routes: APIRouter, service: Service) -> None:
    """/agencies, /tasks and /documents are questions of the catalogue."""

    @routes.get("/agencies")
    @routes.get("/tasks")
    @routes.get("/documents")
    async def listed(request: Request) -> Response:
        here = Here.of(request)
        return RedirectResponse(Here(f"/questions/{_LISTS[here.path[1:]]}", here.query, here.tongue).changed())

    @routes.get("/questions", dependencies=ONLY_LANGUAGE)
    async def catalogue(request: Request) -> Response:
        here = Here.of(request)
        return await service.cached(request, lambda: page("questions.html.j2", here, groups=home.groups(service.asker)))


def _add_questions(routes: APIRouter, service: Service) -> None:
    @routes.get("/questions/{name}.{kind}")
    async def file(name: str, kind: str, request: Request) -> Response:
        if kind not in FORMATS:
            raise NotFoundError(
                f"没有 .{kind[:10]} 格式；可用：{'、'.join(FORMATS)}",
                f"no format .{kind[:10]}; try {', '.join(FORMATS)}",
            )
        return await service.cached(request, lambda: questions.file(service, name, kind, Here.of(request)))

    @routes.get("/questions/{name}")
    async def question(name: str, request: Request) -> Response:
        return await service.cached(request, lambda: questions.render(service, name, Here.of(request)))


def _add_search(routes: APIRouter, service: Service) -> None:
    @routes.get("/search")
    async def found(request: Request, q: Text = "") -> Response:
        return await service.cached(request, lambda: search.render(service, q.strip(), Here.of(request)))

    @routes.get("/search/suggest")
    async def suggested(request: Request, q: Text = "", only: Text = "") -> Response:
        return await service.cached(request, lambda: search.suggest(service, q, only, Here.of(request)))
