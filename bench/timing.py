"""Timing that stays fair on a busy machine: what is compared takes turns, and the median counts."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from typing import TypeVar

Measured = TypeVar("Measured")


def rounds(calls: Mapping[str, Callable[[], Measured]], times: int) -> dict[str, list[Measured]]:
    """What each call returned by name; every round makes all calls once, in turn, and a first round is thrown away."""
    for call in calls.values():
        call()
    found: dict[str, list[Measured]] = {name: [] for name in calls}
    for _ in range(times):
        for name, call in calls.items():
            found[name].append(call())
    return found


def seconds(call: Callable[[], object]) -> Callable[[], float]:
    """A call that returns the seconds of the processor that `call` takes: other people's work does not count."""

    def timed() -> float:
        started = time.process_time()
        call()
        return time.process_time() - started

    return timed
