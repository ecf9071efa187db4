"""Lists whose members share first and last words: 各级财政、民政部门 are one collective, 财政 alone is nobody."""

from __future__ import annotations

import re

from ingest.tables import COLLECTIVE_START, Grammar

Span = tuple[int, int]

_LEVELS = r"(?:自治区|[省市州盟县旗区乡镇](?:级|直)?|级|地方|地|基层)"
_FIRST_WORDS = rf"(?:{COLLECTIVE_START}{_LEVELS}*|地方(?:各级)?|属地|[省市州盟县旗区乡镇]级)"
_FIRST = re.compile(rf"{_FIRST_WORDS}(?=[\u4e00-\u9fff]{{2}})(?!部门|单位|机构)")
_LAST = re.compile(r"(?:主管|监管|管理|行政)?(?:部门|机构)(?=$|以及|[和及与])")
_COLLECTIVE = re.compile(COLLECTIVE_START)
_LONGEST_FIELD = 12


def with_shared_heads(text: str, items: list[Span], words: Grammar) -> list[Span]:
    """The items of a list, those that share their words as one: from the first one's start to the last one's end."""
    if len(items) < 2 or not _may_share(text, items[1][0], items[-1][1]):  # noqa: PLR2004 — a pair
        return items
    found: list[Span] = []
    index = 0
    while index < len(items):
        stop = _shares(text, items, index, words)
        found.append((items[index][0], items[stop][1]))
        index = stop + 1
    return found


def _may_share(text: str, start: int, end: int) -> bool:
    """A quick look, since most lists do not."""
    return text.find("部门", start, end) >= 0 or text.find("机构", start, end) >= 0


def _shares(text: str, items: list[Span], index: int, words: Grammar) -> int:
    """The index of the item that ends what `index` begins; itself when it shares nothing."""
    first = _FIRST.match(text, *items[index])
    if first is None or not _is_field(text, (first.end(), items[index][1]), words):
        return index
    for place in range(index + 1, len(items)):
        start, end = items[place]
        if text[items[place - 1][1] : start].strip() != "、" or _COLLECTIVE.match(text, start, end):
            break
        head = _LAST.search(text, start, end)
        if head is not None:
            return place if head.start() > start and _is_field(text, (start, head.start()), words) else index
        if not _is_field(text, (start, end), words):
            break
    return index


def _is_field(text: str, span: Span, words: Grammar) -> bool:
    """Whether the span may be a field of work (财政), and does not end as a body does."""
    return 1 < span[1] - span[0] <= _LONGEST_FIELD and not words.ends_as_body(text, *span)
