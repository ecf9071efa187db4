"""Errors as application/problem+json (RFC 9457), with a stable `type` and the parameter at fault."""

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

from graph_api.service import language
from graph_store.errors import FengongError

MEDIA_TYPE = "application/problem+json"
_LOG = logging.getLogger("fengong.api")


def problem(status: int, slug: str, detail: str, **more: Any) -> Response:
    """A problem document; `more` are extension members such as `parameter`."""
    body = {
        "type": f"urn:fengong:problem:{slug}",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "detail": detail,
    }
    body |= {key: value for key, value in more.items() if value is not None}
    return Response(json.dumps(body, ensure_ascii=False).encode(), status, media_type=MEDIA_TYPE)


def install(app: FastAPI) -> None:
    """Answer every error of `app` with a problem document."""
    app.add_exception_handler(FengongError, _ours)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(Exception, _unexpected)


async def _ours(request: Request, error: Exception) -> Response:
    assert isinstance(error, FengongError)  # noqa: S101 - installed for this class
    return problem(error.status, error.slug, error.message(language(request)), parameter=error.where)


async def _http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)  # noqa: S101 - installed for this class
    zh = {404: f"没有这个地址：{request.url.path}", 405: "这个地址不接受此方法"}.get(
        error.status_code, str(error.detail)
    )
    en = {404: f"no such address: {request.url.path}"}.get(error.status_code, str(error.detail))
    slug = HTTPStatus(error.status_code).phrase.lower().replace(" ", "-")
    answer = problem(error.status_code, slug, en if language(request) == "en" else zh)
    answer.headers.update(error.headers or {})
    return answer


async def _invalid(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)  # noqa: S101 - installed for this class
    first = error.errors()[0]
    name = ".".join(str(part) for part in first["loc"][1:]) or str(first["loc"][0])
    text = f"参数 {name} 有误：{first['msg']}" if language(request) == "zh" else f"{name} is wrong: {first['msg']}"
    return problem(422, "bad-parameter", text, parameter=name)


async def _unexpected(request: Request, error: Exception) -> Response:
    _LOG.error("unexpected error at %s", request.url.path, exc_info=error)
    text = "服务内部错误，已记入日志" if language(request) == "zh" else "an internal error; it is in the log"
    return problem(500, "internal-error", text)
