"""A progress bar for long work; silent for one file and where nobody watches."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from typing import TypeVar

T = TypeVar("T")


def tracked(items: Iterable[T], *, alone: bool) -> Iterator[T]:
    """The items one by one, with a bar on standard error unless there is one `alone` or nobody watches."""
    if alone or not sys.stderr.isatty():
        yield from items
        return
    from rich.console import Console
    from rich.progress import track

    yield from track(items, description="读取 / reading", console=Console(stderr=True), transient=True)
