"""The language of messages, and saying them: rows on standard output, all else on standard error."""

from __future__ import annotations

import os
import re
import sys

import typer

from graph_store.directions import visible
from graph_store.errors import FengongError, StoreWriteError
from graph_store.reasons import reasons
from graph_store.settings import Settings

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")


def language() -> str:
    """The language of messages: the setting, else Chinese. Settings that cannot be read are another's to tell."""
    try:
        return Settings.from_environment().language
    except FengongError:
        return "en" if os.environ.get("FENGONG_LANGUAGE") == "en" else "zh"


def say(zh: str, en: str) -> None:
    """A line for the user on standard error, so that standard output holds rows only."""
    typer.echo(visible(en if language() == "en" else zh), err=True)


def complain(problem: FengongError) -> None:
    """An error as one line, whatever the names in it: a file's name may hold a line feed."""
    say(f"错误：{harmless(problem.zh)}", f"error: {harmless(problem.en)}")


def harmless(text: str) -> str:
    """`text` on one line, in the order that it is stored in, without the control characters that steer a terminal."""
    return visible(_CONTROL.sub(" ", text))


def put(text: str) -> None:
    """Write `text` to standard output now. Raises StoreWriteError; a reader that went away ends the command."""
    if sys.stdout is None:
        raise StoreWriteError("标准输出已关闭", "standard output is closed")
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        _discard_output()
        raise typer.Exit(0) from None  # `fengong … | head` is no error
    except OSError as problem:
        _discard_output()
        zh, en = reasons(problem)
        raise StoreWriteError(f"无法写到标准输出：{zh}", f"cannot write to standard output: {en}") from problem


def _discard_output() -> None:
    """What is still held back must not fail again when the process ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
