"""Numbered items of a text: 第一章, 一、, （一）, 1., 1.1, （1）, ①, 1）, and numerals as printed (一00, 一0一)."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from ingest import numerals
from ingest.inside import Inside

_NUMERAL = f"[{numerals.CHARACTERS}]{{1,7}}"
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_BLANK = "[ \\t\u3000\u00a0]"
_ITEM = re.compile(
    rf"^{_BLANK}*(?P<label>"
    rf"第(?:(?P<part>{_NUMERAL})(?:部分|[编篇])|(?P<chapter>{_NUMERAL})章|(?P<knot>{_NUMERAL})节|(?P<article>{_NUMERAL})条)"
    rf"|(?P<first>{_NUMERAL})、(?!{_NUMERAL}[、号])"
    rf"|[（(](?P<bracketed>{_NUMERAL})[）)]"
    r"|(?P<pointed>[0-9０-９]{1,3})[.．](?![0-9０-９])"
    rf"|(?P<decimal>[0-9]{{1,2}}(?:[.．][0-9]{{1,2}}){{1,3}})(?=[、．.]|{_BLANK}|[\u4e00-\u9fff])(?![%％亿万千百元倍个米年月日平公吨版])[、.．]?"
    rf"|(?P<circled>[{_CIRCLED}])"
    r"|(?P<closed>[0-9０-９]{1,2})[）)]"
    rf")[ \t\u3000]*",
    re.MULTILINE,
)
_STYLES = ("part", "chapter", "knot", "article", "first", "bracketed", "pointed", "decimal", "circled", "closed")
_ARABIC_DIGITS = frozenset("0123456789０１２３４５６７８９")
# From the outermost. An Arabic number is below a Chinese one: 1、 and 1. are one level below （一）.
_RANKS = {name: rank for rank, name in enumerate(_STYLES)} | {"first arabic": 6, "pointed": 6, "bracketed arabic": 8}
_RANKS |= {"decimal": 7, "circled": 9, "closed": 10}
_value = lru_cache(maxsize=1024)(numerals.parse)  # numbers are the same in all documents
MEASURE_RANK = _RANKS["bracketed"]  # from here inwards an item may be a task with sub-measures

Span = tuple[int, int]


class Item(NamedTuple):
    """A numbered item from its label to the next item; `rank` is its style's, `depth` 1 the outermost in use."""

    label: str
    value: int
    rank: int
    depth: int
    start: int
    body: int
    end: int


def numbered_items(text: str, end: int, outside: tuple[Span, ...] = ()) -> list[Item]:
    """The items of text[:end] in order; numbers in the spans `outside` (tables) are none."""
    found = [(match, *_reading(match)) for match in _ITEM.finditer(text, 0, end)]
    if outside:
        inside = Inside(outside)
        found = [one for one in found if not inside.holds(one[0].start("label"))]
    depths = {rank: depth for depth, rank in enumerate(sorted({rank for _, _, rank in found}), start=1)}
    ends = [*(match.start() for match, _, _ in found[1:]), end]
    return [
        Item(
            match["label"], value, rank, depths[rank], match.start("label"), match.end(),
            trimmed(text, match.end(), stop),
        )
        for (match, value, rank), stop in zip(found, ends, strict=False)
    ]  # fmt: skip


def behind_label(text: str, start: int) -> int:
    """Where the words begin of what begins at `start`: behind a number, when it is the start of a line."""
    match = _ITEM.match(text, start)
    return match.end() if match else start


def trimmed(text: str, start: int, end: int) -> int:
    """`end` without the white space before it, but not before `start`."""
    return start + len(text[start:end].rstrip())


def _reading(match: re.Match[str]) -> tuple[int, int]:
    """(value, rank) of a match."""
    style = next(name for name in _STYLES if match[name])
    numeral = match[style]
    if style == "circled":
        return _CIRCLED.index(numeral) + 1, _RANKS[style]
    if style == "decimal":
        parts = re.split(r"[.．]", numeral)
        return int(parts[-1]), _RANKS[style]
    arabic = style in {"first", "bracketed"} and numeral[0] in _ARABIC_DIGITS
    return _value(numeral) or 0, _RANKS[f"{style} arabic" if arabic else style]
