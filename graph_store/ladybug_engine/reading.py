"""Read-only handles on a graph file that is replaced under us: reopened when it changes, closed after the last use."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import ladybug

from graph_store.errors import StoreBusyError, StoreEmptyError, StoreError
from graph_store.ladybug_engine.checksum import verify
from graph_store.ladybug_engine.database import check_ours, open_for_reading, translated

Key = tuple[int, int, int]
QUERY_MILLISECONDS = 60_000
WAIT_SECONDS = 60.0  # for a turn; apart from the above, since opening a graph is a query too
# Queries at once: all share one pool of READ_POOL bytes, which 32 headline questions exhaust. Each runs on all cores
# anyway, so more at once answered no more a second.
SLOTS = 2
_ATTEMPTS = 20


def file_key(path: Path) -> Key | None:
    """What identifies the file now lying at `path`; None when there is none."""
    try:
        found = path.stat()
    except FileNotFoundError:
        return None
    return (found.st_ino, found.st_mtime_ns, found.st_size)


def no_graph(path: Path) -> StoreEmptyError:
    """The error for a place where no graph has been written yet."""
    return StoreEmptyError(
        f"还没有图 {path}：请先运行 fengong ingest 文件",
        f"there is no graph at {path} yet: run fengong ingest FILE first",
        where=str(path),
    )


def _crowded(path: Path) -> StoreBusyError:
    return StoreBusyError(
        f"同时查询图 {path} 的人太多，请稍后再试",
        f"too many queries on {path} at once: try again in a moment",
        where=str(path),
    )


class Handle:
    """An open database with its idle connections; a connection serves one thread at a time."""

    def __init__(self, path: Path, key: Key) -> None:
        self.key = key
        self._database = open_for_reading(path)
        self._idle: list[ladybug.Connection] = []
        self.users = 0
        self._check(path)

    def _check(self, path: Path) -> None:
        connection = self.borrow()
        try:
            check_ours(connection, path)
        except StoreError:
            connection.close()
            self.close()
            raise
        self.give_back(connection)

    def borrow(self) -> ladybug.Connection:
        """An idle connection, or a new one."""
        if self._idle:
            return self._idle.pop()
        connection = ladybug.Connection(self._database)
        connection.set_query_timeout(QUERY_MILLISECONDS)
        return connection

    def give_back(self, connection: ladybug.Connection) -> None:
        """Keep the connection for the next query."""
        self._idle.append(connection)

    def close(self) -> None:
        """Close everything. Only when no query runs: closing under one ends it with "Interrupted."."""
        for connection in self._idle:
            connection.close()
        self._database.close()


class Reader:
    """Lends connections to the graph file as it is now."""

    def __init__(self, path: Path, slots: int = SLOTS) -> None:
        self._path = path
        self._lock = threading.Lock()
        self._slots = threading.BoundedSemaphore(slots)
        self._handle: Handle | None = None

    @contextmanager
    def connection(self) -> Iterator[ladybug.Connection | None]:
        """A connection for one query, when its turn comes; None when there is no graph file.

        Raises StoreDamagedError, StoreBusyError, StoreError.
        """
        if not self._slots.acquire(timeout=WAIT_SECONDS):
            raise _crowded(self._path)
        try:
            with self._lent() as borrowed:
                yield borrowed
        finally:
            self._slots.release()

    @contextmanager
    def _lent(self) -> Iterator[ladybug.Connection | None]:
        with self._lock, translated(self._path):
            handle = self._current()
            borrowed = handle.borrow() if handle else None
            if handle:
                handle.users += 1
        try:
            with translated(self._path):
                yield borrowed
        finally:
            if handle and borrowed:
                self._return(handle, borrowed)

    def _current(self) -> Handle | None:
        key = file_key(self._path)
        if self._handle is not None and self._handle.key == key:
            return self._handle
        former, self._handle = self._handle, None
        if former is not None and former.users == 0:
            former.close()
        if key is not None:
            self._handle = self._opened(key)
        return self._handle

    def _opened(self, key: Key) -> Handle:
        # The file may be replaced while it is being checked and opened: then take the newer one.
        for _ in range(_ATTEMPTS):
            problem: Exception | None = None
            try:
                verify(self._path)
                handle = Handle(self._path, key)
            except Exception as caught:  # noqa: BLE001 - raised below unless the file has changed meanwhile
                problem = caught
            now = file_key(self._path)
            if now == key:
                if problem is not None:
                    raise problem
                return handle
            if problem is None:
                handle.close()
            key = now if now is not None else key
        raise problem or TimeoutError(str(self._path))

    def _return(self, handle: Handle, connection: ladybug.Connection) -> None:
        with self._lock:
            handle.give_back(connection)
            handle.users -= 1
            if handle is not self._handle and handle.users == 0:
                handle.close()

    def close(self) -> None:
        """Close the current handle when nobody uses it; otherwise its last user does."""
        with self._lock:
            former, self._handle = self._handle, None
            if former is not None and former.users == 0:
                former.close()
