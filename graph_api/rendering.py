"""Answers as bytes: the envelope as JSON, the rows as CSV and as a workbook."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote, urlencode

from starlette.requests import Request

from graph_api.delivery import Rendered
from graph_api.pages.here import Here
from graph_api.requests import language
from graph_api.selecting import Page, chosen_names
from graph_api.twins import API, link, page_of
from queries.answer import Answer
from queries.formats import csv_text, envelope, headings, json_text
from queries.question import Question
from queries.workbook import XLSX, workbook

_NOT_OF_PAGES = ("fields", "after", "headings", "limit", "offset")


def to_json(value: Any, headers: dict[str, str] | None = None) -> Rendered:
    """Any plain value as JSON."""
    return Rendered(json_text(value).encode("utf-8", "replace"), "application/json", headers=headers or {})


def answer_json(answer: Answer, tongue: str) -> Rendered:
    """An answer as its envelope."""
    return to_json(envelope(answer, tongue))


def page_json(page: Page, request: Request, shown_at: str) -> Rendered:
    """A page of rows as its envelope, with the addresses of the next page and of the page for people."""
    body = envelope(page.answer, language(request)) | {"next": next_address(page, request)}
    said = shown_as(request, shown_at)
    following = f", {link(body['next'], 'next')}" if body["next"] else ""
    return to_json(body, {"Link": said["Link"] + following})


def object_json(value: dict[str, Any], request: Request) -> Rendered:
    """An object, or what `fields` names of it, with the address of its page for people. Raises ParameterError."""
    fields = request.query_params.get("fields")
    kept = value if fields is None else {name: value[name] for name in chosen_names(fields, list(value))}
    return to_json(kept, shown_as(request))


def shown_as(request: Request, path: str | None = None) -> dict[str, str]:
    """The header that names the page for people of what `request` asks for: at `path`, or at the same one."""
    here = Here.of(request)
    pairs = [pair for pair in here.query if pair[0] not in _NOT_OF_PAGES]
    return {
        "Link": link(
            page_of(here.path.removeprefix(API) if path is None else path, pairs, here.tongue), "alternate", "text/html"
        )
    }


def next_address(page: Page, request: Request) -> str | None:
    """The address of the next page: this one with another `offset` or `after`."""
    if page.following is None:
        return None
    pairs = [pair for pair in request.query_params.multi_items() if pair[0] not in {"offset", "after"}]
    return f"{quote(request.scope['path'], safe='/:,')}?{urlencode([*pairs, page.following])}"


def answer_csv(answer: Answer, heading: str) -> Rendered:
    """The rows of an answer for Excel; a file that lacks rows says so by its name."""
    text = csv_text(headings(answer.columns, heading), answer.rows)
    return Rendered(text.encode("utf-8", "replace"), "text/csv; charset=utf-8", headers=_file(answer, "csv"))


def answer_xlsx(answer: Answer, question: Question, heading: str, tongue: str) -> Rendered:
    """The rows of an answer as a workbook; a file that lacks rows says so by its name."""
    body = workbook(answer, question, headings(answer.columns, heading), tongue)
    return Rendered(body, XLSX, headers=_file(answer, "xlsx"))


def _file(answer: Answer, ending: str) -> dict[str, str]:
    name = answer.question + (f"_{len(answer)}_of_{answer.total}" if answer.truncated else "")
    return {
        "Content-Disposition": f'attachment; filename="{quote(name)}.{ending}"',
        "X-Total-Rows": str(answer.total),
        "X-Truncated": str(answer.truncated).lower(),
    }
