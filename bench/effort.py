"""How much is measured: the whole run, and a quick one that only shows that everything works."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Effort:
    """Repetitions of the extraction and the table, starts of a process, rounds and seconds of load.

    `fetches` says that peers may be downloaded.
    """

    repetitions: int
    starts: int
    rounds: int
    seconds: float
    fetches: bool


WHOLE = Effort(repetitions=25, starts=7, rounds=9, seconds=1.0, fetches=True)
QUICK = Effort(repetitions=2, starts=1, rounds=1, seconds=0.2, fetches=False)
