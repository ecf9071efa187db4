"""A progress bar for long work; silent for one file and where nobody watches."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path


def tracked(files: Sequence[Path]) -> Iterator[Path]:
    """The files one by one, with a bar on standard error when there are several and it is a terminal."""
    if len(files) == 1 or not sys.stderr.isatty():
        yield from files
        return
    from rich.console import Console
    from rich.progress import track

    yield from track(files, description="读取 / reading", console=Console(stderr=True), transient=True)
