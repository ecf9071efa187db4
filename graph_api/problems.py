"""Errors as application/problem+json (RFC 9457), with a stable `type` and the parameter at fault.

Who asked for a page gets a page, unless the address is one of the API.
"""

from __future__ import annotations

import json
import logging
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from graph_api.failures import place, words
from graph_api.pages.errors import error_page
from graph_api.requests import language
from graph_api.twins import API
from graph_api.wording import http_fault, value_fault
from graph_store.errors import FengongError, ParameterError, StoreBusyError

MEDIA_TYPE = "application/problem+json"
# Python's own phrases changed with 3.13; a type of problem must not.
_TITLES = {413: "Content Too Large", 422: "Unprocessable Content"}
SLUGS = {400: "bad-request", 404: "not-found", 405: "method-not-allowed", 408: "body-too-slow", 413: "body-too-large"}
_LOG = logging.getLogger("fengong.api")


def problem(status: int, slug: str, detail: str, **more: Any) -> Response:
    """A problem document; `more` are extension members such as `parameter`."""
    body = {
        "type": f"urn:fengong:problem:{slug}",
        "title": _TITLES.get(status) or HTTPStatus(status).phrase,
        "status": status,
        "detail": detail,
    }
    body |= {key: value for key, value in more.items() if value is not None}
    return Response(json.dumps(body, ensure_ascii=False).encode("utf-8", "replace"), status, media_type=MEDIA_TYPE)


def install(app: FastAPI) -> None:
    """Answer every error of `app` with a problem document."""
    app.add_exception_handler(FengongError, _ours)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_middleware(_Unexpected)


async def _ours(request: Request, error: Exception) -> Response:
    assert isinstance(error, FengongError)  # noqa: S101 - installed for this class
    choices = [{"id": one, "name": name} for one, name in error.choices] if isinstance(error, ParameterError) else []
    answer = problem(
        error.status, error.slug, words(error, language(request)), parameter=place(error), choices=choices or None
    )
    if isinstance(error, StoreBusyError):
        answer.headers["Retry-After"] = str(error.retry_seconds)
    return answer


async def _http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)  # noqa: S101 - installed for this class
    zh, en = http_fault(error.status_code, request.url.path, str(error.detail))
    slug = SLUGS.get(error.status_code, f"http-{error.status_code}")
    answer = _told(request, error.status_code, slug, en if language(request) == "en" else zh)
    answer.headers.update(error.headers or {})
    return answer


async def _invalid(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)  # noqa: S101 - installed for this class
    first = error.errors()[0]
    # A place in a text that is no JSON is a number: then the body as a whole is at fault.
    name = ".".join(part for part in first["loc"][1:] if isinstance(part, str)) or str(first["loc"][0])
    zh, en = value_fault(name, first)
    return _told(request, 422, "bad-parameter", en if language(request) == "en" else zh, parameter=name)


def _told(request: Request, status: int, slug: str, words: str, parameter: str | None = None) -> Response:
    if "text/html" in request.headers.get("accept", "") and not request.url.path.startswith(f"{API}/"):
        return error_page(request, words, status)
    return problem(status, slug, words, parameter=parameter)


class _Unexpected:
    """ASGI middleware: a fault of ours is logged once and told without its inside.

    It is a middleware, since a handler for Exception runs outside of all middlewares and its answer has no headers.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, and answer when nothing else does."""
        begun = False

        async def noted(message: Message) -> None:
            nonlocal begun
            begun = True
            await send(message)

        try:
            await self._app(scope, receive, noted)
        except Exception as error:
            if begun or scope["type"] != "http":
                raise
            request = Request(scope)
            _LOG.exception("unexpected error at %r", scope["path"], exc_info=error)
            text = "服务内部错误，已记入日志" if language(request) == "zh" else "an internal error; it is in the log"
            await problem(500, "internal-error", text)(scope, receive, send)
