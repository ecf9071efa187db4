"""A store around another one: everything is passed on, and whoever derives from it says what else is done."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from graph_store.store import Change, GraphInfo, GraphStore, Limits, Outcome, Parameters, Rows, WriteOptions


class WrappedStore:
    """`store`, as it is. Raises what `store` raises."""

    def __init__(self, store: GraphStore) -> None:
        self._store = store
        self.engine, self.address = store.engine, store.address

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
        return self._store.read(cypher, parameters)

    def console(self, cypher: str, parameters: Parameters | None = None, limits: Limits = Limits()) -> Rows:  # noqa: B008
        """See GraphStore."""
        return self._store.console(cypher, parameters, limits)

    def write(self, changes: Iterable[Change], options: WriteOptions = WriteOptions()) -> list[Outcome]:  # noqa: B008
        """See GraphStore."""
        return self._store.write(changes, options)

    def close(self) -> None:
        """See GraphStore."""
        self._store.close()
