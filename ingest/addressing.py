"""How a correction names a place, so that it is found again: the passage, the name in it, and what stands before."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ingest.passages import BEFORE, Span

_STOPS = "。；！？\n"


def passage_around(text: str, span: Span, clauses: Sequence[Span] = ()) -> Span:
    """The clause around a span, else its sentence, as it stands in the text."""
    for start, end in clauses:
        if start <= span[0] and span[1] <= end:
            return start, end
    first = max(text.rfind(mark, 0, span[0]) for mark in _STOPS) + 1
    stops = [place for mark in _STOPS if (place := text.find(mark, span[1])) >= 0]
    last = min(stops, default=len(text))
    last += last < len(text) and text[last] != "\n"
    while first < span[0] and text[first].isspace():
        first += 1
    return first, last


def address(text: str, span: Span, passage: Span, alike: Sequence[Span] = ()) -> dict[str, Any]:
    """The fields of a correction for text[span] in its passage; `alike` are all places of that name, in order."""
    inside = [one for one in alike if passage[0] <= one[0] and one[1] <= passage[1]]
    occurrence = inside.index(span) + 1 if span in inside else 1
    return {
        "clause": text[slice(*passage)], "mention": text[slice(*span)], "occurrence": occurrence,
        "before": text[max(0, passage[0] - BEFORE) : passage[0]], "at": passage[0],
    }  # fmt: skip
