"""The parent's side of the console: processes that answer users' queries, lent to one query at a time.

Whatever a user's text makes happen, happens in such a process. It is killed when its time is over, and its memory is
bounded. Jobs and answers are JSON lines on its standard input and output; `serving` is its other side.
"""

from __future__ import annotations

import json
import queue
import subprocess
import sys
import threading
import time
from contextlib import suppress
from pathlib import Path
from typing import IO, Any

from graph_store.console.refusal import too_large, too_long, too_many
from graph_store.crossing import rebuilt
from graph_store.errors import StoreError
from graph_store.store import Limits, Parameters, Rows

START_SECONDS = 10.0
WAIT_FOR_SLOT = 5.0
_ROOT = Path(__file__).resolve().parents[2]


class Worker:
    """A process running `module`, ready for jobs. Raises what it said when it could not begin, or StoreError."""

    def __init__(self, module: str, opening: dict[str, Any], key: object = None) -> None:
        self.key = key
        try:
            self._process = subprocess.Popen(
                [sys.executable, "-m", module],
                stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, cwd=_ROOT,
            )  # fmt: skip
        except OSError as problem:
            raise _not_started(problem.strerror or "?") from problem
        self._replies: queue.SimpleQueue[bytes] = queue.SimpleQueue()
        assert self._process.stdout  # noqa: S101 - PIPE was asked for
        self._listener = threading.Thread(target=_listen, args=(self._process.stdout, self._replies), daemon=True)
        self._listener.start()
        self._begin(opening)

    def _begin(self, opening: dict[str, Any]) -> None:
        try:
            greeting = self._exchange(opening, START_SECONDS) or {}
        except BaseException:
            self.kill()
            raise
        if "ready" not in greeting:
            self.kill()
            raise rebuilt(greeting) if "error" in greeting else _not_started("no answer")

    @property
    def pid(self) -> int:
        """Its process id."""
        return self._process.pid

    @property
    def is_alive(self) -> bool:
        """Whether it can take another job."""
        return self._process.poll() is None

    def ask(self, job: dict[str, Any], seconds: float) -> dict[str, Any] | None:
        """Its reply to a job; None when it died or took longer than `seconds`: it is then killed."""
        reply = None
        try:
            reply = self._exchange(job, seconds)
        finally:
            if reply is None:
                self.kill()
        return reply

    def _exchange(self, message: dict[str, Any], seconds: float) -> dict[str, Any] | None:
        assert self._process.stdin  # noqa: S101 - PIPE was asked for
        try:
            self._process.stdin.write(json.dumps(message).encode() + b"\n")
            self._process.stdin.flush()
            reply = json.loads(self._replies.get(timeout=seconds))
        except (OSError, ValueError, queue.Empty):
            return None
        return reply if isinstance(reply, dict) else None

    def kill(self) -> None:
        """End the process and collect it."""
        self._process.kill()
        self._process.wait()
        self._listener.join()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe:
                with suppress(OSError):  # what it did not read any more
                    pipe.close()


def _listen(pipe: IO[bytes], replies: queue.SimpleQueue[bytes]) -> None:
    for line in pipe:
        replies.put(line)
    replies.put(b"")  # the end: whoever waits need not wait for the whole time


def _not_started(why: str) -> StoreError:
    return StoreError(f"无法启动受限查询进程（{why}）", f"the confined query process could not be started ({why})")


class Slots:
    """`count` places for workers. A place holds an idle worker, or None where one has yet to be started."""

    def __init__(self, count: int) -> None:
        self._free: queue.Queue[Worker | None] = queue.Queue()
        for _ in range(count):
            self._free.put(None)
        self._closed = threading.Event()

    def take(self) -> Worker | None:
        """A free place. Raises StoreBusyError when none comes free in time, StoreError after `close`."""
        if self._closed.is_set():
            raise StoreError("图已关闭", "the store is closed")
        try:
            return self._free.get(timeout=WAIT_FOR_SLOT)
        except queue.Empty as none_free:
            raise too_many() from none_free

    def give_back(self, worker: Worker | None) -> None:
        """Free a place; a worker that is dead or no longer wanted is not kept."""
        if worker is not None and (self._closed.is_set() or not worker.is_alive):
            worker.kill()
            worker = None
        self._free.put(worker)
        if self._closed.is_set():
            self.close()

    def close(self) -> None:
        """End all workers: the idle ones now, the others when their query ends."""
        self._closed.set()
        with suppress(queue.Empty):
            while True:
                worker = self._free.get_nowait()
                if worker is not None:
                    worker.kill()

    def wait_closed(self, seconds: float) -> bool:
        """Wait, but not after `close`; whether it is closed."""
        return self._closed.wait(seconds)


def job(cypher: str, parameters: Parameters, limits: Limits) -> dict[str, Any]:
    """A query as a message to a worker."""
    return {
        "query": cypher, "parameters": dict(parameters),
        "seconds": limits.seconds, "rows": limits.rows, "size": limits.size,
    }  # fmt: skip


def answered(reply: dict[str, Any] | None, limits: Limits, started: float) -> Rows:
    """The rows of a worker's reply. Raises the error that it holds, or LimitError for a worker that was lost."""
    if reply is None:
        raise too_long(limits.seconds) if time.monotonic() - started >= limits.seconds else too_large()
    if "error" in reply:
        raise rebuilt(reply)
    return Rows(tuple(reply["columns"]), [tuple(row) for row in reply["rows"]], truncated=reply["truncated"])
