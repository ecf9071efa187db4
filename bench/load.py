"""The load generator, a process of its own: `python -m bench.load PORT PATH SECONDS CONNECTIONS`.

Keep-alive connections on a raw protocol, each with one request at a time; prints {"requests", "failed", "seconds",
"all", "median", "tail"} as JSON: "all" are the answers of the warm-up too, "median" and "tail" (the 99th percentile)
are the seconds from asking to the last byte. It does far less for a request than a server, so that the server is what
is measured.
"""

from __future__ import annotations

import asyncio
import json
import sys
import time
from dataclasses import dataclass, field
from typing import cast

_WARM_UP = 0.25  # share of the seconds that run before counting
_LONGEST = 30.0  # seconds that a slow server gets to answer as often as there are connections
_TAIL = 0.99
_HEAD_END = b"\r\n\r\n"


@dataclass(slots=True)
class Counter:
    """Answers since counting began: those with status 200, and the others; and the seconds that each took."""

    requests: int = 0
    failed: int = 0
    waited: list[float] = field(default_factory=list)

    @property
    def answers(self) -> int:
        """All of them."""
        return self.requests + self.failed

    def restart(self) -> None:
        """Count from here."""
        self.requests = self.failed = 0
        self.waited.clear()

    def share(self, part: float) -> float:
        """The seconds within which `part` of the answers came."""
        return sorted(self.waited)[min(len(self.waited) - 1, int(len(self.waited) * part))]


class Client(asyncio.Protocol):
    """Asks again whenever an answer is whole."""

    def __init__(self, request: bytes, counter: Counter) -> None:
        self._request, self._counter = request, counter
        self._buffer, self._asked = b"", 0.0
        self._transport: asyncio.Transport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Ask for the first time."""
        self._transport = cast(asyncio.Transport, transport)  # uvloop's is none by inheritance
        self._ask()

    def data_received(self, data: bytes) -> None:
        """Count a whole answer and ask again."""
        self._buffer += data
        if not whole(self._buffer):
            return
        if self._buffer.startswith(b"HTTP/1.1 200 "):
            self._counter.requests += 1
        else:
            self._counter.failed += 1
        self._counter.waited.append(time.perf_counter() - self._asked)
        self._buffer = b""
        self._ask()

    def _ask(self) -> None:
        assert self._transport
        self._asked = time.perf_counter()
        self._transport.write(self._request)


def whole(answer: bytes) -> bool:
    """Whether head and body (its Content-Length) are there. Raises ValueError for an answer without a length."""
    end = answer.find(_HEAD_END)
    if end < 0:
        return False
    head = answer[:end].lower()
    start = head.index(b"content-length:") + len(b"content-length:")
    length = int(head[start:].split(b"\r\n", 1)[0])
    return len(answer) >= end + len(_HEAD_END) + length


async def run(port: int, path: str, seconds: float, connections: int) -> dict[str, float]:
    """Answers in `seconds` after a warm-up; longer, if there are fewer than connections. Raises RuntimeError (none)."""
    request = f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nAccept: */*\r\n\r\n".encode()
    counter, loop = Counter(), asyncio.get_running_loop()
    for _ in range(connections):
        await loop.create_connection(lambda: Client(request, counter), "127.0.0.1", port)
    await asyncio.sleep(seconds * _WARM_UP)
    warm, started = counter.answers, time.perf_counter()
    counter.restart()
    while True:
        await asyncio.sleep(seconds)
        taken = time.perf_counter() - started
        if counter.answers >= connections or taken > _LONGEST:
            break
    if not counter.answers:
        raise RuntimeError("no request was answered")
    return {
        "requests": counter.requests, "failed": counter.failed, "seconds": taken, "all": warm + counter.answers,
        "median": counter.share(0.5), "tail": counter.share(_TAIL),
    }  # fmt: skip


def main() -> None:
    """Run with the command line's arguments, on uvloop where there is one."""
    port, path, seconds, connections = sys.argv[1:]
    job = run(int(port), path, float(seconds), int(connections))
    try:
        import uvloop
    except ImportError:
        print(json.dumps(asyncio.run(job)))
    else:
        print(json.dumps(uvloop.run(job)))


if __name__ == "__main__":
    main()
