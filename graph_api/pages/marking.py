"""A text cut at the spans of its mentions, so that a page can mark each of them. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text: `marks` are positions of the assignments printed there; `first` where these begin."""

    text: str
    start: int
    marks: tuple[int, ...]
    first: bool
    clause: bool


def pieces(text: str, start: int, clause: tuple[int, int], spans: Iterable[Mapping[str, Any]]) -> list[Piece]:
    """`text`, which begins at `start` of its document, cut at `clause` and at each of `spans` (char_start, char_end).

    Spans are code points of the document; parts of a span outside of the text are not shown. Spans may overlap.
    """
    listed = [(one["char_start"], one["char_end"]) for one in spans]
    end = start + len(text)
    cuts = {start, end, *(place for span in (clause, *listed) for place in span if start < place < end)}
    ordered = sorted(cuts)
    return [_piece(text[low - start : high - start], low, high, clause, listed) for low, high in pairwise(ordered)]


def spans(places: Iterable[str]) -> list[dict[str, int]]:
    """Places written "start-end" as spans; what is not written so is no place."""
    found = (one.partition("-") for one in places)
    return [
        {"char_start": int(start), "char_end": int(end)} for start, _, end in found if start.isdigit() and end.isdigit()
    ]


def _piece(text: str, low: int, high: int, clause: tuple[int, int], spans: list[tuple[int, int]]) -> Piece:
    marks = tuple(index for index, (start, end) in enumerate(spans) if start <= low and high <= end)
    first = any(spans[index][0] == low for index in marks)
    return Piece(text, low, marks, first, clause[0] <= low and high <= clause[1])
