"""Addresses without variables, looked up by name: FastAPI tries its routes one after the other, and twice.

With a route for each question that took more time than answering. The routes stay in FastAPI, which describes them
and answers what is not looked up here: other methods, addresses with variables, and those that do not exist.
"""

from __future__ import annotations

import inspect
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, NoReturn

from fastapi.routing import APIRoute
from starlette.requests import Request
from starlette.routing import BaseRoute, Match, NoMatchFound
from starlette.types import Receive, Scope, Send


class DirectRoutes(BaseRoute):
    """One route that stands for many: to be the first of an application."""

    def __init__(self) -> None:
        self._found: dict[str, dict[str, Any]] = {}

    def take(self, routes: Iterable[BaseRoute], prefix: str = "") -> None:
        """Answer those of `routes` that leave FastAPI nothing to do: GET, with the request as the one argument."""
        for route in routes:
            if isinstance(route, APIRoute) and _is_plain(route):
                self._found.setdefault(prefix + route.path, _facts(route, prefix))

    def matches(self, scope: Scope) -> tuple[Match, Scope]:
        """Whether the address is one of ours."""
        if scope["type"] != "http" or scope["method"] != "GET":
            return Match.NONE, {}
        found = self._found.get(scope["path"])
        return (Match.NONE, {}) if found is None else (Match.FULL, found)

    async def handle(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer; what is raised goes to the handlers of the application."""
        response = await scope["endpoint"](Request(scope, receive))
        await response(scope, receive, send)

    def url_path_for(self, name: str, /, **path_params: Any) -> NoReturn:
        """None: the routes themselves know their names."""
        raise NoMatchFound(name, path_params)


@dataclass(frozen=True, slots=True)
class Where:
    """What is told of the route that answers."""

    path: str


def _facts(route: APIRoute, prefix: str) -> dict[str, Any]:
    return {"endpoint": route.endpoint, "path_params": {}, "route": Where(prefix + route.path)}


def _is_plain(route: APIRoute) -> bool:
    return (
        route.methods == {"GET"}
        and not route.param_convertors
        and not route.dependencies
        and inspect.iscoroutinefunction(route.endpoint)
        and list(inspect.signature(route.endpoint).parameters) == ["request"]
    )
