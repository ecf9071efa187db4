"""Bounds that uvicorn's parser of choice does not have: on a head while it comes in, and on an answer that goes out.

A client that sends its headers a byte at a time, or without an end, would hold a connection and memory for ever. What
the gate itself checks comes after the head is complete. A client that does not take its answer would hold that.
"""

from __future__ import annotations

import asyncio
import sys
from typing import TYPE_CHECKING, Any

SECONDS = 10.0
# In which a client takes something of an answer that lies ready. The system buffers megabytes of it, and reports only
# when a third of them is gone: a slow line would be taken for a dead one in less time.
TAKING_SECONDS = 60.0
MOST_BYTES = 262_144  # above every limit of the gate, whose answers say more

if TYPE_CHECKING or sys.platform != "win32":
    from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

    class BoundedHeads(HttpToolsProtocol):
        """The protocol, which ends a connection whose head takes too long or is too large."""

        _timer: asyncio.TimerHandle | None = None
        _received = 0  # bytes since the last request was complete
        _in_body = False
        _taking: asyncio.TimerHandle | None = None
        _left = 0  # bytes of answers that lay ready when it was last looked at

        def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
            """Begin to wait for the first request."""
            super().connection_made(transport)
            self._wait()

        def data_received(self, data: bytes) -> None:
            """Count what comes before a head is complete."""
            self._received += len(data)
            super().data_received(data)
            if self._in_body or not self._received:
                return
            if self._received > MOST_BYTES:
                self._end()
            elif self._timer is None and self.parser is not None:
                self._wait()

        def on_headers_complete(self) -> None:
            """The head is there in time."""
            self._in_body = True
            self._stop()
            super().on_headers_complete()

        def on_message_complete(self) -> None:
            """What comes now is another head."""
            self._in_body, self._received = False, 0
            super().on_message_complete()

        def pause_writing(self) -> None:
            """Answers pile up: see that the client takes them."""
            super().pause_writing()
            self._watch()

        def resume_writing(self) -> None:
            """They were taken."""
            super().resume_writing()
            self._unwatch()

        def connection_lost(self, exc: Exception | None) -> None:
            """Nothing to wait for any more."""
            self._stop()
            self._unwatch()
            super().connection_lost(exc)

        def _watch(self) -> None:
            self._unwatch()
            self._left = self.transport.get_write_buffer_size()
            self._taking = self.loop.call_later(TAKING_SECONDS, self._look)

        def _look(self) -> None:
            if self.transport.get_write_buffer_size() >= self._left:
                self.transport.abort()  # closing would wait for the client
            else:
                self._watch()

        def _unwatch(self) -> None:
            if self._taking is not None:
                self._taking.cancel()
                self._taking = None

        def _wait(self) -> None:
            self._timer = self.loop.call_later(SECONDS, self._end)

        def _stop(self) -> None:
            if self._timer is not None:
                self._timer.cancel()
                self._timer = None

        def _end(self) -> None:
            self._stop()
            if self.transport is not None and not self.transport.is_closing():
                self.transport.close()


def protocol() -> Any:
    """What uvicorn is to speak: the parser of Windows has a bound of its own."""
    return "auto" if sys.platform == "win32" else BoundedHeads
