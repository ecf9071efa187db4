"""The service in a thread of the tests, on a free port, on a store that it must not close."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import uvicorn

from graph_api.app import create_app
from graph_api.gate.slow_heads import protocol
from graph_store.settings import Settings
from graph_store.store import GraphStore
from tests.graph_api.calling import Client


class Kept:
    """A store that stays open when the application that used it ends: tests share it."""

    def __init__(self, store: GraphStore) -> None:
        self._store = store

    def __getattr__(self, name: str) -> Any:
        return getattr(self._store, name)

    def close(self) -> None:
        """Not now."""


@contextmanager
def served(store: GraphStore, settings: Settings | None = None) -> Iterator[Client]:
    """A client of the real application on `store`."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        app = create_app(settings or Settings(), Kept(store))
        server = uvicorn.Server(
            uvicorn.Config(app, log_level="critical", ws="none", server_header=False, http=protocol())
        )
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
        thread.start()
        try:
            yield Client(listener.getsockname()[1], store.engine)
        finally:
            server.should_exit = True
            thread.join(timeout=30)
            assert not thread.is_alive()
