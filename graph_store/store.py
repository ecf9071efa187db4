"""The interface that both engines implement, and the records that cross it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from graph_store.rows import GraphRows

Parameters = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Rows:
    """An answer of an engine: column names and rows of plain values (text, numbers, lists, dictionaries)."""

    columns: tuple[str, ...]
    rows: list[tuple[Any, ...]]
    truncated: bool = False

    def records(self) -> list[dict[str, Any]]:
        """The rows as dictionaries."""
        return [dict(zip(self.columns, row, strict=True)) for row in self.rows]


@dataclass(frozen=True, slots=True)
class GraphInfo:
    """Which graph answers: `version` changes exactly when the content does; built_on is an ISO time in UTC.

    `writes` counts changes. Two that are equal are of one moment: a content, and with it a version, may come back, and
    what was read between the two would be of neither.
    """

    version: str
    schema_version: int
    reader_version: str
    built_on: str
    writes: int = 0


EMPTY = GraphInfo(version="empty", schema_version=0, reader_version="", built_on="")


@dataclass(frozen=True, slots=True)
class Replace:
    """Put a document into the graph in the place of what stands there under its id."""

    document_id: str
    content: str
    rows: GraphRows


@dataclass(frozen=True, slots=True)
class Remove:
    """Take a document out of the graph."""

    document_id: str


Change = Replace | Remove


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a change: added, replaced, unchanged, removed or absent.

    `same_number` are the ids of other documents of the graph with the number of a document that was put in.
    """

    document_id: str
    outcome: str
    same_number: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Limits:
    """What one query of a user may take: seconds of wall time, rows, and bytes of the answer as JSON."""

    seconds: float = 1.0
    rows: int = 1000
    size: int = 10_000_000


def _quiet(_outcome: Outcome) -> None:
    return None


@dataclass(frozen=True, slots=True)
class WriteOptions:
    """How a write goes: `reader_version` is stored with the graph; `on_outcome` hears of each change as it is made."""

    reader_version: str = ""
    wait_seconds: float = 0.0
    on_outcome: Callable[[Outcome], None] = field(default=_quiet)


class GraphStore(Protocol):
    """A graph on some engine. All methods may be called from several threads at once."""

    engine: str
    address: str

    def info(self) -> GraphInfo:
        """Which graph is there now (`EMPTY` when none was written). Raises StoreError."""

    def fresh(self) -> GraphInfo | None:
        """What `info` would say, when that is known without asking; None when it must be asked. Never waits."""

    def read(self, cypher: str, parameters: Parameters | None = None) -> Rows:
        """Run a query of ours. Raises StoreError, LimitError."""

    def console(self, cypher: str, parameters: Parameters | None = None, limits: Limits = Limits()) -> Rows:
        """Run a query of a user's, confined. Raises QueryRefusedError, LimitError, StoreError."""

    def write(self, changes: Iterable[Change], options: WriteOptions = WriteOptions()) -> list[Outcome]:
        """Make the changes; a failure leaves the previous graph whole. Raises StoreBusyError, StoreWriteError."""

    def close(self) -> None:
        """Give back files, connections and processes."""
