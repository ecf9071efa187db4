"""Signing in with a browser: a form takes the key once, and a cookie stands for it until the browser signs out.

The key never stands in an address. The forms are taken from pages of this site only (`Admission`, by their origin);
nothing that a browser may ask for changes anything.
"""

from __future__ import annotations

import re
from asyncio import wait_for
from time import monotonic
from urllib.parse import parse_qs, quote

from fastapi import FastAPI
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from graph_api.gate import cookies
from graph_api.gate.admission import LOGIN, LOGOUT, Admission
from graph_api.gate.refusals import Refusal
from graph_api.pages.here import Here
from graph_api.pages.templates import page
from graph_api.requests import language

_INSIDE = re.compile(r"/(?![/\\])[^\x00-\x20\\]{0,4000}")  # a path of ours: "//host" would be another site
_MOST_FIELDS = 10
_SECONDS = 10.0  # in which a form comes, or not
_NOT_KEPT = {"Cache-Control": "no-store"}


def install(app: FastAPI, admission: Admission) -> None:
    """Serve the page, and take its two forms."""

    @app.get(LOGIN, include_in_schema=False)
    async def shown(request: Request) -> Response:
        return login_page(request, 200, "", request.query_params.get("next", "/"))

    @app.post(LOGIN, include_in_schema=False)
    async def entered(request: Request) -> Response:
        form = await _form(request)
        visit = request.scope["visit"]
        found = await admission.holder(visit, form.get("key", "").strip())
        if isinstance(found, Refusal):
            visit.refused = found.slug
            return login_page(request, found.status, found.message(language(request)), form.get("next", "/"))
        _end_all(request, admission)
        word = admission.sessions.begin(found, monotonic())
        return _sent_on(_inside(form.get("next", "/")), [cookies.given(word, secure=_is_secure(request))])

    @app.post(LOGOUT, include_in_schema=False)
    async def left(request: Request) -> Response:
        _end_all(request, admission)
        answer = _sent_on(Here.of(request).link(LOGIN), cookies.taken(secure=_is_secure(request)))
        answer.headers["Clear-Site-Data"] = '"cache"'  # the next user of this browser finds no page in it
        return answer


def login_page(request: Request, status: int, message: str, following: str) -> Response:
    """The page with the form, or with who is signed in; `following` is where the way leads then."""
    visit, here = request.scope.get("visit"), Here.of(request)
    key = visit.key if visit else None
    made = page("login.html.j2", here, status=status, message=message, key=key, following=_inside(following))
    answer = made.response()
    answer.headers.update(_NOT_KEPT)
    return answer


def asked_for(request: Request) -> str:
    """The address of a request that was not let in."""
    path, query = request.scope["path"], request.scope["query_string"].decode("latin-1")
    return quote(path, safe="/:,") + (f"?{query}" if query else "")


def _sent_on(address: str, set_cookies: list[str]) -> Response:
    answer = RedirectResponse(address, 303, _NOT_KEPT)
    for one in set_cookies:
        answer.headers.append("Set-Cookie", one)
    return answer


def _end_all(request: Request, admission: Admission) -> None:
    """End every session that the browser brings: a word that was planted in it, too."""
    for header in request.headers.getlist("cookie"):
        for word in cookies.words(header.encode("latin-1")):
            admission.sessions.end(word)


def _is_secure(request: Request) -> bool:
    return cookies.is_secure(request.scope["scheme"], request.headers.get("origin", ""))


def _inside(address: str) -> str:
    return address if _INSIDE.fullmatch(address) else "/"


async def _form(request: Request) -> dict[str, str]:
    """The fields of a form, each once; nothing where it is none, or comes too slowly."""
    if not request.headers.get("content-type", "").startswith("application/x-www-form-urlencoded"):
        return {}
    try:
        body = await wait_for(request.body(), _SECONDS)
        fields = parse_qs(body.decode("latin-1"), keep_blank_values=True, max_num_fields=_MOST_FIELDS)
    except (TimeoutError, ValueError):
        return {}
    return {name: values[0] for name, values in fields.items() if len(values) == 1}
