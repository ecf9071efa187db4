"""Errors as pages: who asked for a page gets one, everybody else the problem document."""

from __future__ import annotations

from collections.abc import Callable, Coroutine, Sequence
from typing import Any

from fastapi.routing import APIRoute
from starlette.requests import Request
from starlette.responses import Response

from graph_api.failures import words
from graph_api.pages.here import Here
from graph_api.pages.templates import page
from graph_store.errors import FengongError, ParameterError, StoreBusyError


class PageRoute(APIRoute):
    """A route whose errors are pages for browsers."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """The handler, with errors that a reader can act on told on a page."""
        handler = super().get_route_handler()

        async def told(request: Request) -> Response:
            try:
                return await handler(request)
            except FengongError as problem:
                if "text/html" not in request.headers.get("accept", ""):
                    raise
                choices = problem.choices if isinstance(problem, ParameterError) else ()
                answer = error_page(request, words(problem, Here.of(request).tongue), problem.status, choices)
                if isinstance(problem, StoreBusyError):
                    answer.headers["Retry-After"] = str(problem.retry_seconds)
                return answer

        return told


def error_page(request: Request, message: str, status: int, choices: Sequence[tuple[str, str]] = ()) -> Response:
    """The page that says `message`, with a way on to each of the bodies (id, name) that were meant perhaps."""
    here = Here.of(request)
    return page("error.html.j2", here, status=status, message=message, code=status, choices=choices).response()
