"""Which government the name of an organ speaks of: 杭州市人民政府办公厅, 农业农村部, 省教育厅, 浙政办发. Pure."""

from __future__ import annotations

import re
from functools import cache

from graph_store.vocabulary import DATA, table
from ingest.divisions import CENTRE, Jurisdiction, children, division, is_within, jurisdictions, named

_LONGEST = 15  # characters of the name of a division
_SHORTEST = 2
_PARTY = re.compile(r"^(?:中国共产党|中共)(?!中央)")
MINISTRIES = "|".join((DATA / "ministries.txt").read_text(encoding="utf-8").split())
# 人民银行南京分行 and 国家税务总局宁夏税务局 are offices in a province; 人力资源部 may be one of a company.
_CENTRAL = re.compile(
    r"^(?:中共中央|党中央|中央|国务院|国家(?!级)|中华人民共和国|最高人民|全国|共青团中央"
    rf"|(?:中国(?:人民银行|银保监会|证监会|科协|残联|气象局|民用航空局)|{MINISTRIES})(?:$|[、 等]|办公厅|办公室|关于))"
)
_FIELD_OFFICE = re.compile(r"^国家[^ 、]{2,8}?(?:总局|局)(?=.)")
_REST = re.compile(
    r"^[ ]?(?:人民政府|政府|委|人大|政协|党|[^ ]{1,20}(?:厅|局|委|委员会|办|办公室|办公厅|部|院|会|政府))"
)
# 杭州市某某区人民政府: a government below that no table knows is not 杭州市.
_UNKNOWN = re.compile(r"^[^厅局委办部院会 ]{1,8}(?:街道|[市区县旗镇乡])(?:人民政府|政府|办事处|委办)")
_GOVERNMENT = re.compile(r"[^ ](?:街道|[省市州盟县旗区镇乡])(?:人民政府|政府|委办公|委$)")
_OWN = re.compile(
    r"^(自治区|自治州|自治县|自治旗|林区|特区|地区|省|市|州|盟|区|县|旗)(?:人民政府|政府|委|行署|[^场域级]{1,14}[厅局委办部会])"
)
_NATIONAL = re.compile(r"国(?:发|办|函|令|科发|税)|中(?:发|办)|厅字|国务院")
_LOCAL = re.compile(r"[政府委办党]")


def places_of(organ: str) -> tuple[Jurisdiction, ...]:
    """The governments that an organ of this name may belong to: one when the name tells, none when it says nothing."""
    name = _PARTY.sub("", organ.strip())
    place = _leading(_FIELD_OFFICE.sub("", name), ())
    return (division(CENTRE),) if not place and _CENTRAL.match(name) else place


def own_word_of(organ: str) -> str:
    """What the government of the organ calls itself when that is all that its name says: 省 of 省人民政府办公厅."""
    found = _OWN.match(_PARTY.sub("", organ.strip()))
    return found[1].removeprefix("自治") if found and found[1] != "自治区" else found[1] if found else ""


def misnamed(organ: str, place: Jurisdiction) -> str:
    """What an organ calls its government, where that is no name of `place` but for the short one in it: 青川市 for
    青川县. "" when it calls it by its name, or says nothing.
    """
    at = organ.find(place.short)
    found = _OWN.match(organ[at + len(place.short) :]) if at >= 0 else None
    printed = place.short + found[1] if found else ""
    same = found and found[1].removeprefix("自治") == place.own_word.removeprefix("自治")
    return "" if same or place in named(printed) or place.name in organ else printed


def is_unlisted(organ: str) -> bool:
    """Whether the name says which government it belongs to, and no table has that: 某某省人民政府."""
    return not places_of(organ) and not own_word_of(organ) and _GOVERNMENT.search(organ) is not None


def _leading(name: str, outer: tuple[Jurisdiction, ...]) -> tuple[Jurisdiction, ...]:
    """The innermost place of 浙江省杭州市西湖区…, with which a name begins; a short name needs an organ behind it."""
    for length in range(min(_LONGEST, len(name)), _SHORTEST - 1, -1):
        start, rest = name[:length], name[length:]
        found = [one for one in named(start) if not outer or any(_below(one, place) for place in outer)]
        whole = [one for one in found if start != one.short or start.endswith(one.own_word)]
        found = whole or (found if _REST.match(rest) else [])
        if found:
            highest = tuple(one for one in found if one.level == found[0].level)
            return _leading(rest, highest) or (() if _UNKNOWN.match(rest) else highest)
    return ()


def _below(place: Jurisdiction, outer: Jurisdiction) -> bool:
    return place.code != outer.code and is_within(place, outer)


def places_in(text: str) -> tuple[Jurisdiction, ...]:
    """The places that a short text names by their whole names, provinces also by short ones; longest names first."""
    found: dict[str, Jurisdiction] = {}
    start = 0
    while start < len(text):
        for length in range(min(_LONGEST, len(text) - start), _SHORTEST - 1, -1):
            name = text[start : start + length]
            places = [one for one in named(name) if name != one.short or one.level == "province"]
            if places:
                found |= {one.code: one for one in places if one.level == places[0].level}
                start += length - 1
                break
        start += 1
    return tuple(found.values())


def places_numbered(number: str) -> tuple[Jurisdiction, ...]:
    """The centre (国办发), or the provinces and cities that a number like 浙政办发〔2019〕5号 may be one of."""
    who = number.split("〔", maxsplit=1)[0]
    if _NATIONAL.match(who):
        return (division(CENTRE),)
    if not _LOCAL.match(who[1:]):
        return ()
    found = dict.fromkeys(_abbreviations().get(who[0], ()))
    found |= dict.fromkeys(one.code for one in _cities() if one.short[0] == who[0])
    return tuple(map(division, found))


@cache
def _abbreviations() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for row in table("abbreviations"):
        found[row["abbreviation"]] = (*found.get(row["abbreviation"], ()), row["code"])
    return found


@cache
def _cities() -> tuple[Jurisdiction, ...]:
    provinces = (place for place in jurisdictions().values() if place.code != CENTRE)
    return tuple(one for place in provinces for one in children(place) if one.level == "city")
