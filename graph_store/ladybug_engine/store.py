"""The embedded engine behind the store interface: one file, no server."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from graph_store import statements
from graph_store.ladybug_engine.console import Console
from graph_store.ladybug_engine.database import execute, translated
from graph_store.ladybug_engine.reading import Key, Reader, file_key, no_graph
from graph_store.ladybug_engine.writing import write
from graph_store.store import EMPTY, Change, GraphInfo, Limits, Outcome, Parameters, Rows, WriteOptions

_DEFAULT_LIMITS = Limits()
_DEFAULT_OPTIONS = WriteOptions()


class LadybugStore:
    """A graph in the Ladybug file `path`; it need not exist yet. Implements `graph_store.store.GraphStore`."""

    engine = "ladybug"

    def __init__(self, path: Path, *, console_slots: int = 2) -> None:
        self.path = path.absolute()
        self.address = f"ladybug:{path}"
        self._reader = Reader(self.path)
        self._console = Console(self.path, console_slots)
        self._info: tuple[Key, GraphInfo] | None = None

    def info(self) -> GraphInfo:
        """Which graph lies in the file now; asked of the engine only when the file has changed."""
        key = self._key()
        if key is None:
            return EMPTY
        if self._info is None or self._info[0] != key:
            found = self.read(statements.GRAPH).records()
            self._info = (key, GraphInfo(**found[0]) if found else EMPTY)
        return self._info[1]

    def fresh(self) -> GraphInfo | None:
        """The known info while the file is unchanged; None when it must be asked."""
        known = self._info
        return known[1] if known is not None and known[0] == self._key() else None

    def _key(self) -> Key | None:
        with translated(self.path):
            return file_key(self.path)

    def read(self, cypher: str, parameters: Parameters | None = None) -> Rows:
        """Run a query of ours. Raises StoreError (no graph yet, damaged), LimitError."""
        with self._reader.connection() as connection:
            if connection is None:
                raise no_graph(self.path)
            return execute(connection, cypher, dict(parameters or {}))

    def console(self, cypher: str, parameters: Parameters | None = None, limits: Limits = _DEFAULT_LIMITS) -> Rows:
        """Run a user's query in a confined process. Raises QueryRefusedError, LimitError, StoreError."""
        return self._console.run(cypher, parameters or {}, limits)

    def write(self, changes: Iterable[Change], options: WriteOptions = _DEFAULT_OPTIONS) -> list[Outcome]:
        """Make the changes in a copy and put it in place. Raises StoreBusyError, StoreWriteError, StoreDamagedError."""
        return write(self.path, changes, options)

    def close(self) -> None:
        """Close the file and end the workers."""
        self._reader.close()
        self._console.close()
