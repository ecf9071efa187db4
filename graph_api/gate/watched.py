"""A store that is counted: rows by the door that they left through, and what became of users' queries.

What is wrong with it is told to whoever runs the service, in its log: visitors hear no paths and no addresses.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

from graph_api.gate.metrics import Counter
from graph_store.errors import FengongError, LimitError, QueryRefusedError, StoreBusyError, StoreError
from graph_store.store import GraphInfo, GraphStore, Limits, Parameters, Rows, WriteOptions
from graph_store.wrapped import WrappedStore

_LOG = logging.getLogger("fengong.api")
_DEFAULT_LIMITS, _DEFAULT_OPTIONS = Limits(), WriteOptions()
_OUTCOMES: dict[type[FengongError], str] = {
    QueryRefusedError: "refused", LimitError: "stopped", StoreBusyError: "busy",
}  # fmt: skip


def _outcome(problem: FengongError) -> str:
    return next((outcome for kind, outcome in _OUTCOMES.items() if isinstance(problem, kind)), "failed")


class WatchedStore(WrappedStore):
    """`store`, counted."""

    def __init__(self, store: GraphStore) -> None:
        super().__init__(store)
        self.rows = Counter("fengong_rows_total", "Rows that the engine gave.", ("door",))
        self.queries = Counter("fengong_queries_total", "Queries of users.", ("outcome",))
        self.running = 0
        self._lock = Lock()
        self._failing = ""

    def info(self) -> GraphInfo:
        """See GraphStore."""
        with self._told():
            return super().info()

    def read(self, cypher: str, parameters: Parameters | None = None) -> Rows:
        """See GraphStore."""
        with self._told():
            found = super().read(cypher, parameters)
        self._failing = ""
        self.rows.add("catalogue", by=len(found.rows))
        return found

    def console(self, cypher: str, parameters: Parameters | None = None, limits: Limits = _DEFAULT_LIMITS) -> Rows:
        """See GraphStore."""
        outcome = "failed"
        self._count(1)
        try:
            with self._told():
                found = super().console(cypher, parameters, limits)
            outcome = "answered"
        except FengongError as problem:
            outcome = _outcome(problem)
            raise
        finally:
            self._count(-1)
            self.queries.add(outcome)
        self._failing = ""
        self.rows.add("console", by=len(found.rows))
        return found

    def _count(self, by: int) -> None:
        with self._lock:  # queries run in threads
            self.running += by

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Log a failure of the store once, and again when it fails otherwise or after it has given rows."""
        try:
            yield
        except StoreBusyError:
            raise
        except StoreError as problem:
            if problem.en != self._failing:
                self._failing = problem.en
                _LOG.error("the graph does not answer: %s", " ".join(problem.en.splitlines()))
            raise
