"""Real servers for tests; conftest wraps these in fixtures."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from graph_store.local_neo4j import DEFAULT_VERSION, LocalServer, ServerInfo


@contextmanager
def neo4j_server(version: str = DEFAULT_VERSION) -> Iterator[ServerInfo]:
    """An empty Neo4j of this version in a folder of its own, stopped and removed at the end whatever happened."""
    with tempfile.TemporaryDirectory(prefix="fengong-neo4j-") as folder:
        server = LocalServer(Path(folder), version)
        try:
            yield server.start()
        finally:
            server.stop()
