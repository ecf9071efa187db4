"""Which government a notice belongs to: told, or read from its text."""

from __future__ import annotations

import re
from collections import Counter

from graph_store.errors import InputError, ParameterError
from ingest.divisions import CENTRE, Jurisdiction, full_name, is_within, jurisdictions, known, named

_LISTED = 8  # candidates named in a message
_LONGEST = 40  # characters of a place with all those above it
_AT_LEAST = 2  # times that a place must be named
# What stands before the first organ of a list; （市、区） and 、市场… are something else.
_SELF = re.compile(r"[（(、，；](自治区|省|市)(?![、，；（()）场])")


def told(code: str) -> Jurisdiction:
    """The jurisdiction that the user gave: a code, a name (杭州市, 杭州) or a name with those above it (北京朝阳).

    A short name that a province has is the province. Raises ParameterError.
    """
    found = _told(code)
    if len(found) == 1:
        return found[0]
    if found:
        raise _ambiguous(code, found)
    raise ParameterError(
        f"未知的地区 {code!r}：请给出行政区划代码或名称，如 640000、宁夏、杭州市",
        f"unknown jurisdiction {code!r}: give a code or a name, such as 640000, 宁夏 or 杭州市",
        where="jurisdiction",
    )


def _told(text: str) -> tuple[Jurisdiction, ...]:
    if re.fullmatch("[0-9]{6}", text):
        return tuple(filter(None, [known(text)]))
    found = named(text)
    exact = tuple(place for place in found if place.name == text)
    if found and found[0].level in {"centre", "province"}:
        return found[:1]
    return exact or found or _qualified(text[:_LONGEST])


def _qualified(text: str, outer: Jurisdiction | None = None) -> tuple[Jurisdiction, ...]:
    """浙江杭州, 北京市朝阳区: each name lies in the one before it."""
    found: dict[str, Jurisdiction] = {}
    for cut in range(2, len(text) + 1):
        for one in named(text[:cut]):
            if outer is None or (one.code != outer.code and is_within(one, outer)):
                inner = _qualified(text[cut:], one) if cut < len(text) else (one,)
                found |= {place.code: place for place in inner}
    return tuple(found.values())


def _ambiguous(text: str, found: tuple[Jurisdiction, ...]) -> ParameterError:
    listed = "、".join(f"{full_name(place)}（{place.code}）" for place in found[:_LISTED])
    more_zh, more_en = ("等", " …") if len(found) > _LISTED else ("", "")
    return ParameterError(
        f"地区 {text!r} 有 {len(found)} 个：{listed}{more_zh}；请给出代码，或写上所属的省、市",
        f"{text!r} names {len(found)} jurisdictions: {listed}{more_en}; give a code, or the province or city before it",
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
