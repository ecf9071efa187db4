"""The child process that writes a Ladybug graph: `python -m graph_store.ladybug_engine.writer PATH`.

A process of its own, because a full disk can abort it from inside the engine; the parent then still has a clear line
to say. Changes arrive on standard input as JSON lines and are applied as they come; only after the line "end" is the
new file put in place, so a parent that dies leaves the previous graph. Answers are JSON lines on standard output.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

import ladybug

from graph_store.apply import Edit, check_schema
from graph_store.batches import batches
from graph_store.crossing import described, one_line
from graph_store.errors import FengongError, StoreError
from graph_store.ladybug_engine.database import execute
from graph_store.ladybug_engine.publish import locked, publish
from graph_store.store import Change, Remove, Replace

_COMMIT_EVERY, _CHECKPOINT_EVERY = 8, 64  # batches


class InputEndedError(Exception):
    """The parent went away before it had said everything."""


def main() -> None:
    """Read the job from standard input, do it, and say how it ended."""
    path = Path(sys.argv[1])
    head = json.loads(sys.stdin.readline() or "null")
    if head is None:
        return
    try:
        with locked(path, head["wait_seconds"]):
            publish(path, lambda connection: _edit(connection, head["reader_version"]))
        _say({"done": True})
    except InputEndedError:
        _leave(1)
    except Exception as problem:  # noqa: BLE001 - the process ends here: whatever it was becomes one line
        _say(describe(problem))
        _leave(1)


def describe(problem: Exception) -> dict[str, Any]:
    """An error as a line for the parent: our own errors by their class, others as a failed write."""
    return described(problem) if isinstance(problem, FengongError) else {"failed": one_line(problem)}


def _changes() -> Iterator[Change]:
    for line in sys.stdin:
        item = json.loads(line)
        if item["change"] == "end":
            return
        if item["change"] == "remove":
            yield Remove(item["document_id"])
        else:
            yield Replace(item["document_id"], item["content"], item["rows"])
    raise InputEndedError


def _edit(connection: ladybug.Connection, reader_version: str) -> bool:
    def run(cypher: str, parameters: dict[str, Any]) -> list[dict[str, Any]]:
        return execute(connection, cypher, parameters).records()

    check_schema(run)
    edit = Edit(run)
    connection.execute("BEGIN TRANSACTION")
    for number, batch in enumerate(batches(_changes()), 1):
        for outcome in edit.apply(batch):
            _say({"outcome": asdict(outcome)})
        _keep_small(connection, number)
    if not edit.changed:
        connection.execute("ROLLBACK")
        return False
    edit.stamp(reader_version)
    connection.execute("COMMIT")
    return True


def _keep_small(connection: ladybug.Connection, number: int) -> None:
    # Nobody sees the copy before it is published, so it may be committed on the way: a transaction of any number of
    # documents would hold all of them in memory. A checkpoint leaves unused pages in the file, so there are few.
    if number % _COMMIT_EVERY == 0:
        connection.execute("COMMIT")
        if number % _CHECKPOINT_EVERY == 0:
            connection.execute("CHECKPOINT")
        connection.execute("BEGIN TRANSACTION")


def _say(message: dict[str, Any]) -> None:
    try:
        print(json.dumps(message, ensure_ascii=True), flush=True)  # noqa: T201 - the protocol
    except BrokenPipeError as gone:
        raise StoreError("上级进程已退出", "the parent process is gone") from gone


def _leave(code: int) -> None:
    # After a full disk the engine's destructors abort the process; the line is said, so leave without them.
    sys.stdout.flush()
    os._exit(code)


if __name__ == "__main__":
    main()
