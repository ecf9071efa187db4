"""Known bodies and reforms as records, from the tables that name each of them: the centre's and single places'."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from graph_store.ids import agency_id
from graph_store.vocabulary import table
from ingest.divisions import CENTRE

CONFIDENCE = {"high": 1.0, "medium": 0.9, "low": 0.8}
UNRANKED = 999_999
_LATEST = 9999


@dataclass(frozen=True, slots=True)
class Body:
    """What the registry knows of a body; `since` and `until` are dates as exact as they are known ("" of none)."""

    id: str
    jurisdiction: str
    short_name: str
    name: str
    full_name: str
    kind: str
    management: str
    system: str
    official_order: int
    level: str
    quantifier: str
    parent: str
    parent_type: str
    aliases: tuple[str, ...]
    confidence: float
    source: str
    note: str
    since: str = ""
    until: str = ""


@dataclass(frozen=True, slots=True)
class Succession:
    """`heir` took over from `body` (both ids)."""

    body: str
    heir: str
    since: str
    type: str
    main: bool
    source: str
    confidence: float


def existed(since: str, until: str, year: int) -> bool:
    """Whether something with these dates existed in that year; year 0 is today."""
    year = year or _LATEST
    return int(since[:4] or 0) <= year <= int(until[:4] or _LATEST)


@cache
def local_bodies() -> dict[str, Body]:
    """The bodies of bodies.csv by id."""
    return {body.id: body for body in map(_local, table("bodies"))}


@cache
def central_bodies() -> dict[str, Body]:
    """The bodies of the centre by id."""
    rows = enumerate(table("central_bodies"), start=1)
    return {body.id: body for body in (_central(row, order) for order, row in rows)}


@cache
def named_successions() -> dict[str, tuple[Succession, ...]]:
    """What became of the bodies of both tables, by id."""
    found: dict[str, tuple[Succession, ...]] = {}
    for row in (*table("successions"), *table("central_successions")):
        code = row.get("jurisdiction", CENTRE)
        body, heir = agency_id(code, row["short_name"]), agency_id(code, row["heir"])
        one = Succession(
            body, heir, row["since"], row["type"], row["main"] == "yes", row["source"], CONFIDENCE[row["confidence"]]
        )
        found[body] = (*found.get(body, ()), one)
    return found


def split_names(cell: str) -> tuple[str, ...]:
    """The names in a cell of a table."""
    return tuple(name for name in cell.split("|") if name)


def _local(row: dict[str, str]) -> Body:
    code = row["jurisdiction"]
    return Body(
        agency_id(code, row["short_name"]), code, row["short_name"], row["name"], row["full_name"] or row["name"],
        row["kind"], row["management"], row["system"], int(row["official_order"]), row["level"], row["quantifier"],
        agency_id(code, row["parent"]) if row["parent"] else "", row["parent_type"],
        split_names(row["aliases"]), CONFIDENCE[row["confidence"]], row["source"], row["note"],
    )  # fmt: skip


def _central(row: dict[str, str], order: int) -> Body:
    return Body(
        agency_id(CENTRE, row["short_name"]), CENTRE, row["short_name"], row["name"], row["full_name"],
        row["kind"], row["management"], row["system"], order, "centre", "",
        agency_id(CENTRE, row["parent"]) if row["parent"] else "", row["parent_type"],
        split_names(row["aliases"]), CONFIDENCE[row["confidence"]], row["source"], row["note"],
        row["since"], row["until"],
    )  # fmt: skip
