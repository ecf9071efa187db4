"""The console of the server engine: a user's query runs over a worker's connection, and ends with it.

READ access alone lets LOAD CSV, SHOW SETTINGS and procedures through, so the plan is checked against a list. Some
expressions ignore the server's own timeout: the wall clock is ours, and a place whose query still runs on the server
after its worker was killed stays taken until it ends there. So at most `slots` of the server's threads are ever busy.
One that does not end for long is a matter for `recovery`.
"""

from __future__ import annotations

import threading
import time
import uuid
from collections.abc import Callable
from contextlib import suppress

import neo4j

from graph_store.console.cost import check_cost
from graph_store.console.guard import check_text
from graph_store.console.parameters import check_parameters
from graph_store.console.process import Slots, Worker, answered, job
from graph_store.errors import FengongError, StoreBusyError, StoreError
from graph_store.neo4j_engine.recovery import Recovery
from graph_store.neo4j_engine.standing import Question, Standing
from graph_store.settings import Settings
from graph_store.store import Limits, Parameters, Rows

MEMORY = 1200 << 20  # bytes of address space of a worker
_MODULE = "graph_store.neo4j_engine.worker"
_GRACE = 1.5  # seconds over the limit: the server looks at its clock at intervals, and explaining comes on top
_ASK_AGAIN = 0.25
_CLOSING = 5.0  # seconds; a server that is stuck answers nobody


class Console:
    """Runs users' queries in at most `slots` workers, started when first needed."""

    def __init__(self, driver: neo4j.Driver, settings: Settings, recovery: Recovery | None = None) -> None:
        self._driver, self._settings = driver, settings
        self.recovery = recovery or Recovery(settings)
        self._slots = Slots(settings.cypher_workers)
        self._waiting: set[threading.Thread] = set()

    def run(self, cypher: str, parameters: Parameters, limits: Limits) -> Rows:
        """Answer a user's query. Raises QueryRefusedError, ParameterError, LimitError, StoreBusyError, StoreError."""
        check_parameters(parameters)
        check_cost(check_text(cypher), parameters)  # the worker does it again; here it spares one
        tag = uuid.uuid4().hex
        worker = self._slots.take()
        try:
            worker = worker or self._begun()
            started = time.monotonic()
            reply = worker.ask(job(cypher, parameters, limits) | {"tag": tag}, limits.seconds + _GRACE)
        finally:
            self._give_back(worker, tag)
        return answered(reply, limits, started)

    def _begun(self) -> Worker:
        """A new worker; a server that leaves it without an answer may be stuck."""
        try:
            return self._started()
        except StoreBusyError:
            raise
        except StoreError:
            self.suspect()
            raise

    def _started(self) -> Worker:
        names = ("store", "neo4j_user", "neo4j_database")
        settings = {name: getattr(self._settings, name) for name in names}
        settings["neo4j_password"] = self._settings.password()
        return Worker(_MODULE, {"settings": settings, "memory": MEMORY})

    def _give_back(self, worker: Worker | None, tag: str) -> None:
        if worker is None or worker.is_alive:
            self._slots.give_back(worker)
        else:
            self._in_background(lambda: self._give_back_when_ended(tag))

    def suspect(self) -> None:
        """The server left something without an answer: look after it, unless that is being done already."""
        if not self._waiting and not self._slots.wait_closed(0):
            self._in_background(lambda: self._until_ended(uuid.uuid4().hex))

    def _in_background(self, work: Callable[[], None]) -> None:
        def done() -> None:
            try:
                work()
            finally:
                self._waiting.discard(threading.current_thread())

        thread = threading.Thread(target=done, daemon=True)
        self._waiting.add(thread)
        thread.start()

    def _give_back_when_ended(self, tag: str) -> None:
        self._until_ended(tag)
        fresh = None
        if not self._slots.wait_closed(0):
            with suppress(FengongError):  # the next query says why
                fresh = self._started()
        self._slots.give_back(fresh)

    def _until_ended(self, tag: str) -> None:
        question, patience = Question(self._driver, self._settings, tag), self._settings.neo4j_stuck_seconds
        started = time.monotonic()
        while (standing := question.standing()) is not Standing.ENDED and not self._slots.wait_closed(_ASK_AGAIN):
            if patience and time.monotonic() - max(started, self.recovery.restarted) >= patience:
                self.recovery.stuck(tag, standing, question)
        self.recovery.over(tag)

    def close(self) -> None:
        """End all workers, and wait until nobody uses the driver: it is closed next, and breaks under who does.

        A restart that has begun is waited for to its end: half done it would leave no server.
        """
        self._slots.close()
        for one in list(self._waiting):
            one.join(_CLOSING)
            while self.recovery.restarting and one.is_alive():
                one.join(_ASK_AGAIN)
