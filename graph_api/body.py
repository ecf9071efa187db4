"""A bound on what a client may send, and for how long: the body of a request is held in memory as a whole."""

from __future__ import annotations

import asyncio

from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

SECONDS = 20.0  # a client that sends a byte now and then would keep its place for ever


class BodyLimit:
    """ASGI middleware: who reads a body of more than `most` bytes, announced or not, answers 413; a slow one, 408."""

    def __init__(self, app: ASGIApp, most: int) -> None:
        self._app, self._most = app, most

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, counting what its body brings."""
        if scope["type"] != "http" or scope["method"] in {"GET", "HEAD"}:
            await self._app(scope, receive, send)
            return
        await self._app(scope, _Counted(receive, self._most).receive, send)


class _Counted:
    """What a body brings, counted; after its end a route may wait for its client to go away, however long."""

    def __init__(self, receive: Receive, most: int) -> None:
        self._receive, self._most = receive, most
        self._read, self._ended = 0, False
        self._until = asyncio.get_running_loop().time() + SECONDS

    async def receive(self) -> Message:
        """The next message. Raises HTTPException."""
        try:
            async with asyncio.timeout_at(None if self._ended else self._until):
                message = await self._receive()
        except TimeoutError:
            # The rest of the body is not waited for either.
            raise HTTPException(408, f"{SECONDS:g}", {"Connection": "close"}) from None
        self._read += len(message.get("body", b""))
        self._ended = not message.get("more_body", False)
        if self._read > self._most:
            raise HTTPException(413, str(self._most))
        return message
