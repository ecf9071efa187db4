"""Addresses without variables, looked up by name: FastAPI tries its routes one after the other, and twice.

With a route for each question that took more time than answering. The routes stay in FastAPI, which describes them
and answers what is not looked up here: other methods, addresses with variables, and those that do not exist.
"""

from __future__ import annotations

import inspect
from collections.abc import Awaitable, Callable, Iterable
from typing import Any, NoReturn

from fastapi.routing import APIRoute
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Match, NoMatchFound
from starlette.types import Receive, Scope, Send

Endpoint = Callable[[Request], Awaitable[Response]]


class DirectRoutes(BaseRoute):
    """One route that stands for many: to be the first of an application."""

    def __init__(self) -> None:
        self._endpoints: dict[str, Endpoint] = {}

    def take(self, routes: Iterable[BaseRoute], prefix: str = "") -> None:
        """Answer those of `routes` that leave FastAPI nothing to do: GET, with the request as the one argument."""
        for route in routes:
            if isinstance(route, APIRoute) and _is_plain(route):
                self._endpoints.setdefault(prefix + route.path, route.endpoint)

    def matches(self, scope: Scope) -> tuple[Match, Scope]:
        """Whether the address is one of ours."""
        if scope["type"] != "http" or scope["method"] != "GET":
            return Match.NONE, {}
        endpoint = self._endpoints.get(scope["path"])
        return (Match.NONE, {}) if endpoint is None else (Match.FULL, {"endpoint": endpoint, "path_params": {}})

    async def handle(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer; what is raised goes to the handlers of the application."""
        response = await scope["endpoint"](Request(scope, receive))
        await response(scope, receive, send)

    def url_path_for(self, name: str, /, **path_params: Any) -> NoReturn:
        """None: the routes themselves know their names."""
        raise NoMatchFound(name, path_params)


def _is_plain(route: APIRoute) -> bool:
    return (
        route.methods == {"GET"}
        and not route.param_convertors
        and not route.dependencies
        and inspect.iscoroutinefunction(route.endpoint)
        and list(inspect.signature(route.endpoint).parameters) == ["request"]
    )
