"""The console of the embedded engine: confined workers on the graph file, started again when it changes."""

from __future__ import annotations

import time
from pathlib import Path

from graph_store.console.guard import check_text
from graph_store.console.parameters import check_parameters
from graph_store.console.process import Slots, Worker, answered, job
from graph_store.errors import StoreError
from graph_store.ladybug_engine.database import translated
from graph_store.ladybug_engine.reading import Key, file_key, no_graph
from graph_store.store import Limits, Parameters, Rows

MEMORY = 1900 << 20  # bytes of address space, most of it the reserved map of the file
_MODULE = "graph_store.ladybug_engine.worker"
_GRACE = 0.25  # seconds over the limit before the worker is killed: the engine's own timeout comes first
_ATTEMPTS = 5


class Console:
    """`slots` workers at the most, started when first needed and again when the graph file changes."""

    def __init__(self, path: Path, slots: int = 2) -> None:
        self._path = path
        self._slots = Slots(slots)

    def run(self, cypher: str, parameters: Parameters, limits: Limits) -> Rows:
        """Answer a user's query. Raises QueryRefusedError, ParameterError, LimitError, StoreBusyError, StoreError."""
        check_text(cypher)  # the worker does it again; here it spares one
        check_parameters(parameters)
        worker = self._slots.take()
        try:
            worker = self._fresh(worker)
            started = time.monotonic()
            reply = worker.ask(job(cypher, parameters, limits), limits.seconds + _GRACE)
        finally:
            self._slots.give_back(worker)
        return answered(reply, limits, started)

    def _fresh(self, worker: Worker | None) -> Worker:
        with translated(self._path):
            key = file_key(self._path)
        if key is None:
            raise no_graph(self._path)
        if worker is not None and worker.key == key:
            return worker
        if worker is not None:
            worker.kill()
        return self._started(key)

    def _started(self, key: Key) -> Worker:
        # The file may be replaced while a worker checks and opens it: then start one on the newer file.
        for _ in range(_ATTEMPTS):
            try:
                opening = {"path": str(self._path), "memory": MEMORY + 8 * key[2]}
                return Worker(_MODULE, opening, key)
            except StoreError:
                now = file_key(self._path)
                if now is None or now == key:
                    raise
                key = now
        raise no_graph(self._path)

    def close(self) -> None:
        """End all workers."""
        self._slots.close()
