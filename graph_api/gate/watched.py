"""A store that is counted: rows by the door that they left through, and what became of users' queries."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from graph_api.gate.metrics import Counter
from graph_store.errors import FengongError, LimitError, QueryRefusedError, StoreBusyError
from graph_store.store import Change, GraphInfo, GraphStore, Limits, Outcome, Parameters, Rows, WriteOptions

_DEFAULT_LIMITS, _DEFAULT_OPTIONS = Limits(), WriteOptions()
_OUTCOMES: dict[type[FengongError], str] = {
    QueryRefusedError: "refused", LimitError: "stopped", StoreBusyError: "busy",
}  # fmt: skip


class WatchedStore:
    """`store`, counted."""

    def __init__(self, store: GraphStore) -> None:
        self._store = store
        self.engine, self.address = store.engine, store.address
        self.rows = Counter("fengong_rows_total", "Rows that the engine gave.", ("door",))
        self.queries = Counter("fengong_queries_total", "Queries of users.", ("outcome",))
        self.running = 0

    def __getattr__(self, name: str) -> Any:
        """Whatever an engine has beside the interface."""
        return getattr(self._store, name)

    def info(self) -> GraphInfo:
        """See GraphStore."""
        return self._store.info()

    def fresh(self) -> GraphInfo | None:
        """See GraphStore."""
        return self._store.fresh()

    def read(self, cypher: str, parameters: Parameters | None = None) -> Rows:
        """See GraphStore."""
        found = self._store.read(cypher, parameters)
        self.rows.add("catalogue", by=len(found.rows))
        return found

    def console(self, cypher: str, parameters: Parameters | None = None, limits: Limits = _DEFAULT_LIMITS) -> Rows:
        """See GraphStore."""
        outcome = "failed"
        self.running += 1
        try:
            found = self._store.console(cypher, parameters, limits)
            outcome = "answered"
        except FengongError as problem:
            outcome = _OUTCOMES.get(type(problem), "failed")
            raise
        finally:
            self.running -= 1
            self.queries.add(outcome)
        self.rows.add("console", by=len(found.rows))
        return found

    def write(self, changes: Iterable[Change], options: WriteOptions = _DEFAULT_OPTIONS) -> list[Outcome]:
        """See GraphStore."""
        return self._store.write(changes, options)

    def close(self) -> None:
        """See GraphStore."""
        self._store.close()
