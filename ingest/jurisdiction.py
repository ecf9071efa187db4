"""Which government a notice belongs to: told, or read from its text."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache

from graph_store.errors import InputError, ParameterError
from graph_store.vocabulary import table

CENTRE = "000000"
_AT_LEAST = 2  # times that a place must be named
# What stands before the first organ of a list; （市、区） and 、市场… are something else.
_SELF = re.compile(r"[（(、，；](自治区|省|市)(?![、，；（()）场])")


@dataclass(frozen=True, slots=True)
class Jurisdiction:
    """A government by its code (GB/T 2260).

    `own_word` is what it calls itself (省, 自治区, 市); `prefixes` stand before the names of its organs, longest first.
    """

    code: str
    name: str
    short: str
    level: str
    own_word: str
    prefixes: tuple[str, ...]


@cache
def jurisdictions() -> dict[str, Jurisdiction]:
    """The known jurisdictions by code."""
    found = {}
    for row in table("jurisdictions"):
        prefixes = dict.fromkeys((row["name"], row["short"] + row["self"], row["short"], row["self"]))
        ordered = tuple(sorted(prefixes, key=len, reverse=True))
        found[row["code"]] = Jurisdiction(row["code"], row["name"], row["short"], row["level"], row["self"], ordered)
    return found


def told(code: str) -> Jurisdiction:
    """The jurisdiction that the user gave, by code or name. Raises ParameterError."""
    known = jurisdictions()
    for place in known.values():
        if code in {place.code, place.name, place.short}:
            return place
    raise ParameterError(
        f"未知的地区 {code!r}：请给出省级代码或名称，如 640000 或 宁夏",
        f"unknown jurisdiction {code!r}: give a code or name of a province, such as 640000 or 宁夏",
        where="jurisdiction",
    )


def detect(text: str) -> Jurisdiction:
    """The province that the text names most, of the kind (省, 自治区, 市) that its lists name. Raises InputError."""
    (word, times), (_, next_times) = [*Counter(_SELF.findall(text)).most_common(2), ("", 0), ("", 0)][:2]
    clear = times >= _AT_LEAST and times > next_times
    places = [one for one in jurisdictions().values() if one.own_word == word or (not clear and one.code != CENTRE)]
    counted = Counter({place.code: text.count(place.short) for place in places}).most_common(2)
    (code, most), (_, second) = counted
    if most >= _AT_LEAST and most > second:
        return jurisdictions()[code]
    raise InputError(
        "无法判断通知属于哪个地区：请用 --jurisdiction 指定，如 --jurisdiction 640000",
        "cannot tell which government the notice belongs to: give --jurisdiction, such as --jurisdiction 640000",
        where="jurisdiction",
    )
