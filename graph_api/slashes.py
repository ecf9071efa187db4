"""An address with a slash too many leads to the one without it.

The framework's own way on names scheme and host, as the server sees them: behind a proxy that ends TLS it would lead
from https to http, and to whatever host the request named.
"""

from __future__ import annotations

from urllib.parse import quote

from fastapi import FastAPI
from starlette.responses import RedirectResponse
from starlette.routing import Match, Router
from starlette.types import Receive, Scope, Send

_KEPT = "/:,"  # as in the addresses that pages name


def install(app: FastAPI) -> None:
    """Answer with the way on where an address exists but for its last slash; `app` redirects nothing by itself."""
    app.router.redirect_slashes = False
    app.router.default = _Slashes(app.router)


class _Slashes:
    """ASGI application for the addresses that no route answers."""

    def __init__(self, router: Router) -> None:
        self._router = router

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer with the way on, or that there is no such address. Raises HTTPException (404)."""
        target = self._meant(scope)
        if target:
            await RedirectResponse(target)(scope, receive, send)
        else:
            await self._router.not_found(scope, receive, send)

    def _meant(self, scope: Scope) -> str:
        path = scope["path"].rstrip("/") if scope["type"] == "http" else ""
        # "//host" at the beginning would be another host.
        if not path or path == scope["path"] or path.startswith("//"):
            return ""
        other = {**scope, "path": path}
        if all(route.matches(other)[0] is Match.NONE for route in self._router.routes):
            return ""
        query = scope["query_string"].decode("latin-1")
        return quote(path, safe=_KEPT) + (f"?{query}" if query else "")
