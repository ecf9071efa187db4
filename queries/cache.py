"""Whole answers by graph version, question and parameters, within a bound in bytes."""

from __future__ import annotations

import sys
import threading
from collections import OrderedDict
from collections.abc import Hashable
from typing import Any

Row = tuple[Any, ...]


def size_of(rows: list[Row]) -> int:
    """Bytes that the rows take, lists within them included; text that two rows share is counted twice."""
    return sys.getsizeof(rows) + sum(_deep(row) for row in rows)


def _deep(value: Any) -> int:
    inside = value if isinstance(value, (list, tuple)) else ()
    return sys.getsizeof(value) + sum(_deep(item) for item in inside)


class RowCache:
    """The answers used last, up to `limit` bytes; 0 keeps none. Safe to use from several threads."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._held: OrderedDict[Hashable, tuple[list[Row], int]] = OrderedDict()
        self._bytes = 0
        self._lock = threading.Lock()

    def get(self, key: Hashable) -> list[Row] | None:
        """The rows kept under `key`, or None."""
        with self._lock:
            found = self._held.get(key)
            if found is None:
                return None
            self._held.move_to_end(key)
            return found[0]

    def put(self, key: Hashable, rows: list[Row]) -> None:
        """Keep `rows`, and forget the longest unused beyond the limit."""
        size = size_of(rows)
        if size > self._limit:
            return
        with self._lock:
            former = self._held.pop(key, None)
            self._bytes += size - (former[1] if former else 0)
            self._held[key] = (rows, size)
            while self._bytes > self._limit:
                _, (_, dropped) = self._held.popitem(last=False)
                self._bytes -= dropped
