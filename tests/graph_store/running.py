"""Statements on a graph file without the process that writes it for the command."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import ladybug

from graph_store.ladybug_engine.database import SMALLEST_MAP, execute
from graph_store.ladybug_engine.schema import statements
from graph_store.shared import Run


@contextmanager
def open_graph(path: Path) -> Iterator[Run]:
    """A new graph, and what runs statements on it."""
    with (
        ladybug.Database(path, buffer_pool_size=128 << 20, max_db_size=SMALLEST_MAP) as database,
        ladybug.Connection(database) as connection,
    ):
        for statement in statements():
            connection.execute(statement)

        def run(cypher: str, parameters: dict[str, Any]) -> list[dict[str, Any]]:
            return execute(connection, cypher, parameters).records()

        yield run
