"""Governments by their codes (GB/T 2260): centre, provinces, cities and counties, their names, parents and children.

The few provinces are made at once; the three thousand others are read when somebody first asks for one of them, and
made into records one at a time.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from graph_store.vocabulary import DATA, table

CENTRE = "000000"
_LONGEST = 40  # characters of a place with all those above it
LEVELS = ("centre", "province", "city", "county")
# A government calls itself by the last character of its name (区 of 碑林区), or by one of these words.
_OWN_WORDS = ("地区", "林区", "特区")
_ALSO = ("自治区", "自治州", "自治县", "自治旗", "新区")  # stand before the names of organs as well


@dataclass(frozen=True, slots=True)
class Jurisdiction:
    """A government by its code (GB/T 2260).

    `level` is centre, province, city or county; `own_word` is what it calls itself (省, 自治区, 市, 州, 区, 县, 旗);
    `prefixes` stand before the names of its organs, longest first; `parent` is the code of the government above.
    """

    code: str
    name: str
    short: str
    level: str
    own_word: str
    prefixes: tuple[str, ...]
    parent: str


class _Row(NamedTuple):
    code: str
    name: str
    short: str
    level: str
    parent: str


@cache
def jurisdictions() -> dict[str, Jurisdiction]:
    """The centre and the provinces by code."""
    return {row["code"]: _province(row) for row in table("jurisdictions")}


@cache
def division(code: str) -> Jurisdiction:
    """The government with this code, of any level. Raises KeyError."""
    if code in jurisdictions():
        return jurisdictions()[code]
    row = _rows()[code]
    own = own_word(row.name, row.short)
    return Jurisdiction(row.code, row.name, row.short, row.level, own, _prefixes(row.name, row.short, own), row.parent)


def known(code: str) -> Jurisdiction | None:
    """The government with this code, or None."""
    return division(code) if code in jurisdictions() or code in _rows() else None


def every() -> Iterator[Jurisdiction]:
    """All cities and counties, by code."""
    return map(division, _rows())


def named(name: str) -> tuple[Jurisdiction, ...]:
    """The governments that go by this name (西双版纳傣族自治州, 西双版纳州, 西双版纳), the higher ones first."""
    above, below = _above_by_name().get(name, ()), _codes_by_name().get(name, ())
    return (*above, *map(division, below)) if above or below else ()


def qualified(text: str, outer: Jurisdiction | None = None) -> tuple[Jurisdiction, ...]:
    """The governments that 浙江杭州 or 北京市朝阳区 means: each name lies in the one before it."""
    found: dict[str, Jurisdiction] = {}
    text = text[:_LONGEST]
    for cut in range(2, len(text) + 1):
        for one in named(text[:cut]):
            if outer is None or (one.code != outer.code and is_within(one, outer)):
                inner = qualified(text[cut:], one) if cut < len(text) else (one,)
                found |= {place.code: place for place in inner}
    return tuple(found.values())


def children(place: Jurisdiction) -> tuple[Jurisdiction, ...]:
    """The governments directly below, by code: cities of a province, and its counties that belong to no city."""
    if place.code == CENTRE:
        return tuple(one for one in jurisdictions().values() if one.code != CENTRE)
    return tuple(map(division, _codes_by_parent().get(place.code, ())))


def above(place: Jurisdiction) -> Iterator[Jurisdiction]:
    """The governments above, the nearest first; the last one is the centre."""
    while place.parent:
        place = division(place.parent)
        yield place


def is_within(place: Jurisdiction, outer: Jurisdiction) -> bool:
    """Whether `place` is `outer` or lies in it."""
    return place.code == outer.code or any(one.code == outer.code for one in above(place))


def full_name(place: Jurisdiction) -> str:
    """The name with those above: 浙江省杭州市西湖区."""
    return "".join(one.name for one in reversed([place, *above(place)]) if one.code != CENTRE) or place.name


def own_word(name: str, short: str) -> str:
    """What a government below the province calls itself: 州 of a 自治州, 地区, else the last character."""
    ending = name.removeprefix(short)
    return ending if ending in _OWN_WORDS else name[-1]


def _province(row: dict[str, str]) -> Jurisdiction:
    code, name, short, own = row["code"], row["name"], row["short"], row["self"]
    return Jurisdiction(
        code, name, short, row["level"], own, _prefixes(name, short, own), "" if code == CENTRE else CENTRE
    )


def _prefixes(name: str, short: str, own: str) -> tuple[str, ...]:
    also = [word for word in _ALSO if name.endswith(word)]
    together = short if short.endswith(own) else short + own
    return tuple(sorted(dict.fromkeys((name, together, short, *also, own)), key=len, reverse=True))


@cache
def _rows() -> dict[str, _Row]:
    lines = (DATA / "divisions.csv").read_text(encoding="utf-8").splitlines()[1:]
    return {line[:6]: _Row._make(line.split(",")) for line in lines}


@cache
def _above_by_name() -> dict[str, list[Jurisdiction]]:
    found: dict[str, list[Jurisdiction]] = {}
    for place in jurisdictions().values():
        for name in {place.name, place.short}:
            found.setdefault(name, []).append(place)
    return found


@cache
def _codes_by_name() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for level in ("city", "county"):
        for row in _rows().values():
            if row.level == level:
                for name in {row.name, row.short, row.short + own_word(row.name, row.short)}:
                    found.setdefault(name, []).append(row.code)
    return found


@cache
def _codes_by_parent() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for row in _rows().values():
        found.setdefault(row.parent, []).append(row.code)
    return found
