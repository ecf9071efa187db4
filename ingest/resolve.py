"""From a name as printed to a body: a recorded decision with its rule. Nothing is merged by likeness."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache

from graph_store.ids import agency_id
from graph_store.model import Agency
from graph_store.vocabulary import managements
from ingest import divisions
from ingest.bodies import UNRANKED, Body
from ingest.divisions import CENTRE, Jurisdiction
from ingest.lookups import Found
from ingest.name_kinds import kind_by_ending, lower_kind
from ingest.registry import Index, key, without_prefix
from ingest.tables import BARE_COLLECTIVE, COLLECTIVE_START

__all__ = ["UNRANKED", "Resolution", "Resolver", "agency", "resolver", "shared_resolver"]

# 各…, 有关…; also 省直有关部门, 市属国有企业, 区级各单位.
_COLLECTIVE = re.compile(
    rf"{COLLECTIVE_START}|{BARE_COLLECTIVE}|[市州盟县旗区][（(][市州盟县旗区、]+[）)]|(?:自治区|[省市州盟县旗区])(?:直属|[直属级])(?:各|有关|相关|机关|部门|单位|国有|企业|国企)"
)
_GOVERNMENTS = re.compile(r"(?:政府|[省市州盟县旗区乡镇]|[（(][省市州盟县旗区、]+[）)])$")
_ALL = re.compile(r"各|所有")
_PLACED = re.compile("^(?!place).*:place$")  # an organ of a place that is named, not the place itself
_SOME = re.compile(r"有关|相关|其他")
# Organs of the notice's own government, to whose bare names the prefix printed before them carries over.
_ORGAN = re.compile(r"(?:厅|局|委|办|室|中心|委员会|办公室)$")
_ORGAN_OF_PARTY = re.compile(r"(?:部|局|委|办|室|中心|委员会|办公室|组)$")
_PLATES = re.compile(r"(.+)（([^（）]+)）")
_BLANK = re.compile(r"(?<![A-Za-z&.,]) | (?![A-Za-z&])")
_INVISIBLE = re.compile(r"[\u200b-\u200f\u202a-\u202e\u2060\ufeff\x00-\x08\x0e-\x1b\x7f]")
_SUGGESTIONS, _LIKE_ENOUGH = 3, 70
_UNKNOWN, _BY_ENDING = 0.5, 0.6
_REMEMBERED = 5_000  # names in their contexts, less than 1 kB each
_PLACES = 16  # with their years, whose decisions are kept: a folder has documents of many by turns


@dataclass(frozen=True, slots=True)
class Resolution:
    """The body that a mention stands for, the rule that said so, and how sure it is (0 to 1).

    `plates` are the known bodies that the name puts in parentheses: the same staff under another name.
    """

    agency: Agency
    rule: str
    confidence: float
    plates: tuple[Agency, ...] = ()


@dataclass(slots=True)
class Resolver:
    """Resolves the names of a document; remembers its decisions, so that a name is decided once a context.

    `aliases` are the short names that the document declares (以下简称…) with the full names that they stand for; `year`
    chooses between a body and its successor of the same name (0: unknown).
    """

    index: Index
    aliases: Mapping[str, str] = field(default_factory=dict)
    year: int = 0
    _decided: dict[tuple[str, bool | str], Resolution] = field(default_factory=dict)
    _listed: dict[tuple[str, str], tuple[Resolution, str]] = field(default_factory=dict)

    def resolve(self, name: str, *, carried: bool | str) -> Resolution:
        """The body of `name`; `carried` says that the own government's prefix was printed earlier in the list, or is
        the code of the government whose prefix was (`prefix_of`).
        """
        found = self._decided.get((name, carried))
        if found is None:
            if len(self._decided) >= _REMEMBERED:
                self._decided.clear()
            found = self._decided[name, carried] = self._decide(_written(name), carried)
        return found

    def listed(self, name: str, carried: str) -> tuple[Resolution, str]:
        """The body of `name` in a list, and the code of the government whose prefix holds for the names behind it.

        `carried` is that code as the name before gave it, "" at the start: 杭州市财政局、教育局.
        """
        found = self._listed.get((name, carried))
        if found is None:
            if len(self._listed) >= _REMEMBERED:
                self._listed.clear()
            now = self.prefix_of(name) or carried
            found = self._listed[name, carried] = self.resolve(name, carried=now), now
        return found

    def prefix_of(self, name: str) -> str:
        """Code of the government whose prefix `name` bears: the own one, one above, or a place named; "" of none."""
        place, short = self._owner(name)
        if short != name:
            return place.code
        named = self.index.find(name, self.year)
        return named.body.jurisdiction if named and _PLACED.search(named.rule) else ""

    def suggest(self, name: str) -> tuple[str, ...]:
        """The known names most like an unknown one, for a person to choose from; at most three."""
        from rapidfuzz import fuzz, process  # noqa: PLC0415 - only a review needs it

        names = dict(self.index.printed_names())
        like = process.extract(name, names.keys(), scorer=fuzz.ratio, limit=5 * _SUGGESTIONS, score_cutoff=_LIKE_ENOUGH)
        return tuple(dict.fromkeys(names[found] for found, *_ in like))[:_SUGGESTIONS]

    def _decide(self, name: str, carried: bool | str) -> Resolution:
        declared = self.aliases.get(name)
        if declared and declared != name:
            found = self._decide(declared, carried)
            return replace(found, rule=f"declared:{found.rule}")
        known = self.index.find(name, self.year, carried if isinstance(carried, str) else "")
        if known is not None:
            return _known(known)
        if _COLLECTIVE.match(name):
            return Resolution(self._collective(name), "pattern:collective", 0.95)
        return self._plates(key(name)) or self._unknown(name, carried)

    def _plates(self, name: str) -> Resolution | None:
        """省市场监管局（省知识产权局）: one body with two plates, the first of which is the body."""
        parts = _PLATES.fullmatch(name)
        main = self.index.find(parts[1], self.year) if parts else None
        if parts is None or main is None:
            return None
        others = [self.index.find(other, self.year) for other in parts[2].split("、")]
        plates = tuple(agency(other.body) for other in others if other and other.body.id != main.body.id)
        return replace(_known(main), rule=f"{main.rule}:plates", plates=plates)

    def _collective(self, name: str) -> Agency:
        quantifier = "some" if _SOME.search(name) and not _ALL.match(name) else "all"
        line = "local" if _GOVERNMENTS.search(name) else "unknown"
        made = self._made(self.index.place, name, name, "collective", known=True)
        return replace(made, management=line, line=managements()[line].line, quantifier=quantifier)

    def _unknown(self, name: str, carried: bool | str) -> Resolution:
        place, short = self._owner(name)
        if isinstance(carried, str) and carried and short == name and _ORGAN.search(name):
            place = divisions.division(carried)
        prefixed = short != name
        lower = None if prefixed else lower_kind(name, place)
        if lower:
            made = self._made(place, name, name, lower.kind, known=False)
            return Resolution(replace(made, management="local", line=managements()["local"].line), "unknown:lower", 0.6)
        rule, printed = "unknown", name
        if carried and not prefixed and _ORGAN.search(name):
            rule, printed, prefixed = "unknown:carried_prefix", place.own_word + name, True
        made = self._made(place, printed, short, "unknown", known=False)
        likeness = kind_by_ending(printed, prefixed=prefixed)
        if likeness is None:
            return Resolution(made, rule, _UNKNOWN)
        line = place.level if likeness.management == "own" and place.code != CENTRE else likeness.management
        line = {"own": "central"}.get(line, line)
        made = replace(made, kind=likeness.kind, management=line, line=managements()[line].line)
        return Resolution(made, rule if likeness.weak else f"pattern:{likeness.kind}", _BY_ENDING)

    def _owner(self, name: str) -> tuple[Jurisdiction, str]:
        """The government whose prefix the name bears (the own one of none), and the name without it.

        Only organs lose the name of a place: 浙江省星河局 is a 星河局, 浙江大学 is no 大学. 省委星河办 is a 党委星河办.
        """
        home = self.index.place
        for place in (home, *divisions.above(home)):
            party = re.match(rf"{place.own_word}(?:党委|委)(?=..)", name)
            if party and _ORGAN_OF_PARTY.search(name):
                return place, f"党委{name[party.end() :]}"
            short = without_prefix(name, place)
            if short != name and (_ORGAN.search(short) or short == name.removeprefix(place.own_word)):
                return place, short
        return home, name

    def _made(self, place: Jurisdiction, name: str, short: str, kind: str, *, known: bool) -> Agency:
        return Agency(
            agency_id(place.code, short), name, name, short, kind, "unknown", "unknown", "", UNRANKED, place.code,
            place.level, "", (), known, "",
        )  # fmt: skip


def resolver(index: Index, aliases: Mapping[str, str], year: int) -> Resolver:
    """The resolver of a document; those of one place and year that declare no short names share their decisions."""
    return Resolver(index, aliases, year) if aliases else shared_resolver(index, year)


@lru_cache(maxsize=_PLACES)
def shared_resolver(index: Index, year: int) -> Resolver:
    """The resolver of all documents of one place and year that declare no short names."""
    return Resolver(index, year=year)


def _written(name: str) -> str:
    """The name in one line: a line end or a blank inside it is none of its own, unless it parts Latin words."""
    if name.isalnum():
        return name
    return _BLANK.sub("", " ".join(_INVISIBLE.sub("", name).split()))


def _known(found: Found) -> Resolution:
    return Resolution(agency(found.body), found.rule, found.confidence)


def agency(body: Body) -> Agency:
    """A registry row as a node of the graph."""
    return Agency(
        body.id, body.name, body.full_name, body.short_name, body.kind, body.management,
        managements()[body.management].line, body.system,
        body.official_order, body.jurisdiction, body.level, body.quantifier, body.aliases, True, body.note,
    )  # fmt: skip
