"""How a query stands at the server, asked in a bounded time: a server that is stuck leaves even this question open."""

from __future__ import annotations

import socket
import threading
from enum import Enum
from urllib.parse import urlsplit

import neo4j
from neo4j import exceptions

from graph_store.settings import Settings

ANSWER_SECONDS = 5.0  # for which the server may be silent
_CONNECT_SECONDS = 2.0
_BOLT = 7687
_STILL_RUNNING = (
    "SHOW TRANSACTIONS YIELD transactionId, metaData WHERE metaData.fengong = $tag RETURN collect(transactionId) AS ids"
)


class Standing(Enum):
    """What is known of a query."""

    ENDED = "ended"
    RUNNING = "running"
    SILENT = "silent"


class Question:
    """Asks after the query with `tag`, again and again. While one question is open, no other is put."""

    def __init__(self, driver: neo4j.Driver, settings: Settings, tag: str) -> None:
        self._driver, self._settings, self._tag = driver, settings, tag
        self._open: threading.Thread | None = None
        self._found = Standing.SILENT
        self.transactions: list[str] = []

    def standing(self) -> Standing:
        """How it stands now. A server that is away runs nothing; neither does one that will not tell."""
        if self._open is None:
            self._open = threading.Thread(target=self._ask, daemon=True)
            self._open.start()
        self._open.join(ANSWER_SECONDS)
        if self._open.is_alive():
            return self._silent()
        self._open = None
        return self._silent() if self._found is Standing.SILENT else self._found

    def _ask(self) -> None:
        try:
            # Not tried again by the driver: its pauses would look like the silence of a server that has just come back.
            with self._driver.session(database=self._settings.neo4j_database) as session:
                found = session.run(_STILL_RUNNING, {"tag": self._tag}).single(strict=True)
        except exceptions.Neo4jError:
            self._found = Standing.ENDED  # it cannot be known
        except (exceptions.DriverError, OSError):
            self._found = Standing.SILENT
        else:
            self.transactions = list(found["ids"])
            self._found = Standing.RUNNING if self.transactions else Standing.ENDED

    def _silent(self) -> Standing:
        """Its system takes connections for a server that is stuck, and refuses them for one that has ended."""
        at = urlsplit(self._settings.store)
        try:
            socket.create_connection((at.hostname or "localhost", at.port or _BOLT), _CONNECT_SECONDS).close()
        except TimeoutError:
            return Standing.SILENT
        except OSError:
            return Standing.ENDED
        return Standing.SILENT
