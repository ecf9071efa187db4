"""Documents read by several processes at once, given in their order.

Each process has a thread here that waits for it, so its end is seen at once and belongs to one document. Processes of
their own and not those of `multiprocessing`, which would run the script of a user again to begin.
"""

from __future__ import annotations

import os
import signal
import threading
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from types import TracebackType

from graph_store.batches import DOCUMENTS
from graph_store.errors import FengongError
from ingest.gather import Found
from ingest.prepared import Orders, attempted
from ingest.reader_handle import Outcome, ReaderHandle

_AHEAD = 2  # documents for each process that are read or wait


class ReaderPool:
    """`jobs` processes that read by the same orders. They start when needed; leaving the block ends them at once."""

    def __init__(self, orders: Orders, jobs: int) -> None:
        self._orders, self._jobs = orders, jobs
        self._threads = ThreadPoolExecutor(jobs, "reader", initializer=_without_interrupt)
        self._own = threading.local()
        self._lock, self._reading = threading.Lock(), threading.Lock()
        self._all: list[ReaderHandle] = []
        self._closed = False

    def outcomes(self, documents: Iterable[Found]) -> Iterator[tuple[Found, Outcome]]:
        """Each document with what was read or why not, in the order in which they come."""
        waiting: deque[tuple[Found, Future[Outcome]]] = deque()
        for one in documents:
            waiting.append((one, self._threads.submit(self._read, one)))
            if len(waiting) >= self.ahead:
                yield _first(waiting)
        while waiting:
            yield _first(waiting)

    @property
    def ahead(self) -> int:
        """Documents that are read or wait: with those of the batch that is written, all that is in memory at once.

        A batch more, so that reading goes on while one is written.
        """
        return _AHEAD * self._jobs + DOCUMENTS

    def _read(self, one: Found) -> Outcome:
        try:
            if one.problem is None:
                return self._process().read(one)
        except OSError:  # no further process can be started: this one reads, too
            pass
        with self._reading:  # readers are for one thread
            return attempted(one, self._orders)

    def _process(self) -> ReaderHandle:
        """The process of this thread; another one when it has ended. Raises OSError."""
        process: ReaderHandle | None = getattr(self._own, "process", None)
        if process is not None:
            if process.is_alive:
                return process
            process.end()
        with self._lock:
            if self._closed:
                raise FengongError("已经停止读入", "reading was stopped")
            self._all = [one for one in self._all if one.is_alive]
            process = self._own.process = ReaderHandle(self._orders)
            self._all.append(process)
        return process

    def __enter__(self) -> ReaderPool:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        with self._lock:
            self._closed = True
            for process in self._all:
                process.kill()
        self._threads.shutdown(wait=True, cancel_futures=True)
        for process in self._all:
            process.end()


def cores() -> int:
    """Cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _first(waiting: deque[tuple[Found, Future[Outcome]]]) -> tuple[Found, Outcome]:
    found, future = waiting.popleft()
    return found, future.result()


def _without_interrupt() -> None:
    # What a thread starts inherits its mask: Ctrl-C is for the command, which then ends its processes itself.
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
