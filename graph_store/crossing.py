"""Errors as plain values, so that they can cross from a child process to its parent, and the one line that they say."""

from __future__ import annotations

from typing import Any

from graph_store import errors
from graph_store.errors import FengongError


def one_line(problem: object, most: int = 200) -> str:
    """What `problem` says, in one line of at most `most` characters; the name of its class when it says nothing.

    A first line that ends with a colon says nothing alone: what follows is joined to it.
    """
    lines = [line.strip() for line in str(problem).splitlines() if line.strip()]
    if not lines:
        return type(problem).__name__
    said = " ".join(lines) if lines[0].endswith(":") else lines[0]
    return said[:most]


def described(problem: FengongError) -> dict[str, Any]:
    """An error of ours as a JSON value."""
    return {"error": type(problem).__name__, "zh": problem.zh, "en": problem.en, "where": problem.where}


def rebuilt(message: dict[str, Any]) -> FengongError:
    """The error that `described` made this value from."""
    kind: type[FengongError] = getattr(errors, message["error"])
    return kind(message["zh"], message["en"], where=message["where"])
