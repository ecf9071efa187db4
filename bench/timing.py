"""Timing that stays fair on a busy machine: what is compared takes turns, and the median counts."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from statistics import median

Clock = Callable[[], float]


def interleaved(
    calls: Mapping[str, Callable[[], object]], times: int, clock: Clock = time.process_time
) -> dict[str, float]:
    """Median seconds of each call by name, after one warm-up; every round runs all of them once, in turn."""
    found: dict[str, list[float]] = {name: [] for name in calls}
    for call in calls.values():
        call()
    for _ in range(times):
        for name, call in calls.items():
            started = clock()
            call()
            found[name].append(clock() - started)
    return {name: median(seconds) for name, seconds in found.items()}
