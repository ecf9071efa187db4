"""Headers that every answer carries: what a browser may do with it. And HEAD, which is GET without the body."""

from __future__ import annotations

from starlette.types import ASGIApp, Message, Receive, Scope, Send

Headers = list[tuple[bytes, bytes]]
# No code in a page, none from elsewhere, nothing embedded. A page that needs less strictness brings its own policy.
STRICT = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
_POLICY, _CACHING = b"content-security-policy", b"cache-control"
# What says nothing of caching is no answer of the graph's: an error, a way on, numbers of this moment.
_NOT_KEPT = (_CACHING, b"no-store")
# Where a key is needed, no cache that several people share keeps an answer, or gives one's to another.
_OWN = [(_CACHING, b"private"), (b"vary", b"Authorization, Cookie")]
_UNUSED = ("accelerometer", "camera", "display-capture", "geolocation", "gyroscope", "microphone", "payment", "usb")
_FIXED = [
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"DENY"),
    (b"referrer-policy", b"no-referrer"),
    (b"permissions-policy", ", ".join(f"{name}=()" for name in _UNUSED).encode()),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
]
_STRICT = [*_FIXED, (_POLICY, STRICT.encode())]


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
            scope = {**scope, "method": "GET", "asked": "HEAD"}  # the server knows better and sends no body

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                own = [*message.get("headers", ()), *(() if scope.get("shared", True) else _OWN)]
                message["headers"] = _completed(own)
            await send(message)

        await self._app(scope, receive, with_headers)


def _completed(own: Headers) -> Headers:
    """`own` with the headers that every answer carries."""
    policy = any(name == _POLICY for name, _ in own)
    kept = any(name == _CACHING and value != b"private" for name, value in own)
    return [*own, *(_FIXED if policy else _STRICT), *(() if kept else (_NOT_KEPT,))]
