"""The parent's side of a write: start the writer, feed it changes, hear its outcomes, turn its end into one line."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import IO, Any

from graph_store.crossing import one_line, rebuilt
from graph_store.errors import StoreWriteError
from graph_store.store import Change, Outcome, Remove, WriteOptions

_GOING_SECONDS = 5.0


def write(path: Path, changes: Iterable[Change], options: WriteOptions) -> list[Outcome]:
    """Make `changes` in the graph file. Raises StoreBusyError, StoreWriteError, StoreDamagedError.

    The child starts at once, so its imports run while the first document is still being read.
    """
    _make_folder(path)
    child = _start(path)
    assert child.stdout and child.stderr  # noqa: S101 - PIPE was asked for
    errors_heard: list[str] = []
    listener = threading.Thread(target=lambda pipe: errors_heard.append(pipe.read()), args=(child.stderr,), daemon=True)
    listener.start()
    hearing = _Hearing(child.stdout, options)
    hearing.start()
    try:
        _feed(child, changes, options)
    except BaseException:
        child.kill()  # an interrupted or failed reading must not publish half a run
        raise
    finally:
        child.wait()
        hearing.join()
        listener.join()
        child.stdout.close()
        child.stderr.close()
    hearing.conclude(path, child.returncode, "".join(errors_heard))
    return hearing.outcomes


def _start(path: Path) -> subprocess.Popen[str]:
    try:
        return subprocess.Popen(
            [sys.executable, "-m", "graph_store.ladybug_engine.writer", str(path)],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8",
            errors="replace", cwd=Path(__file__).resolve().parents[2],
        )  # fmt: skip
    except OSError as problem:
        raise failed(path, one_line(problem)) from problem


def _make_folder(path: Path) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as problem:
        raise failed(path, one_line(problem)) from problem


def _feed(child: subprocess.Popen[str], changes: Iterable[Change], options: WriteOptions) -> None:
    assert child.stdin  # noqa: S101 - PIPE was asked for
    head = {"reader_version": options.reader_version, "wait_seconds": options.wait_seconds}
    with suppress(BrokenPipeError):  # the child said why before it left
        try:
            _send(child.stdin, head)
            for change in changes:
                _send(child.stdin, _line(change))
        except BaseException:
            _let_go(child)
            raise
        with child.stdin as pipe:
            _send(pipe, {"change": "end"})


def _send(pipe: IO[str], message: dict[str, Any]) -> None:
    pipe.write(json.dumps(message) + "\n")
    pipe.flush()


def _let_go(child: subprocess.Popen[str]) -> None:
    """Without the line "end" it throws its copy away and leaves, which a killed child could not."""
    with suppress(OSError, subprocess.TimeoutExpired):
        if child.stdin:
            child.stdin.close()
        child.wait(_GOING_SECONDS)


def _line(change: Change) -> dict[str, Any]:
    if isinstance(change, Remove):
        return {"change": "remove", "document_id": change.document_id}
    return {
        "change": "replace", "document_id": change.document_id, "content": change.content, "rows": change.rows
    }  # fmt: skip


class _Hearing(threading.Thread):
    """Reads the child's lines so that neither side waits on a full pipe."""

    def __init__(self, pipe: IO[str], options: WriteOptions) -> None:
        super().__init__(daemon=True)
        self._pipe, self._options = pipe, options
        self.outcomes: list[Outcome] = []
        self._last: dict[str, Any] = {}
        self._deaf: Exception | None = None

    def run(self) -> None:
        """Hear every line until the child ends."""
        for line in self._pipe:
            if line.endswith("\n"):  # a killed child leaves half a line
                self._hear(json.loads(line))

    def _hear(self, message: dict[str, Any]) -> None:
        self._last = message
        if "outcome" not in message:
            return
        said = message["outcome"]
        self.outcomes.append(Outcome(said["document_id"], said["outcome"], tuple(said["same_number"])))
        try:
            self._options.on_outcome(self.outcomes[-1])
        except Exception as problem:  # noqa: BLE001 - raised in `conclude`; the child must not wait for a full pipe
            self._deaf = problem

    def conclude(self, path: Path, code: int, stderr: str) -> None:
        """Raise what the child said, or a line for a child that died without a word."""
        if self._last.get("done"):
            if self._deaf is not None:
                raise self._deaf
            return
        if "error" in self._last:
            raise rebuilt(self._last)
        last_words = stderr.strip().splitlines()[-1:] or [f"code {code}"]
        raise failed(path, self._last.get("failed") or last_words[0][:200])


def failed(path: Path, why: str) -> StoreWriteError:
    """The error for a write that did not happen."""
    return StoreWriteError(
        f"写入图 {path} 失败（{why}）：请检查磁盘空间和权限；原来的图没有改动",
        f"writing the graph {path} failed ({why}): check disk space and permissions; the previous graph is untouched",
        where=str(path),
    )
