"""The language of messages, and saying them."""

from __future__ import annotations

import os

import typer


def language() -> str:
    """The language of messages: FENGONG_LANGUAGE, else Chinese."""
    return "en" if os.environ.get("FENGONG_LANGUAGE", "zh") == "en" else "zh"


def say(zh: str, en: str) -> None:
    """A line for the user on standard error, so that standard output holds rows only."""
    typer.echo(en if language() == "en" else zh, err=True)
