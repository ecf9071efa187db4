"""Reads of ours that wait for long: for a server that is stuck the driver waits for ever, so it must be noticed."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from graph_store.neo4j_engine.standing import ANSWER_SECONDS

_LOOK_EVERY = 1.0


class Overdue:
    """Calls `suspect` while any read takes longer than a server that lives may be silent."""

    def __init__(self, suspect: Callable[[], None]) -> None:
        self._suspect = suspect
        self._begun: dict[object, float] = {}
        self._closed = threading.Event()
        self._lock = threading.Lock()
        self._watcher: threading.Thread | None = None

    @contextmanager
    def watched(self) -> Iterator[None]:
        """For the time of one read."""
        if self._watcher is None:
            self._start()
        mark = object()
        self._begun[mark] = time.monotonic()
        try:
            yield
        finally:
            del self._begun[mark]

    def close(self) -> None:
        """Look no more."""
        self._closed.set()

    def _start(self) -> None:
        with self._lock:
            if self._watcher is None:
                self._watcher = threading.Thread(target=self._watch, daemon=True)
                self._watcher.start()

    def _watch(self) -> None:
        while not self._closed.wait(_LOOK_EVERY):
            oldest = min(self._begun.copy().values(), default=None)
            if oldest is not None and time.monotonic() - oldest > ANSWER_SECONDS:
                self._suspect()
