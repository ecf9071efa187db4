"""A progress bar for long work; silent for one file and where nobody watches."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from fengong.ingesting import is_one
from ingest.gather import Found, count


def watched(files: Sequence[Path | str]) -> Callable[[Iterable[Found]], Iterable[Found]]:
    """What passes documents on with a bar on standard error, unless there is one or nobody watches."""
    if is_one(files) or not sys.stderr.isatty():
        return iter
    return lambda found: _tracked(found, files)


def _tracked(found: Iterable[Found], files: Sequence[Path | str]) -> Iterator[Found]:
    from rich.console import Console
    from rich.progress import track

    console = Console(stderr=True)
    yield from track(found, "读取 / reading", total=count(files), console=console, transient=True)
