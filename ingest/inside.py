"""Whether a position lies inside one of some spans, without asking all of them: there may be as many as words."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

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


def joined(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The spans in order, those that overlap as one."""
    found: list[Span] = []
    for start, end in sorted(spans):
        if found and start < found[-1][1]:
            found[-1] = found[-1][0], max(end, found[-1][1])
        else:
            found.append((start, end))
    return tuple(found)


def touching(spans: Sequence[Span], start: int, end: int) -> Sequence[Span]:
    """Those of disjoint, sorted `spans` that share a position with [start, end)."""
    first = bisect_right(spans, start, key=_end)
    return spans[first : bisect_left(spans, (end, end), first)]


def _end(span: Span) -> int:
    return span[1]
