"""What the declarations of a document did: how many clauses and assignments each of them changed."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.clause import Clause
from ingest.declarations import Declaration
from ingest.extract import Extraction, Reading
from ingest.placing import by_clause
from ingest.tables import grammar

# The basis that each kind of declaration leaves.
_SIGNS = (("first", "first"), ("mark", "mark"), ("rest", "declared"), ("verb", "declared"), ("except", "declared"))


@dataclass(frozen=True, slots=True)
class Effect:
    """A declaration as printed, with how many clauses and assignments are read by it; 0 means that it did nothing."""

    kind: str
    text: str
    char_start: int
    char_end: int
    clauses: int
    assignments: int


def effects(text: str, found: Extraction) -> tuple[Effect, ...]:
    """The effect of each declaration, in the order of the text. Pure."""
    clauses, assignments = _counted(found)
    return tuple(
        Effect(one.kind, text[one.start : one.end], one.start, one.end, clauses[number], assignments[number])
        for number, one in enumerate(found.declarations)
    )


def _counted(found: Extraction) -> tuple[Counter[int], Counter[int]]:
    finder = _Finder(found.declarations)
    clauses: Counter[int] = Counter()
    assignments: Counter[int] = Counter()
    seen: set[tuple[int, int]] = set()
    for task in found.tasks:
        for reading, clause in by_clause(task):
            number = finder.behind(reading, clause)
            if number is not None:
                assignments[number] += 1
                if (number, clause.start) not in seen:
                    seen.add((number, clause.start))
                    clauses[number] += 1
    return clauses, assignments


class _Finder:
    """Finds the declaration behind a reading: that of its own clause, else the last one before it that holds on."""

    def __init__(self, declared: Sequence[Declaration]) -> None:
        self._declared = declared
        self._short = {one.value: number for number, one in enumerate(declared) if one.kind == "short"}
        self._blanket = {one.start: number for number, one in enumerate(declared) if one.kind == "blanket"}
        self._places: dict[tuple[str, str], list[int]] = {}
        for number, one in enumerate(declared):
            self._places.setdefault((one.kind, _value(one)), []).append(number)

    def behind(self, reading: Reading, clause: Clause) -> int | None:
        """The number of the declaration that `reading` was read by, or None."""
        if clause.form == "declaration":
            return self._blanket.get(clause.start)
        segment = reading.segment
        values = {"first": "", "mark": segment.role, "rest": segment.role, "verb": segment.role_text, "except": ""}
        for kind, basis in _SIGNS:
            if segment.basis == basis and (number := self._last((kind, values[kind]), clause)) is not None:
                return number
        number = self._short.get(reading.mention.text)
        return number if number is not None and self._declared[number].start < reading.mention.start else None

    def _last(self, key: tuple[str, str], clause: Clause) -> int | None:
        numbers = self._places.get(key, [])
        place = bisect_right(numbers, clause.end, key=lambda number: self._declared[number].start)
        holding = (n for n in (*reversed(numbers[:place]), *numbers[place:]) if self._holds(self._declared[n], clause))
        return next(holding, None)

    @staticmethod
    def _holds(one: Declaration, clause: Clause) -> bool:
        return clause.start <= one.start < clause.end or one.everywhere or (one.onwards and one.start < clause.start)


def _value(one: Declaration) -> str:
    if one.kind in {"mark", "rest"}:
        return grammar().stems[one.role]
    return one.value if one.kind == "verb" else ""
