"""The audit log: who changed the graph or a key, and whose query was refused; a line of JSON each, never rewritten."""

from __future__ import annotations

import getpass
import json
import logging
import os
from contextvars import ContextVar
from datetime import UTC, datetime
from pathlib import Path
from threading import Lock
from typing import Any, Protocol

from graph_store.errors import StoreWriteError
from graph_store.reasons import reasons

STANDARD_ERROR = "-"
_STDERR = 2
_LOG = logging.getLogger("fengong.audit")


class Actor(Protocol):
    """Who acts: `facts` are what the log says about it."""

    def facts(self) -> dict[str, str]:
        """Names and values."""


ACTING: ContextVar[Actor | None] = ContextVar("acting", default=None)


class LineLog:
    """Lines of JSON at the end of a file that its owner only can read, or on standard error; "" is nowhere."""

    def __init__(self, place: str) -> None:
        """Raises StoreWriteError when the file cannot be opened."""
        self._lock = Lock()
        self._handle = _opened(place)

    def write(self, facts: dict[str, Any]) -> None:
        """One line. A disk that is full must not stop the service: it is told, and the line is lost."""
        if self._handle is None:
            return
        line = (json.dumps(facts, ensure_ascii=False) + "\n").encode("utf-8", "replace")
        try:
            with self._lock:
                os.write(self._handle, line)
        except OSError as problem:
            _LOG.error("a line of the log could not be written: %s", problem.strerror)

    @property
    def is_on(self) -> bool:
        """Whether lines go anywhere."""
        return self._handle is not None

    def close(self) -> None:
        """Close the file."""
        if self._handle is not None and self._handle != _STDERR:
            os.close(self._handle)
        self._handle = None


class Audit(LineLog):
    """The audit log."""

    def record(self, event: str, **facts: Any) -> None:
        """What happened, when, and by whom."""
        if self.is_on:
            actor = ACTING.get()
            who = actor.facts() if actor else {"user": _user()}
            self.write({"time": datetime.now(UTC).isoformat(timespec="milliseconds"), "event": event, **who, **facts})


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # a container without a name for its user
        return str(os.getuid()) if hasattr(os, "getuid") else "?"


def _opened(place: str) -> int | None:
    if not place:
        return None
    if place == STANDARD_ERROR:
        return _STDERR
    path = Path(place).expanduser()
    try:
        return os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    except OSError as problem:
        zh, en = reasons(problem)
        raise StoreWriteError(
            f"无法写日志 {path}：{zh}", f"cannot write the log {path}: {en}", where=place
        ) from problem
