"""What the set-up prints: short lines on stderr, Chinese first, English second."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterable


class SetupError(Exception):
    """What the set-up cannot do by itself: a line in each language, and the last lines of the tool that failed.

    `harmless` tells that the environment was left as it was.
    """

    def __init__(self, zh: str, en: str, *, tail: Iterable[str] = (), harmless: bool = False) -> None:
        super().__init__(en)
        self.zh = zh
        self.en = en
        self.tail = tuple(tail)
        self.harmless = harmless

    def show(self) -> None:
        """Print it: the tool's own lines first, so that what to do is read last."""
        for line in self.tail:
            sys.stderr.write(f"  | {line}\n")
        say(f"✗ {self.zh}", self.en)


def say(zh: str, en: str) -> None:
    """One line in both languages."""
    sys.stderr.write(f"{zh} / {en}\n")
    sys.stderr.flush()


def progress(text: str) -> None:
    """Rewrite one line of a terminal; logs are spared. An empty text wipes the line."""
    if sys.stderr.isatty():
        sys.stderr.write(f"\r\033[K{text[:70]}")
        sys.stderr.flush()


def prepare() -> None:
    """A console that cannot print Chinese gets question marks, not a traceback."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
