"""The usual bodies of any province, city or county, and the central offices there: rows that hold for every place.

A row is a body once a place is given: its id is the code of the place, a colon and the short name.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from graph_store.ids import agency_id
from graph_store.vocabulary import table
from ingest.bodies import CONFIDENCE, Body, existed, split_names
from ingest.divisions import Jurisdiction, division
from ingest.name_forms import PLACE_MARKS, applies, at_level, filled, letter, own_words

_FIELD_ORDER = 500  # central offices come after the bodies of the place itself
_INNER = re.compile(r"([^*#]+)[*#](.*)")
_CAPITAL = "0100"  # a provincial capital's code ends so


@dataclass(frozen=True, slots=True, eq=False)
class Usual:
    """A row of usual_bodies.csv or field_offices.csv; its names are in the notation of `name_forms`."""

    levels: str
    short_name: str
    name: str
    full_name: str
    aliases: tuple[str, ...]
    kind: str
    management: str
    system: str
    parent: str
    parent_type: str
    since: str
    until: str
    confidence: float
    source: str
    note: str
    order: int
    capital: bool

    def forms(self) -> list[tuple[str, str]]:
        """(name, what kind of name) of all its names."""
        first = [(self.short_name, ""), (self.name, ""), (self.full_name, ":full_name")]
        return [*first, *((alias, ":alias") for alias in self.aliases)]


class Entry(NamedTuple):
    """A row that a name may stand for; `bare` says that it needs no name of a place before it, `whole` that it bears
    the word of its government (省委宣传部, 团市委).
    """

    row: Usual
    form: str
    bare: bool
    whole: bool


class Inner(NamedTuple):
    """A name with a place inside: 人行…中心支行."""

    head: str
    tail: str
    row: Usual
    form: str


def key(name: str) -> str:
    """The form in which names are compared: no white space, full-width parentheses, 政府 for 人民政府."""
    if not name.isalnum():
        name = "".join(name.split()).replace("(", "（").replace(")", "）")
    return name.replace("人民政府", "政府")


@cache
def usual_rows() -> tuple[Usual, ...]:
    """The rows of both tables, in their order."""
    own = [_row(row, order) for order, row in enumerate(table("usual_bodies"), start=1)]
    central = [_row(row, order) for order, row in enumerate(table("field_offices"), start=_FIELD_ORDER)]
    return (*own, *central)


def names_at(place: Jurisdiction) -> dict[str, tuple[Entry, ...]]:
    """All names that a body of the government `place` may go by, without the name of the place before them."""
    return _names(letter(place), place.own_word, place.code if place.code in _named_places() else "")


@cache
def inners() -> tuple[Inner, ...]:
    """The names with a place inside, the longest first."""
    found = []
    for row in usual_rows():
        for form, what in row.forms():
            for level in row.levels.split()[0] if "^" in form or "~" in form else "P":
                match = _INNER.fullmatch(at_level(form, level))
                if match:
                    found.append(Inner(key(match[1]), key(match[2]), row, what))
    return tuple(sorted(dict.fromkeys(found), key=lambda one: -len(one.head + one.tail)))  # a set has no order


@cache
def inners_by_start() -> dict[str, list[Inner]]:
    """The same by their first character."""
    found: dict[str, list[Inner]] = {}
    for one in inners():
        found.setdefault(one.head[0], []).append(one)
    return found


def chosen(entries: list[tuple[Usual, str]], year: int) -> tuple[Usual, str, bool] | None:
    """The row among them that existed in that year (the younger one in the year of a reform), and whether one did."""
    if not entries:
        return None
    ordered = sorted(entries, key=lambda one: one[0].since, reverse=True)
    living = [one for one in ordered if existed(one[0].since, one[0].until, year)]
    return (*(living or ordered)[0], bool(living) or not year)


def usual_body(row: Usual, place: Jurisdiction) -> Body:
    """The body that `row` is at `place`."""
    seat = division(place.parent) if row.capital and place.code.endswith(_CAPITAL) else place
    short, parent = filled(row.short_name, place), _parent(row, place)
    return Body(
        agency_id(seat.code, short), seat.code, short, filled(row.name, place), filled(row.full_name, place),
        row.kind, row.management or place.level, row.system, row.order, seat.level, "",
        parent, row.parent_type if parent else "",
        tuple(dict.fromkeys(filled(alias, place) for alias in row.aliases)), row.confidence, row.source, row.note,
        row.since, row.until,
    )  # fmt: skip


def _parent(row: Usual, place: Jurisdiction) -> str:
    """Id of the body above, by whichever of its names the table gives (at a county 卫生健康局 for 卫生健康委)."""
    entries = names_at(place).get(key(filled(row.parent, place)), ()) if row.parent else ()
    above = chosen([(one.row, one.form) for one in entries], 0)
    return agency_id(place.code, filled(above[0].short_name, place)) if above else ""


def row_of(short: str, place: Jurisdiction) -> Usual | None:
    """The row whose short name at `place` is `short`."""
    return _rows_by_short(place).get(short)


@cache
def _rows_by_short(place: Jurisdiction) -> dict[str, Usual]:
    level = letter(place)
    return {
        filled(row.short_name, place): row for row in reversed(usual_rows()) if applies(row.levels, place.code, level)
    }


@cache
def _names(level: str, own_word: str, code: str) -> dict[str, tuple[Entry, ...]]:
    found: dict[str, dict[Usual, Entry]] = defaultdict(dict)
    for row in usual_rows():
        if applies(row.levels, code, level):
            for form, what in row.forms():
                for name, bare in _printed(at_level(form, level), own_word):
                    entries = found[key(name)]
                    if row not in entries:
                        entries[row] = Entry(row, what, bare, whole="@" in form)
                    elif bare and not entries[row].bare:
                        entries[row] = entries[row]._replace(bare=True)
    return {name: tuple(entries.values()) for name, entries in found.items()}


def _printed(form: str, own_word: str) -> list[tuple[str, bool]]:
    start, bare = (form[1:], form[0] == "*") if form[0] in PLACE_MARKS else (form, True)
    return [] if "*" in start or "#" in start else [(name, bare) for name in own_words(start, own_word)]


@cache
def _named_places() -> frozenset[str]:
    return frozenset(
        code.removeprefix("-") for row in usual_rows() for code in row.levels.split() if not code.isalpha()
    )


def _row(row: dict[str, str], order: int) -> Usual:
    return Usual(
        row["levels"], row["short_name"], row["name"], row["full_name"], split_names(row["aliases"]),
        row["kind"], row["management"], row["system"], row["parent"], row["parent_type"], row["since"], row["until"],
        CONFIDENCE[row["confidence"]], row["source"], row["note"], order, row.get("capital") == "yes",
    )  # fmt: skip
