"""The parent's side of the console: a few confined workers, killed when their time is over."""

from __future__ import annotations

import json
import queue
import select
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from graph_store.console.guard import check_text
from graph_store.errors import LimitError, QueryRefusedError, StoreBusyError, StoreError
from graph_store.ladybug_engine.reading import Key, file_key
from graph_store.store import Limits, Parameters, Rows

MEMORY = 1900 << 20  # bytes of address space, most of it the reserved map of the file
_GRACE = 0.25  # seconds over the limit before the worker is killed: the engine's own timeout comes first
_START_SECONDS = 10.0
_WAIT_FOR_SLOT = 5.0


class Worker:
    """One confined process on the graph file with the key `key`."""

    def __init__(self, path: Path, key: Key) -> None:
        self.key = key
        self._process = subprocess.Popen(
            [sys.executable, "-m", "graph_store.ladybug_engine.worker", str(path), str(MEMORY + 8 * key[2])],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
            cwd=Path(__file__).resolve().parents[2],
        )  # fmt: skip
        if self._receive(_START_SECONDS) != {"ready": True}:
            self.kill()
            raise StoreError("无法启动受限查询进程", "the confined query process could not be started")

    def ask(self, job: dict[str, Any]) -> dict[str, Any] | None:
        """The worker's reply, or None when it died or took too long (it is then killed)."""
        assert self._process.stdin  # noqa: S101 - PIPE was asked for
        try:
            self._process.stdin.write(json.dumps(job).encode() + b"\n")
            self._process.stdin.flush()
            reply = self._receive(job["seconds"] + _GRACE)
        except (OSError, ValueError):
            reply = None
        if reply is None:
            self.kill()
        return reply

    def _receive(self, seconds: float) -> dict[str, Any] | None:
        pipe = self._process.stdout
        assert pipe  # noqa: S101 - PIPE was asked for
        deadline = time.monotonic() + seconds
        line = b""
        while not line.endswith(b"\n"):
            left = deadline - time.monotonic()
            if left <= 0 or not select.select([pipe], [], [], left)[0]:
                return None
            piece = pipe.read1(1 << 20)  # type: ignore[attr-defined]
            if not piece:
                return None
            line += piece
        reply: dict[str, Any] = json.loads(line)
        return reply

    def kill(self) -> None:
        """End the process and collect it."""
        self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe:
                pipe.close()


class Console:
    """`slots` workers at the most, started when first needed and again when the graph file changes."""

    def __init__(self, path: Path, slots: int = 2) -> None:
        self._path = path
        self._slots: queue.Queue[Worker | None] = queue.Queue()
        for _ in range(slots):
            self._slots.put(None)
        self._closed = threading.Event()

    def run(self, cypher: str, parameters: Parameters, limits: Limits) -> Rows:
        """Answer a user's query. Raises QueryRefusedError, LimitError, StoreBusyError, StoreError."""
        check_text(cypher)  # the worker does it again; here it spares one
        job = {
            "query": cypher, "parameters": dict(parameters),
            "seconds": limits.seconds, "rows": limits.rows, "size": limits.size,
        }  # fmt: skip
        with self._slot() as worker:
            started = time.monotonic()
            reply = worker.ask(job)
            elapsed = time.monotonic() - started
        if reply is None:
            raise _stopped(limits, by_time=elapsed >= limits.seconds)
        return _rows(reply, limits)

    @contextmanager
    def _slot(self) -> Iterator[Worker]:
        try:
            worker = self._slots.get(timeout=_WAIT_FOR_SLOT)
        except queue.Empty as none_free:
            raise StoreBusyError("查询太多，请稍后再试", "too many queries at once: try again") from none_free
        try:
            worker = self._fresh(worker)
            yield worker
        finally:
            if worker is not None and worker._process.poll() is not None:
                worker = None
            self._slots.put(worker)

    def _fresh(self, worker: Worker | None) -> Worker:
        key = file_key(self._path)
        if key is None:
            raise StoreError(f"还没有图 {self._path}：请先运行 fengong ingest", f"no graph yet at {self._path}")
        if worker is not None and worker.key == key:
            return worker
        if worker is not None:
            worker.kill()
        return Worker(self._path, key)

    def close(self) -> None:
        """End all idle workers."""
        while not self._slots.empty():
            worker = self._slots.get_nowait()
            if worker is not None:
                worker.kill()


def _stopped(limits: Limits, *, by_time: bool) -> LimitError:
    if by_time:
        return LimitError(
            f"查询超过 {limits.seconds:g} 秒，已停止：请缩小范围或加 LIMIT",
            f"the query ran past {limits.seconds:g} s and was stopped: narrow it or add LIMIT",
        )
    return LimitError("查询用尽了内存，已停止：请缩小范围", "the query ran out of memory and was stopped: narrow it")


def _rows(reply: dict[str, Any], limits: Limits) -> Rows:
    if "refused" in reply:
        raise QueryRefusedError(*reply["refused"], where="query")
    if "failed" in reply:
        text = reply["failed"]
        if text.startswith("Interrupted"):
            raise _stopped(limits, by_time=True)
        if "buffer manager" in text.lower() or "bad_alloc" in text.lower() or "MemoryError" in text:
            raise _stopped(limits, by_time=False)
        raise QueryRefusedError(f"查询有误：{text}", f"the query is wrong: {text}", where="query")
    return Rows(tuple(reply["columns"]), [tuple(row) for row in reply["rows"]], truncated=reply["truncated"])
