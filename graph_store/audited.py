"""A store whose changes and refused queries are written to the audit log."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from graph_store.audit import Audit
from graph_store.errors import FengongError, LimitError, QueryRefusedError
from graph_store.store import Change, GraphStore, Limits, Outcome, Parameters, Rows, WriteOptions
from graph_store.wrapped import WrappedStore

_MOST = 20_000  # characters of a query: as many as the API takes
_DEFAULT_LIMITS, _DEFAULT_OPTIONS = Limits(), WriteOptions()
_NOTHING_DONE = frozenset({"unchanged", "absent"})


class AuditedStore(WrappedStore):
    """`store`, with a line in `audit` for each change, and for each query that was refused or stopped."""

    def __init__(self, store: GraphStore, audit: Audit) -> None:
        super().__init__(store)
        self._audit = audit

    def console(self, cypher: str, parameters: Parameters | None = None, limits: Limits = _DEFAULT_LIMITS) -> Rows:
        """See GraphStore."""
        try:
            return super().console(cypher, parameters, limits)
        except (QueryRefusedError, LimitError) as problem:
            event = "query-stopped" if isinstance(problem, LimitError) else "query-refused"
            self._audit.record(event, reason=problem.en, query=cypher[:_MOST])
            raise

    def write(self, changes: Iterable[Change], options: WriteOptions = _DEFAULT_OPTIONS) -> list[Outcome]:
        """See GraphStore."""

        def noted(outcome: Outcome) -> None:
            if self.engine == "neo4j":  # which keeps each document; the other keeps all of them at the end or none
                self._changed(outcome)
            options.on_outcome(outcome)

        try:
            outcomes = super().write(changes, replace(options, on_outcome=noted))
        except FengongError as problem:
            self._audit.record("write-failed", reason=problem.en)
            raise
        for outcome in outcomes if self.engine != "neo4j" else ():
            self._changed(outcome)
        return outcomes

    def _changed(self, outcome: Outcome) -> None:
        if outcome.outcome not in _NOTHING_DONE:
            self._audit.record(f"document-{outcome.outcome}", document=outcome.document_id)

    def close(self) -> None:
        """See GraphStore."""
        super().close()
        self._audit.close()
