"""Headers that every answer carries: what a browser may do with it. And HEAD, which is GET without the body."""

from __future__ import annotations

from starlette.types import ASGIApp, Message, Receive, Scope, Send

STRICT = (
    "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; "
    "form-action 'self'"
)
# The network page and Swagger's page are one file with their scripts inside; neither may reach another host.
INLINE = STRICT + "; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'"
_INLINE_PATHS = frozenset({"/network", "/docs"})
_FIXED = [
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
]
_POLICIES = {
    inline: [*_FIXED, (b"content-security-policy", policy.encode())]
    for inline, policy in ((True, INLINE), (False, STRICT))
}


class SecurityHeaders:
    """ASGI middleware that adds the headers, and asks the routes for GET where HEAD was asked."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on and add the headers to its answer."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        if scope["method"] == "HEAD":
            scope = {**scope, "method": "GET"}  # the server knows better and sends no body
        added = _POLICIES[scope["path"] in _INLINE_PATHS]

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message.get("headers", ()), *added]
            await send(message)

        await self._app(scope, receive, with_headers)
