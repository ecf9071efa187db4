"""A store that is counted: rows by the door that they left through, and what became of users' queries."""

from __future__ import annotations

from graph_api.gate.metrics import Counter
from graph_store.errors import FengongError, LimitError, QueryRefusedError, StoreBusyError
from graph_store.store import GraphStore, Limits, Parameters, Rows, WriteOptions
from graph_store.wrapped import WrappedStore

_DEFAULT_LIMITS, _DEFAULT_OPTIONS = Limits(), WriteOptions()
_OUTCOMES: dict[type[FengongError], str] = {
    QueryRefusedError: "refused", LimitError: "stopped", StoreBusyError: "busy",
}  # fmt: skip


class WatchedStore(WrappedStore):
    """`store`, counted."""

    def __init__(self, store: GraphStore) -> None:
        super().__init__(store)
        self.rows = Counter("fengong_rows_total", "Rows that the engine gave.", ("door",))
        self.queries = Counter("fengong_queries_total", "Queries of users.", ("outcome",))
        self.running = 0

    def read(self, cypher: str, parameters: Parameters | None = None) -> Rows:
        """See GraphStore."""
        found = super().read(cypher, parameters)
        self.rows.add("catalogue", by=len(found.rows))
        return found

    def console(self, cypher: str, parameters: Parameters | None = None, limits: Limits = _DEFAULT_LIMITS) -> Rows:
        """See GraphStore."""
        outcome = "failed"
        self.running += 1
        try:
            found = super().console(cypher, parameters, limits)
            outcome = "answered"
        except FengongError as problem:
            outcome = _OUTCOMES.get(type(problem), "failed")
            raise
        finally:
            self.running -= 1
            self.queries.add(outcome)
        self.rows.add("console", by=len(found.rows))
        return found
