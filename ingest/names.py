"""The grammar of lists of bodies: 、 and ， separate, 及 以及 和 join, and none of them inside a name.

Segmenters lose names here (工业和信息化部, 各市、县（区）人民政府); the grammar knows that 和 joins only what could each
stand alone as a body.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from ingest.tables import CLOSE, COLLECTIVE_START, OPEN, Grammar

_JOINER = re.compile(r"以及|及其他|及|和|与|[（()）]")
_COLLECTIVE = re.compile(COLLECTIVE_START)
# 社会和…, 干部和…, 城市和…: words that end as a body does and are none.
_NO_BODY = re.compile(r"(?:社会|干部|城市|地区|社区|社团|机关|服务|基层组织)$")
_SHORTEST = 2


@dataclass(frozen=True, slots=True)
class Mention:
    """A name as printed with its span."""

    text: str
    start: int
    end: int


def read_names(
    text: str, items: list[tuple[int, int]], words: Grammar, known: Callable[[str], bool]
) -> tuple[list[Mention], str]:
    """Mentions in the pieces `items` (spans between separators) and the 等… that closes the list ("" if none)."""
    mentions: list[Mention] = []
    open_ended = ""
    for first, last in items:
        ending = words.ending.search(text, first, last)
        if ending is not None:
            open_ended = ending.group()
            last = ending.start()  # noqa: PLW2901
        for start, end in split_joined(text, first, last, words, known):
            mentions.append(Mention(text[start:end], start, end))
    return mentions, open_ended


def split_joined(
    text: str, first: int, last: int, words: Grammar, known: Callable[[str], bool]
) -> Iterator[tuple[int, int]]:
    """Spans of the names in one piece: split at a joiner with a body on either side of it."""
    depth, start = 0, first
    for match in _JOINER.finditer(text, first, last):
        mark = match.group()
        if mark in OPEN or mark in CLOSE:
            depth += 1 if mark in OPEN else -1
        elif depth == 0 and _joins(text, start, match, last, words, known):
            yield start, match.start()
            start = match.end()
    if start < last:
        yield start, last


def _joins(
    text: str, start: int, match: re.Match[str], last: int, words: Grammar, known: Callable[[str], bool]
) -> bool:
    left, right = text[start : match.start()], text[match.end() : last]
    if len(left) < _SHORTEST or len(right) < _SHORTEST or known(text[start:last]):
        return False
    if match.group() == "以及" or (_COLLECTIVE.match(right) and match.group() != "与"):
        return True
    is_body = known(left) or (words.body.search(left) is not None and _NO_BODY.search(left) is None)
    return is_body and (known(right) or words.body.search(right) is not None)
