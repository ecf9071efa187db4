"""The grammar of lists of bodies: 、 and ， separate, 及 以及 和 join, and none of them inside a name.

Segmenters lose names here (工业和信息化部, 各市、县（区）人民政府); the grammar knows that 和 joins only what could
each stand alone as a body.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from ingest.shared_heads import with_shared_heads
from ingest.tables import CLOSE, COLLECTIVE, COLLECTIVE_START, OPEN, Grammar, longest_first
from ingest.tables import words as words_of

_JOINER = re.compile(r"以及|及|和|与")
# 各级党委和政府, 县委和政府: the government of whatever stands before, and no body of its own.
_DEPENDENT = re.compile(r"(?:人民)?政府$")
_ANY_JOINER = re.compile(r"[及和与]")
# A collective is passed over whole: the joiners inside 各市和县（区）人民政府 join nothing.
_MARK = re.compile(rf"以及|及其他(?=有关|相关|各)|及|和|与|[（()）]|{COLLECTIVE}")
# 各地, 有关部门: what begins so is a body when it is short; 各地落实场地 is a sentence.
_COLLECTIVE = re.compile(rf"{COLLECTIVE_START}(?:[^落负牵配参协指督组抓要应须请于将]|组[^织]){{0,18}}$")
GLUED = re.compile(
    r"(?P<level>[省市县区州旗])(?![委政人])[^省市县区州旗（]{2,12}[局厅委办院会联室部](?P<second>(?P=level)[^省市县区州旗（]{3,14})$"
)
"""What may be two names without a separator between them, for want of which they are read as one."""
# 侯南村, but no 示范村 and no 每村.
_VILLAGE = re.compile(rf"(?!.*(?:{longest_first(words_of('no_villages'))})村)[\u4e00-\u9fff]{{2,3}}村")
# 社会和…, 干部和…, 城市和…: words that end as a body does and are none.
_NO_BODY = re.compile(r"(?:社会|干部|城市|地区|社区|社团|机关|服务|基层组织)$")
_COLLECTIVE_START = re.compile(COLLECTIVE_START)
_SHORTEST = 2
_LOOK_BACK = 60  # characters in which the ending of a body stands, its parentheses included

Known = Callable[[str], bool]


class Mention(NamedTuple):  # there are thousands: a tuple is made three times as fast as a frozen dataclass
    """A name as printed with its span."""

    text: str
    start: int
    end: int


def read_names(text: str, items: list[tuple[int, int]], words: Grammar, known: Known) -> tuple[list[Mention], str]:
    """Mentions in the pieces `items` (spans between separators) and the 等… that closes the list ("" if none)."""
    if len(items) > 1:
        items = with_shared_heads(text, items, words)
    mentions: list[Mention] = []
    endings: list[str] = []
    start, end = (items[0][0], items[-1][1]) if items else (0, 0)
    joined, open_ = _ANY_JOINER.search(text, start, end) is not None, text.find("等", start, end) >= 0
    if not joined and not open_:
        return [Mention(text[first:last], first, last) for first, last in items if first < last], ""
    for first, last in _parted(text, items, words) if open_ else items:
        before = len(endings)
        if text[last - 1] in words.ending_ends and (ending := words.ending.search(text, first, last)):
            endings.append(ending.group())
            first, last = stripped(text, first, ending.start())  # noqa: PLW2901
        if before and text[first:last] in words.generic:  # 等部门、单位
            endings[-1] += f"、{text[first:last]}"
        elif joined and _ANY_JOINER.search(text, first, last):
            mentions += [Mention(text[a:b], a, b) for a, b in split_joined(text, first, last, words, known) if a < b]
        elif first < last:
            mentions.append(Mention(text[first:last], first, last))
    return mentions, "；".join(endings)


def _parted(text: str, items: list[tuple[int, int]], words: Grammar) -> Iterator[tuple[int, int]]:
    """The items, with 教育部等部门和地方各级人民政府 parted behind its 等部门."""
    for first, last in items:
        inner = words.inner_ending.search(text, first, last) if text.find("等", first, last) >= 0 else None
        if inner and (whole := words.ending.search(text, first, last)) and whole.start() <= inner.start():
            inner = None  # 等部门和单位 is one ending
        joiner = _JOINER.match(text, inner.end(), last) if inner else None
        if inner is None or joiner is None or joiner.end() >= last:
            yield first, last
        else:
            yield first, inner.end()
            yield stripped(text, joiner.end(), last)


def split_joined(text: str, first: int, last: int, words: Grammar, known: Known) -> Iterator[tuple[int, int]]:
    """Spans of the names in one piece: split at a joiner with a body on either side of it."""
    depth, start = 0, first
    for match in _MARK.finditer(text, first, last):
        mark = match.group()
        if mark in OPEN or mark in CLOSE:
            depth += 1 if mark in OPEN else -1
        elif depth == 0 and mark[0] in "以及和与" and _joins(text, start, match, last, words, known):
            yield stripped(text, start, match.start())
            start = match.end()
    yield stripped(text, start, last)


def stripped(text: str, first: int, last: int) -> tuple[int, int]:
    """The span without the white space at its ends."""
    while first < last and text[first].isspace():
        first += 1
    while first < last and text[last - 1].isspace():
        last -= 1
    return first, last


def _alike(text: str, before: tuple[int, int], after: tuple[int, int]) -> bool:
    """Whether both sides end in the same two characters, each with something before them."""
    longer = min(before[1] - before[0], after[1] - after[0]) > _SHORTEST
    return longer and text[before[1] - 2 : before[1]] == text[after[1] - 2 : after[1]]


def is_body(text: str, first: int, last: int, words: Grammar, known: Known) -> bool:
    """Whether text[first:last] is a known name, or ends or begins as the name of a body does."""
    return (
        words.ends_as_body(text, max(first, last - _LOOK_BACK), last)
        or (text[first : first + 1] in "各有相所其" and _COLLECTIVE.match(text[first:last]) is not None)
        or (text[last - 1 : last] == "村" and _VILLAGE.fullmatch(text, first, last) is not None)
        or known(text[first:last])
    )


# Fields of work that are one: 各级人力资源和社会保障部门 is one name, known or not.
_FIELDS = re.compile(
    "工业和信息化|经济和信息化|文化和旅游|住房和城乡建设|人力资源和社会保障|林业和草原|粮食和物资储备|规划和自然资源|科技和信息化|农业和农村"
    "|发展和改革|卫生和计划生育|广播和电视|民族和宗教|商务和投资|住房和建设|教育和体育|文化和广电"
)


def _joins(text: str, start: int, match: re.Match[str], last: int, words: Grammar, known: Known) -> bool:
    before, after = stripped(text, start, match.start()), stripped(text, match.end(), last)
    if before[1] - before[0] < _SHORTEST or after[1] - after[0] < _SHORTEST or known(text[start:last]):
        return False
    mark = match.group()
    field = _FIELDS.search(text, start, last) if mark == "和" else None
    if field is not None and field.start() < match.start() < field.end():
        return False
    if mark != "以及" and _DEPENDENT.match(text, *after):
        return False
    if mark == "以及" or (mark != "与" and _COLLECTIVE_START.match(text, *after)):
        return True
    if _alike(text, before, after):  # 包神铁路和新朔铁路
        return True
    no_body = _NO_BODY.search(text, *before) is not None and not known(text[slice(*before)])
    return not no_body and is_body(text, *before, words, known) and is_body(text, *after, words, known)
