"""Help whose headings are Chinese first, as the rest of it is: the library prints its own in English only."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup
from typer.models import CommandFunctionType

_HEADINGS = (
    (re.compile(r"^Usage: ", re.MULTILINE), "用法 / Usage: "),
    (re.compile(r"^Options:$", re.MULTILINE), "选项 / Options:"),
    (re.compile(r"^Arguments:$", re.MULTILINE), "参数 / Arguments:"),
    (re.compile(r"^Commands:$", re.MULTILINE), "命令 / Commands:"),
    (re.compile(r"\bShow this message and exit\."), "显示这份说明 / show this help"),
    (re.compile(r"\bInstall completion for the current shell\."), "安装命令补全 / install completion"),
    (
        re.compile(
            r"\bShow completion for the current shell,\s+to\s+copy\s+it\s+or\s+customize\s+the\s+installation\."
        ),
        "显示补全脚本 / show what completion installs",
    ),
    (re.compile(r"\[env\s+var:"), "[环境变量 / env var:"),
    (re.compile(r"\[required\]"), "[必填 / required]"),
)


def in_chinese(text: str) -> str:
    """A help text with its headings in Chinese and English."""
    for pattern, words in _HEADINGS:
        text = pattern.sub(words, text)
    return text


class Command(TyperCommand):
    """A command."""

    def get_help(self, ctx: Any) -> str:
        """Its help."""
        return in_chinese(super().get_help(ctx))


class Group(TyperGroup):
    """A command with commands of its own."""

    def get_help(self, ctx: Any) -> str:
        """Its help."""
        return in_chinese(super().get_help(ctx))


class App(typer.Typer):
    """Commands whose help has such headings."""

    def __init__(self, **options: Any) -> None:
        super().__init__(cls=Group, **options)

    def command(self, name: str | None = None, **options: Any) -> Callable[[CommandFunctionType], CommandFunctionType]:
        """As `typer.Typer.command`."""
        return super().command(name, **{"cls": Command, **options})
