"""Clauses with stray blanks and line breaks inside words (财 政 厅): read without them, told with their true spans."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence

from ingest.names import Mention
from ingest.segment import Attribute, Segment, Segments, Span

_BLANK = re.compile(r"[\s\u200b\ufeff]")

Read = Callable[[str, int, int, Sequence[Span]], Segments]


def reading_of(text: str, start: int, end: int, skip: Sequence[Span], read: Read) -> Segments:
    """What `read` finds in text[start:end]; all spans are positions in `text`, all mentions as they stand there."""
    if _BLANK.search(text, start, end) is None:
        return read(text, start, end, skip)
    places = [position for position in range(start, end) if not _BLANK.match(text, position)]
    passed = [(bisect_left(places, first), bisect_left(places, last)) for first, last in skip]
    found = read("".join(text[position] for position in places), 0, len(places), passed)
    return _moved(found, text, places)


def _moved(found: Segments, text: str, places: Sequence[int]) -> Segments:
    def span(start: int, end: int) -> tuple[int, int]:
        return places[start], places[end - 1] + 1

    def mention(one: Mention) -> Mention:
        start, end = span(one.start, one.end)
        return Mention(text[start:end], start, end)

    segments = [
        Segment(one.role, one.role_text, one.separately, tuple(map(mention, one.mentions)), one.open_ended, one.basis)
        for one in found.segments
    ]
    attributes = [Attribute(one.kind, *span(one.start, one.end)) for one in found.attributes]
    return Segments(segments, attributes, [span(*one) for one in found.leftovers])
