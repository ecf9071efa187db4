"""Neo4j behind the store interface."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterable

import neo4j

from graph_store import statements
from graph_store.audit import Audit
from graph_store.neo4j_engine.connection import connect, translated
from graph_store.neo4j_engine.console import Console
from graph_store.neo4j_engine.overdue import Overdue
from graph_store.neo4j_engine.recovery import Recovery
from graph_store.neo4j_engine.values import plain
from graph_store.neo4j_engine.writing import write
from graph_store.settings import Settings, shown_address
from graph_store.store import EMPTY, Change, GraphInfo, Limits, Outcome, Parameters, Rows, WriteOptions

READ_SECONDS = 60.0
INFO_SECONDS = 0.25  # for which the graph's version is believed without asking again
_DEFAULT_LIMITS = Limits()
_DEFAULT_OPTIONS = WriteOptions()


class Neo4jStore:
    """A graph in the Neo4j database that `settings` name. Implements `graph_store.store.GraphStore`."""

    engine = "neo4j"

    def __init__(self, settings: Settings, audit: Audit | None = None) -> None:
        self.address = shown_address(settings.store)
        self._database = settings.neo4j_database
        self._driver = connect(settings)
        self._recovery = Recovery(settings, audit)
        self._console = Console(self._driver, settings, self._recovery)
        self._overdue = Overdue(self._console.suspect)
        self._info: tuple[float, GraphInfo] | None = None
        self._lock = threading.Lock()

    def info(self) -> GraphInfo:
        """Which graph is there, asked of the server; `fresh` repeats it for a quarter of a second."""
        found = self.read(statements.GRAPH).records()
        known = GraphInfo(**found[0]) if found and found[0]["version"] is not None else EMPTY
        self._info = (time.monotonic(), known)
        return known

    def fresh(self) -> GraphInfo | None:
        """The info asked within the last quarter of a second; None when it must be asked.

        Raises StoreRestartingError.
        """
        self._recovery.check()
        known = self._info
        return known[1] if known is not None and time.monotonic() - known[0] <= INFO_SECONDS else None

    def read(self, cypher: str, parameters: Parameters | None = None) -> Rows:
        """Run a query of ours. Raises StoreError, LimitError."""
        with self._recovery.explained(), translated(self.address), self._overdue.watched():
            return self._driver.execute_query(
                neo4j.Query(cypher, timeout=READ_SECONDS),
                dict(parameters or {}),
                database_=self._database,
                routing_=neo4j.RoutingControl.READ,
                result_transformer_=_all_rows,
            )

    def console(self, cypher: str, parameters: Parameters | None = None, limits: Limits = _DEFAULT_LIMITS) -> Rows:
        """Run a user's query, confined. Raises QueryRefusedError, LimitError, StoreError."""
        with self._recovery.explained(user=True), translated(self.address):
            return self._console.run(cypher, parameters or {}, limits)

    @property
    def stuck_outcomes(self) -> dict[str, int]:
        """How often the server was found stuck, by what became of it."""
        return self._recovery.outcomes

    def write(self, changes: Iterable[Change], options: WriteOptions = _DEFAULT_OPTIONS) -> list[Outcome]:
        """Make the changes, one transaction each. Raises StoreError, StoreWriteError."""
        try:
            with translated(self.address, writing=True):
                return write(self._driver, self._database, changes, options)
        finally:
            with self._lock:
                self._info = None

    def close(self) -> None:
        """Close all connections."""
        self._overdue.close()
        self._console.close()
        self._driver.close()


def _all_rows(result: neo4j.Result) -> Rows:
    columns = tuple(result.keys())
    return Rows(columns, [tuple(plain(value) for value in record.values()) for record in result])
