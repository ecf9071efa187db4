"""Whether a position lies inside one of some spans."""

from __future__ import annotations

from collections.abc import Iterable

from ingest.segment import Span


class Inside:
    """Disjoint spans, asked from left to right: no question may lie before the one that came last."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._spans = sorted(spans)
        self._next = 0

    def holds(self, position: int) -> bool:
        """Whether the position lies in a span."""
        return self.touches(position, position + 1)

    def touches(self, start: int, end: int) -> bool:
        """Whether a span and [start, end) share a position."""
        while self._next < len(self._spans) and self._spans[self._next][1] <= start:
            self._next += 1
        return self._next < len(self._spans) and self._spans[self._next][0] < end
