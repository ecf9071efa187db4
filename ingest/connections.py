"""Where 会同 or 商 joins those who lead and those who support, and where it is part of other words. Pure."""

from __future__ import annotations

import re

from ingest.context import Context
from ingest.segment import Span
from ingest.statements import closing_verb

_OF_TRADE = "会协磋洽工招电外通"  # 会商, and 工商局, 招商局: no 商 that joins two bodies


def before_connective(here: Context, first: int, match: re.Match[str]) -> Span:
    """What stands before the connective, without adverbs: 交通运输部 in 交通运输部分别会同."""
    name = here.stripped(first, match.start())
    adverbs = here.words.adverbs.search(here.text, *name)
    return name if adverbs is None or here.knows(*name) else here.stripped(name[0], adverbs.start())


def connects(
    here: Context, match: re.Match[str], left: Span, last: int, waiting: Span | None, *, anybody: bool
) -> bool:
    """Whether the connective joins bodies; `left` stands before it, `anybody` says that names stand before the piece,
    `waiting` is the last of those that still wait for their role.
    """
    if match.group() == "会同":
        return match.end() < last and (left[0] < left[1] or anybody)
    if here.text[match.start() - 1] in _OF_TRADE:
        return False
    if left[0] >= left[1] or not here.is_body(*left) or here.knows(left[0], last):
        return False
    right = here.stripped(match.end(), last)
    tail = closing_verb(here, *right, waiting)
    if here.is_body(*right) or (tail is not None and here.is_body(right[0], tail.start())):
        return True
    return tail is None and here.deed_after_name(*right) is not None
