"""What a start is doing, in words for the person who waits."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from typing import TypeAlias


class Step(Enum):
    """One step of a start; the two downloads happen at the first start of a version only."""

    JAVA = ("正在下载 Java（仅首次）", "downloading Java (first time only)")
    JARS = (
        "正在下载 Neo4j，约 180 MB（仅首次，约一分钟）",
        "downloading Neo4j, 180 MB (first time only, about a minute)",
    )
    PASSWORD = ("正在设置密码", "setting a password")
    START = ("正在启动 Neo4j", "starting Neo4j")

    @property
    def zh(self) -> str:
        """The step in Chinese."""
        return self.value[0]

    @property
    def en(self) -> str:
        """The step in English."""
        return self.value[1]


OnStep: TypeAlias = Callable[[Step], None]


def ignore(step: Step) -> None:
    """The listener of those who do not listen."""
