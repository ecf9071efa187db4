"""What the first reader of a network would wait for: its libraries, loaded in the background soon after the start.

They take most of a second, many times that on a busy machine: pyvis alone brings networkx and IPython. Loaded at the
start they would keep everybody waiting, for a page that not everybody opens.
"""

from __future__ import annotations

import asyncio
import gc

from starlette.concurrency import run_in_threadpool

PAUSE = 1.0  # seconds, in which the service comes up and answers its first reader


async def later() -> None:
    """Wait a moment, then load in a thread."""
    await asyncio.sleep(PAUSE)
    await run_in_threadpool(load)
    gc.freeze()  # modules live as long as the service: looking through them again would make readers wait


def load() -> None:
    """Load what draws and places a network, and read the scripts of its page."""
    from networks import page, placing  # noqa: PLC0415 - that is the point

    page.policy()
    assert placing  # noqa: S101 - loaded, so that the first network need not
