"""How much is measured: the whole run, and a quick one that only shows that everything works."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Effort:
    """Repetitions of the extraction and the table, starts of a process, rounds and seconds of load.

    `fetches` says that peers may be downloaded; `hostile` and `longest` are the characters that hostile texts begin
    with, all of them and some; `documents` are those of the large folder, a tenth of them those of the small one.
    """

    repetitions: int
    starts: int
    rounds: int
    seconds: float
    fetches: bool
    hostile: int
    longest: int
    documents: int


WHOLE = Effort(
    repetitions=25, starts=7, rounds=9, seconds=1.0, fetches=True, hostile=10_000, longest=250_000, documents=1_000
)
QUICK = Effort(repetitions=2, starts=1, rounds=1, seconds=0.2, fetches=False, hostile=500, longest=1_000, documents=30)
