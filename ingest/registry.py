"""The registry of known bodies: the tables bodies.csv and successions.csv, indexed for one jurisdiction."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from graph_store.ids import agency_id
from graph_store.vocabulary import table
from ingest.divisions import Jurisdiction, division

# 市场监管局, 市委宣传部, 省属企业: the prefix is the first half of a word there.
_WORD = re.compile(r"[省市](?:[场委属直级]|政[管工设公园])")
CONFIDENCE = {"high": 1.0, "medium": 0.9, "low": 0.8}


@dataclass(frozen=True, slots=True)
class Body:
    """A row of bodies.csv."""

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


@dataclass(frozen=True, slots=True)
class Succession:
    """A row of successions.csv: `heir` took over from `body` (both ids)."""

    body: str
    heir: str
    since: str
    type: str
    main: bool
    source: str


def _body(row: dict[str, str]) -> Body:
    code = row["jurisdiction"]
    return Body(
        agency_id(code, row["short_name"]), code, row["short_name"], row["name"], row["full_name"] or row["name"],
        row["kind"], row["management"], row["system"], int(row["official_order"]), row["level"], row["quantifier"],
        agency_id(code, row["parent"]) if row["parent"] else "", row["parent_type"],
        tuple(alias for alias in row["aliases"].split("|") if alias), CONFIDENCE[row["confidence"]],
        row["source"], row["note"],
    )  # fmt: skip


@cache
def bodies() -> dict[str, Body]:
    """All known bodies by id."""
    return {body.id: body for body in map(_body, table("bodies"))}


@cache
def successions() -> dict[str, tuple[Succession, ...]]:
    """What became of a body, by its id."""
    found: dict[str, tuple[Succession, ...]] = {}
    for row in table("successions"):
        body, heir = agency_id(row["jurisdiction"], row["short_name"]), agency_id(row["jurisdiction"], row["heir"])
        one = Succession(body, heir, row["since"], row["type"], row["main"] == "yes", row["source"])
        found[body] = (*found.get(body, ()), one)
    return found


@dataclass(frozen=True, slots=True)
class Index:
    """Bodies by every name that a notice of one jurisdiction may print, in the form that `key` gives."""

    place: Jurisdiction
    names: dict[str, tuple[Body, str]]

    def find(self, name: str) -> tuple[Body, str] | None:
        """(body, rule that found it) for a name as printed, or None."""
        return self.names.get(key(name))

    def knows(self, name: str) -> bool:
        """Whether some body goes by this name."""
        return key(name) in self.names


def key(name: str) -> str:
    """The form in which names are compared: no white space, full-width parentheses, 政府 for 人民政府."""
    if not name.isalnum():
        name = "".join(name.split()).replace("(", "（").replace(")", "）")
    return name.replace("人民政府", "政府")


def without_prefix(name: str, place: Jurisdiction) -> str:
    """`name` without the name of the notice's own government (宁夏回族自治区, 宁夏, 自治区 …), if something is left."""
    for prefix in place.prefixes:
        if name.startswith(prefix) and len(name) > len(prefix) + 1:
            return name if len(prefix) == 1 and _WORD.match(name) else name.removeprefix(prefix)
    return name


@cache
def index(code: str) -> Index:
    """The index for notices of the jurisdiction `code`. Raises ValueError when two bodies share a name."""
    place = division(code)
    names: dict[str, tuple[Body, str]] = {}
    for body in bodies().values():
        if body.jurisdiction[:2] != code[:2]:
            continue
        for name, rule in _names(body, place):
            holder = names.setdefault(key(name), (body, rule))[0]
            if holder.id != body.id:
                raise ValueError(f"bodies.csv: {name} is both {holder.id} and {body.id}")
    return Index(place, names)


def _names(body: Body, place: Jurisdiction) -> list[tuple[str, str]]:
    found = [(body.name, "registry"), (body.full_name, "registry:full_name")]
    found += [(alias, "registry:alias") for alias in body.aliases]
    if body.jurisdiction == place.code and body.kind != "collective":
        bare = [(body.short_name, "registry")] if body.level == place.level else []
        bare += [(without_prefix(name, place), rule) for name, rule in found]
        found += bare
        if body.name.startswith(place.own_word):  # 自治区人力资源和社会保障厅: the full name under another prefix
            found += [(prefix + name, rule) for name, rule in bare for prefix in place.prefixes]
    return found
