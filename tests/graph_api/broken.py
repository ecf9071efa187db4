"""A store whose every question ends in one error."""

from __future__ import annotations

from collections.abc import Iterable

from graph_store.store import Change, GraphInfo, Limits, Outcome, Parameters, Rows, WriteOptions


class Broken:
    """Raises `error` whatever it is asked."""

    engine = "broken"
    address = "broken:"

    def __init__(self, error: Exception) -> None:
        self._error = error

    def info(self) -> GraphInfo:
        raise self._error

    def fresh(self) -> GraphInfo | None:
        return None

    def read(self, cypher: str, parameters: Parameters | None = None) -> Rows:
        raise self._error

    def console(self, cypher: str, parameters: Parameters | None = None, limits: Limits | None = None) -> Rows:
        raise self._error

    def write(self, changes: Iterable[Change], options: WriteOptions | None = None) -> list[Outcome]:
        raise self._error

    def close(self) -> None:
        """Nothing to give back."""
