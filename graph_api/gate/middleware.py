"""The gate as ASGI middleware: let in or refuse, give the answer its request id, and note what became of it."""

from __future__ import annotations

from time import perf_counter

from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from graph_api.gate.admission import OPEN, Admission
from graph_api.gate.head import Head
from graph_api.gate.login import asked_for, login_page
from graph_api.gate.observer import Observer
from graph_api.gate.refusals import Refusal
from graph_api.gate.visits import Visit
from graph_api.pages.errors import error_page
from graph_api.problems import problem
from graph_api.requests import language
from graph_store.audit import ACTING

_KEY = 'Bearer realm="Fengong"'
_UNAUTHORIZED = 401


class Gate:
    """ASGI middleware around everything but the headers of security."""

    def __init__(self, app: ASGIApp, admission: Admission, observer: Observer) -> None:
        self._app, self._admission, self._observer = app, admission, observer

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or answer that it is not let in."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        visit, head = self._admission.arrive(scope)
        scope["keyed"] = self._admission.keyed
        scope["shared"] = not self._admission.keyed or scope["path"].startswith(OPEN)
        try:
            await self._visit(scope, receive, _noting(visit, send), visit, head)
        finally:
            self._observer.note(scope, visit, perf_counter() - visit.started)

    async def _visit(self, scope: Scope, receive: Receive, send: Send, visit: Visit, head: Head) -> None:
        refusal = await self._admission.refusal(scope, visit, head) or self._admission.take_place(scope, visit)
        if refusal:
            visit.refused = refusal.slug
            await _refused(Request(scope), refusal, head)(scope, receive, send)
            return
        scope["visit"] = visit
        ACTING.set(visit)
        try:
            await self._app(scope, receive, send)
        finally:
            self._admission.give_place(scope, visit)


def _noting(visit: Visit, send: Send) -> Send:
    identity = (b"x-request-id", visit.id.encode())

    async def noted(message: Message) -> None:
        if message["type"] == "http.response.start":
            visit.status = message["status"]
            message["headers"] = [*message.get("headers", ()), identity]
        await send(message)

    return noted


def _refused(request: Request, refusal: Refusal, head: Head) -> Response:
    """A page for browsers, the problem document for everybody else."""
    words = refusal.message(language(request))
    page = b"text/html" in head.get(b"accept")
    if page and refusal.status == _UNAUTHORIZED:
        answer = login_page(request, refusal.status, "" if refusal.slug == "key-needed" else words, asked_for(request))
    else:
        answer = error_page(request, words, refusal.status) if page else problem(refusal.status, refusal.slug, words)
    if refusal.retry:
        answer.headers["Retry-After"] = str(refusal.retry)
    if refusal.status == _UNAUTHORIZED:
        answer.headers["WWW-Authenticate"] = _KEY  # not Basic: its window of the browser would hide the page
    return answer
