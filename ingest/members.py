"""Whom 各市、县（区）人民政府 means in a place, and which government a place name stands for. Pure.

Only words for levels of government are expanded: 有关市, departments, townships and zones are not, since no table knows
who they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.divisions import CENTRE, Jurisdiction, children, is_within, named, qualified

_PROVINCES = ("省", "自治区", "直辖市")
_COUNTIES = {"县": ("县",), "区": ("区", "林区", "特区"), "旗": ("旗",), "林区": ("林区",), "特区": ("特区",)}
_CITIES = {"州": ("州",), "盟": ("盟",), "地区": ("地区",), "行署": ("地区", "盟")}
_NAMED_CITIES = {"设区的市", "地级以上市"}
_NAMED_COUNTIES = {"县级", "县级市", "直管市"}
_ALL = re.compile(r"(?:全[省区市州盟]|省内|区内|市内|州内)?各(?P<words>[^有相]+)")
_GOVERNMENT = re.compile(r"(?:人民)?政府|(?<=[盟区地])(?:行政公署|行署|公署)|(?:党委|工委)(?=[、和及]?(?:人民)?政府)")
_MARK = re.compile(r"[、，和及与（）() \t\u3000]")
_WORD = re.compile(
    r"设区的?市|地级以上市|地级市|省辖市|县级市|(?:省)?直管市|省级|县级|自治区|直辖市|省|自治州|自治县|自治旗|行政公署|行署|公署"
    r"|市辖区|辖市|辖区|林区|特区|地区|地|[市州盟县区旗]"
)
_PLAIN = {
    "设区市": "设区的市", "地级市": "地级以上市", "省辖市": "地级以上市", "省直管市": "直管市",
    "自治州": "州", "自治县": "县", "自治旗": "旗", "市辖区": "区",
    "辖区": "区", "辖市": "市", "地": "地区", "行政公署": "行署", "公署": "行署",
}  # fmt: skip
_TAIL = re.compile(r"(?:(?:人民)?政府|行政公署|行署)$")


def government(place: Jurisdiction) -> str:
    """The name of its government: 杭州市人民政府, 锡林郭勒盟行政公署, 国务院."""
    if place.code == CENTRE:
        return "国务院"
    return place.name + ("行政公署" if place.own_word in {"地区", "盟"} else "人民政府")


def place_named(name: str, within: Jurisdiction) -> Jurisdiction | None:
    """The place whose government is called so in a notice of `within`: 杭州市, 西湖区政府, 浙江省; None if unclear.

    One inside `within` is meant before one elsewhere. A short name (杭州) is enough for a city or province inside it.
    """
    bare = _TAIL.sub("", name)
    if bare == within.own_word and bare != name:
        return within
    found = [one for one in named(bare) or qualified(bare) if _is_called(one, bare, within)]
    inside = [one for one in found if is_within(one, within)]
    meant = inside or found
    return meant[0] if len(meant) == 1 else None


def _is_called(place: Jurisdiction, name: str, within: Jurisdiction) -> bool:
    if not name.endswith(place.own_word):
        return name == place.short and place.level in {"province", "city"} and is_within(place, within)
    return place.code != CENTRE


def members(name: str, place: Jurisdiction) -> tuple[Jurisdiction, ...] | None:
    """The governments that a collective like 各市、县（区）人民政府 means in `place`, by code; None of others."""
    words = _words(name)
    if not words or (words == ["地区"] and "署" not in name):  # 各地区 is anybody anywhere
        return None
    found = _provinces(words, place) if place.code == CENTRE else _local(words, place)
    return tuple(sorted(found, key=lambda one: one.code)) or None


def _words(name: str) -> list[str]:
    """The words for levels in the name, in order; none when it holds anything else."""
    found = _ALL.fullmatch(name.strip())
    if not found:
        return []
    rest, words = _MARK.sub("", _GOVERNMENT.sub("", found["words"])), []
    while rest:
        word = _WORD.match(rest)
        if not word:
            return []
        words.append(_PLAIN.get(word.group(), word.group()))
        rest = rest[word.end() :]
    return words


def _provinces(words: list[str], centre: Jurisdiction) -> list[Jurisdiction]:
    """各省（区、市）: after 省, 区 is an autonomous region and 市 a municipality."""
    if words[0] not in {*_PROVINCES, "省级"} or not {*words} <= {*_PROVINCES, "省级", "区", "市"}:
        return []
    own = {{"直辖市": "市", "区": "自治区"}.get(word, word) for word in words}
    return [one for one in children(centre) if one.own_word in own or "省级" in own]


def _local(words: list[str], place: Jurisdiction) -> list[Jurisdiction]:
    if not {*words} <= {*_COUNTIES, *_CITIES, *_NAMED_CITIES, *_NAMED_COUNTIES, "市"}:
        return []
    own = {"city": _cities(words), "county": _counties(words, place)}
    return [one for one in _below(place) if one.own_word in own[one.level] and _fits(one, words)]


def _below(place: Jurisdiction) -> Iterator[Jurisdiction]:
    for one in children(place):
        yield one
        yield from _below(one)


def _cities(words: list[str]) -> set[str]:
    """What the meant cities call themselves. 市 before any county is one: 各市、县（区）, but not 各县（市、区）."""
    counties = [index for index, word in enumerate(words) if word in _COUNTIES]
    cities = "市" in words[: counties[0] if counties else None] or not _NAMED_CITIES.isdisjoint(words)
    return {own for word in words for own in _CITIES.get(word, ())} | ({"市"} if cities else set())


def _counties(words: list[str], place: Jurisdiction) -> set[str]:
    """What the meant counties call themselves. 市 beside 县 covers cities of their rank."""
    if "县级" in words:
        return {"市", *(own for owns in _COUNTIES.values() for own in owns)}
    found = {own for word in words for own in _COUNTIES.get(word, ())}
    cities = "市" in words and (place.level == "city" or not {"县", "旗"}.isdisjoint(words))
    return found | ({"市"} if cities or not {"县级市", "直管市"}.isdisjoint(words) else set())


def _fits(place: Jurisdiction, words: list[str]) -> bool:
    """设区的市 has districts, 东莞市 is none; 直管市 hangs on its province."""
    if place.own_word != "市":
        return True
    if place.level == "city":
        return not {"市", "地级以上市"}.isdisjoint(words) or bool(children(place))
    return "直管市" not in words or not {"县", "县级市"}.isdisjoint(words) or place.parent.endswith("0000")
