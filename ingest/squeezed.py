"""What disturbs a list is left out while it is read, and its names are told with their true spans: stray blanks and
line breaks inside words (财 政 厅), and declarations among names (财政厅（列第一位的为牵头单位，下同）、教育厅负责).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from ingest.names import Mention
from ingest.segment import Attribute, Segment, Segments, Span

_BLANK = re.compile(r"[\s\u200b\ufeff]")

_NOTES = ("备注：", "注：", "")  # words that only open a declaration
_OPENING = "（"
_CLOSING = "）"
_PARTING = "，"  # stands for a declaration without brackets

Read = Callable[[str, int, int], Segments]


def reading_of(text: str, start: int, end: int, skip: Sequence[Span], read: Read) -> Segments:
    """What `read` finds in text[start:end]; all spans are positions in `text`, all mentions as they stand there.

    Spans in `skip` (disjoint, in order, of declarations) are passed over, with the brackets around them.
    """
    if not skip and _BLANK.search(text, start, end) is None:
        return read(text, start, end)
    kept = list(_kept(text, start, end, skip))
    found = read("".join(char for char, _ in kept), 0, len(kept))
    return _moved(found, text, [place for _, place in kept])


def _kept(text: str, start: int, end: int, skip: Sequence[Span]) -> Iterator[tuple[str, int]]:
    """The characters that are read, with their places in `text`."""
    done = start
    for span in (*skip, (end, end)):
        first, last = _whole(text, max(span[0], done), max(span[1], done), done)
        yield from ((text[place], place) for place in range(done, first) if not _BLANK.match(text, place))
        done = max(done, last)
        if first < end and text[first] != _OPENING:
            yield _PARTING, first


def _whole(text: str, first: int, last: int, done: int) -> Span:
    """The span of a declaration with 注： before it and with brackets that hold nothing else."""
    first -= len(next(note for note in _NOTES if text.endswith(note, done, first)))
    if text[last : last + 1] == _CLOSING and text.endswith(_OPENING, done, first):
        return first - 1, last + 1
    return first, last


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
