"""Which Neo4j is run, and what differs between its lines: the Java it needs and its main class."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..errors import ParameterError

DEFAULT_VERSION = "2026.08.1"
LTS_VERSION = "5.26.12"


@dataclass(frozen=True)
class Release:
    """One version of Neo4j; `java` is the major version that runs it."""

    version: str

    def __post_init__(self) -> None:
        if not re.fullmatch(r"(5|20\d\d)\.\d+\.\d+", self.version):
            raise ParameterError(
                f"不认识的 Neo4j 版本 {self.version!r}，可用 {DEFAULT_VERSION} 或 {LTS_VERSION}",
                f"unknown Neo4j version {self.version!r}; use {DEFAULT_VERSION} or {LTS_VERSION}",
                where="version",
            )

    @property
    def is_calendar(self) -> bool:
        """True for 2026.08.1, False for 5.26.12: Neo4j counts by the calendar since 2025."""
        return not self.version.startswith("5.")

    @property
    def java(self) -> int:
        """The major version of Java."""
        return 25 if self.is_calendar else 21

    @property
    def main_class(self) -> str:
        """The class that starts the Community server."""
        return "org.neo4j.server." + ("Neo4jCommunity" if self.is_calendar else "CommunityEntryPoint")

    @property
    def coordinate(self) -> str:
        """What has the whole server as its dependencies, in Maven's notation."""
        return f"org.neo4j.test:neo4j-harness:{self.version}"

    def is_older_than(self, other: Release) -> bool:
        """True if `other` may have written data that this one cannot read."""
        return _numbers(self.version) < _numbers(other.version)


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split("."))
