"""Where a name may be found: at one place, at the centre, below a place that it names, around one."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from ingest import divisions
from ingest.bodies import Body, central_bodies, existed
from ingest.divisions import CENTRE, Jurisdiction
from ingest.known import settled
from ingest.name_forms import applies, letter
from ingest.usual import Usual, chosen, inners_by_start, key, names_at, usual_body

_LONGEST_PLACE = 15  # characters
_PREFIXES = ("国家", "国务院")
GOVERNMENT = "人民政府"
SURE, LIKELY, UNSURE, GONE = 0.98, 0.9, 0.8, 0.8
_BRANCH = "分局"


class Found(NamedTuple):
    """A body, the rule that found it, and how sure the rule is."""

    body: Body
    rule: str
    confidence: float


def at(
    name: str, place: Jurisdiction, year: int, *, bare: bool = True, named: bool = False, prefixed: bool = True
) -> Found | None:
    """The body of the government `place` with this name, with its own prefix before it (`prefixed`) or not (`bare`).

    `named` says that the name of the place stood before it already.
    """
    names = names_at(place)
    starts = [prefix for prefix in place.prefixes if prefixed and name.startswith(prefix)]
    found = [[(one.row, one.form) for one in names.get(name[len(prefix) :], ())] for prefix in starts]
    whole = [(one.row, one.form) for one in names.get(name, ()) if named or one.whole or (one.bare and bare)]
    ways = [best for entries in (*found, whole) if (best := _best(entries, place, year))]
    return next((best for best in ways if best.confidence > GONE), ways[0] if ways else None)


def central(name: str, year: int) -> Found | None:
    """The body of the centre with this name."""
    names = _central_names()
    entries = names.get(name, ())
    for prefix in _PREFIXES:
        if not entries and name.startswith(prefix):
            entries = names.get(name[len(prefix) :], ())
    ordered = sorted(entries, key=lambda one: one[0].since, reverse=True)
    living = [one for one in ordered if existed(one[0].since, one[0].until, year)]
    for found, form in living or ordered:
        return Found(found, "central" + form, SURE if living or not year else GONE)
    return None


def below(name: str, home: Jurisdiction, year: int) -> Found | None:
    """A body of a place whose name stands before it (杭州市教育局), or such a place alone (杭州市)."""
    for cut in range(min(len(name), _LONGEST_PLACE), 1, -1):
        place = nearest(name[:cut], home)
        if place is not None:
            rest = name[cut:]
            found = at(rest, place, year, named=True) or below(rest, place, year) if rest else government(place)
            if found:
                return found if rest == "" else found._replace(rule=found.rule.removesuffix(":place") + ":place")
    return None


def around(name: str, home: Jurisdiction, year: int) -> Found | None:
    """A body with a place inside its name: 人行银川中心支行."""
    alike = inners_by_start().get(name[:1], ())
    for one in alike:
        if name.startswith(one.head) and name.endswith(one.tail) and len(name) > len(one.head) + len(one.tail):
            place = _middle(name[len(one.head) : len(name) - len(one.tail)], home)
            if place is not None and applies(one.row.levels, place.code, letter(place)):
                same = [(two.row, two.form) for two in alike if (two.head, two.tail) == (one.head, one.tail)]
                fitting = [two for two in same if applies(two[0].levels, place.code, letter(place))]
                return _best(fitting, place, year)
    return None


def branch(name: str, home: Jurisdiction, year: int, find: Callable[[str, int], Found | None]) -> Found | None:
    """The branch of a city's bureau in a district, which is the district's own: 市生态环境局西湖分局, 公安西湖分局."""
    if not name.endswith(_BRANCH):
        return None
    whole = name.removesuffix(_BRANCH)
    for cut in range(2, len(whole) - 1):
        place = nearest(whole[cut:], home) or _as_district(whole[cut:], home)
        main = find(whole[:cut], year) or find(f"{whole[:cut]}局", year) if place else None
        found = at(main.body.short_name, place, year, named=True) if main and place else None
        if found:
            return found._replace(rule=found.rule + ":branch", confidence=UNSURE)
    return None


def _as_district(short: str, home: Jurisdiction) -> Jurisdiction | None:
    """The own place by its short name, when it is the district that the branch serves."""
    return home if short in {home.short, home.name} else None


def nearest(name: str, home: Jurisdiction) -> Jurisdiction | None:
    """The place of this name that lies in `home`, else in its province, else the only one of all."""
    places = [one for one in divisions.named(name) if one.code != CENTRE]
    if len(places) < 2:  # noqa: PLR2004
        return places[0] if places and (_plain(places[0], name) or divisions.is_within(places[0], home)) else None
    for outer in [home, *divisions.above(home)]:
        inside = [one for one in places if divisions.is_within(one, outer)]
        top = [one for one in inside if one.level == inside[0].level]
        if inside:
            return top[0] if len(top) == 1 and (_plain(top[0], name) or outer is home) else None
    return None


def _plain(place: Jurisdiction, name: str) -> bool:
    """Whether `name` names the place beyond doubt anywhere: short names of counties are often other words."""
    return place.level != "county" or name == place.name


def _middle(name: str, home: Jurisdiction) -> Jurisdiction | None:
    for place in (home, *divisions.above(home)):
        if name in place.prefixes and place.code != CENTRE:
            return place
    found = nearest(name, home)
    if found is None:  # 浙江省杭州市
        for cut in range(2, len(name) - 1):
            outer = nearest(name[:cut], home)
            found = found or (nearest(name[cut:], outer) if outer else None)
    return found


def _best(entries: list[tuple[Usual, str]], place: Jurisdiction, year: int) -> Found | None:
    best = chosen(entries, year)
    if best is None:
        return None
    row, form, living = best
    kind = "field_office" if "#" in row.short_name else "usual"
    return Found(settled(usual_body(row, place)), kind + form, SURE if living else GONE)


def government(place: Jurisdiction) -> Found | None:
    """The government of `place`, which its name alone stands for."""
    found = at(key(GOVERNMENT), place, 0)
    return found._replace(rule="place", confidence=LIKELY) if found else None


@cache
def _central_names() -> dict[str, tuple[tuple[Body, str], ...]]:
    found: dict[str, dict[str, tuple[Body, str]]] = {}
    for one in central_bodies().values():
        names = [(one.name, ""), (one.short_name, ""), (one.full_name, ":full_name")]
        for name, form in [*names, *((alias, ":alias") for alias in one.aliases)]:
            found.setdefault(key(name), {}).setdefault(one.id, (one, form))
    return {name: tuple(entries.values()) for name, entries in found.items()}
