"""Where a sentence of running text says who does what: 打击盗采行为，省自然资源厅牵头，省公安厅配合，每半年一次。

A run is made of items that stand side by side (parted by 、 or ，): names of bodies, and statements (a body with its
verb). It begins with a body and ends with a statement; what stands before and behind it is other text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from ingest.body_text import GROUP
from ingest.context import Context
from ingest.names import Mention
from ingest.particular import is_sure, may_name_body, names_body
from ingest.segment import LONGEST_PIECE, Span
from ingest.statements import Statement, closing_verb, statement
from ingest.tables import ITEM

_CONNECTED = 60  # characters behind 会同 in which its last name stands
_LONGEST_OBJECT = 24
_LONGEST_SURE_OBJECT = 120
_FIRST_WORD = re.compile(r"(?:后续|明确|同时|其中|继续|原则上|请(?!示)|日常|今后|此后|另|再|并|校内|其间)(?=\S)")
_CONNECTIVE = re.compile(r"会同|商(?=[^务业])|以(?=[^及])")
_NUMERAL = "一二三四五六七八九十百"
_NUMBER = re.compile(
    rf"(?:[（(]?[\d{_NUMERAL}]{{1,3}}[）)．.、]|[①-⑳]|[—－-]{{1,4}}|第[{_NUMERAL}]{{1,4}}条)[ \u3000]*(?=\S)"
)
_LEAD_IN = re.compile(r"[^：]{0,60}：|[^\s]{0,60}[ \t\u3000]+(?=\S)")


class Item(NamedTuple):
    """An item with what it is: body, perhaps (a body, if listed before one), partner (a body behind 会同), closing (a
    body and its verb), object (a body, a verb and what it does) or other; `behind` is the mark before it.
    """

    start: int
    end: int
    kind: str
    behind: str = ""


def runs(here: Context, start: int, end: int) -> Iterator[Span]:
    """The runs of text[start:end], each as long as can be, in order."""
    items: list[Item] = []
    led = here.text.find("牵头", start, end) >= 0
    for match in ITEM.finditer(here.text, start, end):
        first, last = here.stripped(*match.span())
        group = GROUP.search(here.text, first, last) if led else None
        last = group.start() if group else last
        if first < last:
            behind = here.text[match.start() - 1] if match.start() > start else ""
            items.extend(_items(here, first, last, items[-1] if items else None, behind))
    yield from _joined(_with_listed(items))


def _items(here: Context, first: int, last: int, before: Item | None, behind: str) -> Iterator[Item]:
    """The item at the span; words before the name in it (打井补助由, D4 学科：) are an item of their own."""
    word = _NUMBER.match(here.text, first, last) or _FIRST_WORD.match(here.text, first, last)
    if word is not None:
        yield Item(first, word.end(), "other", behind)
        first = word.end()
    connective = _CONNECTIVE.match(here.text, first, last)
    kind = _kind_of_joined(here, connective.end() if connective else first, last, before)
    if kind == "other" and behind == "、" and before is not None and before.kind == "object":
        kind = "object"  # 负责土地、草原审批
    if kind != "other":
        yield Item(first, last, kind, behind)
        return
    for inner in _inner_starts(here.text, first, last):
        kind = _kind_of_joined(here, inner, last, None)
        if kind != "other":
            yield Item(first, inner, "other")
            yield Item(inner, last, kind)
            return
    yield Item(first, last, "other", behind)


def _inner_starts(text: str, first: int, last: int) -> Iterator[int]:
    lead_in = _LEAD_IN.match(text, first, last)
    if lead_in is not None and lead_in.end() < last:
        number = _NUMBER.match(text, lead_in.end(), last)  # 整改措施：1.市委组织部负责…
        yield number.end() if number else lead_in.end()
    blank = max(text.rfind(mark, first, last) for mark in " \t\u3000")
    if blank >= 0:
        yield blank + 1
    by = max(text.find("由", first, last), text.rfind("以", first, last) if text.startswith("为", last - 2) else -1)
    if 0 <= by < last - 1:
        yield by + 1


def _kind_of_joined(here: Context, first: int, last: int, before: Item | None) -> str:
    """What a piece is that may hold two bodies: 水利部会同财政部于6月底前完成修订."""
    kind = _kind(here, first, last, before)
    joint = here.text.find("会同", first, last) if kind == "other" else -1
    return _kind(here, joint + 2, last, None) if joint > first and names_body(here, first, joint) else kind


def _kind(here: Context, first: int, last: int, before: Item | None) -> str:
    waiting = (before.start, before.end) if before is not None and before.kind in {"body", "partner"} else None
    if last - first > LONGEST_PIECE:
        return "other"
    kind = _kind_by_verb(here, first, last, waiting)
    if kind in {"closing", "object"}:
        return kind
    if _is_connected(here.text, first) and here.joint_deed(first, last) is not None:
        return "object"
    if names_body(here, first, last):
        return kind or ("partner" if _is_connected(here.text, first) else "body")
    return kind or ("perhaps" if may_name_body(here, first, last) else "other")


def _is_connected(text: str, first: int) -> bool:
    """Whether 会同 stands before the piece in its sentence."""
    at = text.rfind("会同", max(0, first - _CONNECTED), first)
    return at >= 0 and all(text.find(mark, at, first) < 0 for mark in "。；\n")


def _kind_by_verb(here: Context, first: int, last: int, waiting: Span | None) -> str:
    """What a piece with a role verb is; nothing for one without."""
    tail = closing_verb(here, first, last, waiting)
    if tail is not None:
        name = here.name_before(first, tail.start())
        if tail["verb"] in {"为主", "为辅"} and here.text.find("以", *name) > name[0]:
            return "other"
        alone = name[0] >= name[1] and waiting is not None
        return "closing" if alone or _lists_bodies(here, *name) else "other"
    found = statement(here, first, last, waiting)
    if found is None:
        return ""
    alone = found.name[0] >= found.name[1]
    return "object" if _is_short(here, found) and (alone or names_body(here, *found.name)) else "other"


def _is_short(here: Context, found: Statement) -> bool:
    """Whether what the body does is said in few words, or it is one for certain that 负责."""
    length = found.goal[1] - found.goal[0]
    sure = length <= _LONGEST_SURE_OBJECT and not found.by_duty and found.verb["verb"][:2] in {"负责", "牵头"}
    return length <= _LONGEST_OBJECT or (sure and is_sure(here, Mention(here.text[slice(*found.name)], *found.name)))


def _lists_bodies(here: Context, first: int, last: int) -> bool:
    """Whether the span names a body, with 等 behind it or not."""
    ending = here.words.ending.search(here.text, first, last)
    return names_body(here, first, ending.start() if ending else last)


def _with_listed(items: list[Item]) -> list[Item]:
    """The items with what is listed before a body told to be one: 组织部、统计局参与."""
    listed = False
    found = []
    for item in reversed(items):
        is_body = item.kind in {"body", "partner", "closing"} or (item.kind == "perhaps" and listed)
        found.append(item._replace(kind="body" if is_body else "other") if item.kind == "perhaps" else item)
        listed = is_body and item.behind == "、"
    return found[::-1]


def _joined(items: list[Item]) -> Iterator[Span]:
    first, stop, acts = None, None, False
    for item in items:
        if item.kind == "other":
            if first is not None and stop is not None:
                yield first, stop
            first, stop, acts = None, None, False
            continue
        first = item.start if first is None else first
        acts = acts or item.kind == "object"
        partner = item.kind == "partner" and stop is not None and not acts  # A牵头，会同B、C，在春节前发布
        stop = item.end if partner or item.kind in {"closing", "object"} else stop
    if first is not None and stop is not None:
        yield first, stop
