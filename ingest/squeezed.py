"""What disturbs a list is left out while it is read, and its names are told with their true spans: stray blanks and
line breaks inside words (财 政 厅), and declarations among names (财政厅（列第一位的为牵头单位，下同）、教育厅负责).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from itertools import pairwise

from ingest.positions import Positions
from ingest.segment import Segments, Span

_BLANK = re.compile(r"[\s\u200b\ufeff]")

_NOTES = ("备注：", "注：", "")  # words that only open a declaration
_OPENING = "（"
_CLOSING = "）"
_SEPARATING = "、"
_PARTING = "，"  # stands for a declaration without brackets

Read = Callable[[str, int, int], Segments]
IsBody = Callable[[str], bool]
_WORD = re.compile(r"[^\s、，；：。（）]+(?:（[^（）]*）)?")
_PLACES = "省市县区州旗盟"
_SHORTEST = 3  # 市 教育局 is one name


def reading_of(
    text: str, start: int, end: int, skip: Sequence[Span], read: Read, is_body: IsBody | None = None
) -> Segments:
    """What `read` finds in text[start:end]; all spans are positions in `text`, all mentions as they stand there.

    Spans in `skip` (disjoint, in order, of declarations) are passed over, with the brackets around them. A blank
    between two words that `is_body` says are bodies parts them.
    """
    if not skip and _BLANK.search(text, start, end) is None:
        return read(text, start, end)
    parting = set(_parting(text, start, end, is_body)) if is_body else frozenset()
    kept = [
        (_SEPARATING if place in parting else char, place) for char, place in _kept(text, start, end, skip, parting)
    ]
    found = read("".join(char for char, _ in kept), 0, len(kept))
    return _moved(found, Positions(text, [place for _, place in kept]))


def _parting(text: str, start: int, end: int, is_body: IsBody) -> Iterator[int]:
    """Where blanks stand between two bodies and nothing else: 市公安局 市妇联."""
    words = [match for match in _WORD.finditer(text, start, end) if len(match.group()) >= _SHORTEST]
    for one, following in pairwise(words):
        between = text[one.end() : following.start()]
        owner = one.group()[-1] in _PLACES and following.group()[-1] not in _PLACES  # 自治区 财政厅
        blank = between and not between.strip(" \u3000")
        if blank and not owner and is_body(one.group()) and is_body(following.group()):
            yield one.end()


def _kept(text: str, start: int, end: int, skip: Sequence[Span], parting: Collection[int]) -> Iterator[tuple[str, int]]:
    """The characters that are read, with their places in `text`."""
    done = start
    for span in (*skip, (end, end)):
        first, last = _whole(text, max(span[0], done), max(span[1], done), done)
        yield from (
            (text[place], place) for place in range(done, first) if place in parting or not _BLANK.match(text, place)
        )
        done = max(done, last)
        if first < end and text[first] != _OPENING:
            yield _PARTING, first


def _whole(text: str, first: int, last: int, done: int) -> Span:
    """The span of a declaration with 注： before it and with brackets that hold nothing else."""
    first -= len(next(note for note in _NOTES if text.endswith(note, done, first)))
    if text[last : last + 1] == _CLOSING and text.endswith(_OPENING, done, first):
        return first - 1, last + 1
    return first, last


def _moved(found: Segments, at: Positions) -> Segments:
    return Segments(
        [at.segment(one) for one in found.segments],
        [at.attribute(one) for one in found.attributes],
        [at.span(*one) for one in found.leftovers],
    )
