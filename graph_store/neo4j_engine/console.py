"""The console of the server engine: a user's query runs over a worker's connection, and ends with it.

READ access alone lets LOAD CSV, SHOW SETTINGS and procedures through, so the plan is checked against a list. Some
expressions ignore the server's own timeout: the wall clock is ours, and a place whose query still runs on the server
after its worker was killed stays taken until it ends there. So at most `slots` of the server's threads are ever busy.
"""

from __future__ import annotations

import threading
import time
import uuid
from contextlib import suppress

import neo4j
from neo4j import exceptions

from graph_store.console.cost import check_cost
from graph_store.console.guard import check_text
from graph_store.console.parameters import check_parameters
from graph_store.console.process import Slots, Worker, answered, job
from graph_store.errors import FengongError
from graph_store.settings import Settings
from graph_store.store import Limits, Parameters, Rows

MEMORY = 1200 << 20  # bytes of address space of a worker
_MODULE = "graph_store.neo4j_engine.worker"
_GRACE = 1.5  # seconds over the limit: the server looks at its clock at intervals, and explaining comes on top
_ASK_AGAIN = 0.25
_CLOSING = 5.0  # seconds; a server that is stuck answers nobody
_STILL_RUNNING = "SHOW TRANSACTIONS YIELD metaData WHERE metaData.fengong = $tag RETURN count(*) AS running"


class Console:
    """Runs users' queries in at most `slots` workers, started when first needed."""

    def __init__(self, driver: neo4j.Driver, settings: Settings) -> None:
        self._driver, self._settings = driver, settings
        self._slots = Slots(settings.cypher_workers)
        self._waiting: set[threading.Thread] = set()

    def run(self, cypher: str, parameters: Parameters, limits: Limits) -> Rows:
        """Answer a user's query. Raises QueryRefusedError, ParameterError, LimitError, StoreBusyError, StoreError."""
        check_parameters(parameters)
        check_cost(check_text(cypher), parameters)  # the worker does it again; here it spares one
        tag = uuid.uuid4().hex
        worker = self._slots.take()
        try:
            worker = worker or self._started()
            started = time.monotonic()
            reply = worker.ask(job(cypher, parameters, limits) | {"tag": tag}, limits.seconds + _GRACE)
        finally:
            self._give_back(worker, tag)
        return answered(reply, limits, started)

    def _started(self) -> Worker:
        names = ("store", "neo4j_user", "neo4j_database")
        settings = {name: getattr(self._settings, name) for name in names}
        settings["neo4j_password"] = self._settings.password()
        return Worker(_MODULE, {"settings": settings, "memory": MEMORY})

    def _give_back(self, worker: Worker | None, tag: str) -> None:
        if worker is None or worker.is_alive:
            self._slots.give_back(worker)
        else:
            waiting = threading.Thread(target=self._give_back_when_ended, args=(tag,), daemon=True)
            self._waiting.add(waiting)
            waiting.start()

    def _give_back_when_ended(self, tag: str) -> None:
        while self._is_running(tag) and not self._slots.wait_closed(_ASK_AGAIN):
            pass
        fresh = None
        if not self._slots.wait_closed(0):
            with suppress(FengongError):  # the next query says why
                fresh = self._started()
        self._slots.give_back(fresh)
        self._waiting.discard(threading.current_thread())

    def _is_running(self, tag: str) -> bool:
        try:
            found = self._driver.execute_query(_STILL_RUNNING, {"tag": tag}, database_=self._settings.neo4j_database)
        except (exceptions.Neo4jError, exceptions.DriverError):
            return False  # it cannot be known; a server that is away runs nothing
        return bool(found.records[0]["running"])

    def close(self) -> None:
        """End all workers, and wait until nobody uses the driver: it is closed next, and breaks under who does."""
        self._slots.close()
        for one in list(self._waiting):
            if one.is_alive():
                one.join(_CLOSING)
