"""What a name means in the documents of one place: the tables of single places first, then all that holds anywhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from ingest import divisions
from ingest.bodies import CONFIDENCE, Body, Succession, central_bodies
from ingest.bodies import local_bodies as bodies
from ingest.bodies import named_successions as successions
from ingest.divisions import CENTRE, Jurisdiction, division
from ingest.known import body, canonical, successions_of
from ingest.lookups import LIKELY, UNSURE, Found, around, at, below, branch, central
from ingest.name_forms import filled
from ingest.usual import key, names_at

__all__ = [
    "CONFIDENCE", "Body", "Found", "Index", "Succession", "bodies", "body", "canonical", "index", "key", "successions",
    "successions_of", "without_prefix",
]  # fmt: skip

# 市场监管局, 市委宣传部, 省属企业: the prefix is the first half of a word there.
_WORD = re.compile(r"[省市](?:[场委属直级]|政[管工设公园])")
_LONGEST = 40  # characters; nothing longer is a name
_REMEMBERED = 20_000  # names; an index lives as long as its process


@dataclass(frozen=True, slots=True, eq=False)
class Index:
    """Bodies by every name that a notice of one jurisdiction may print, in the form that `key` gives.

    `names` has the bodies of bodies.csv, which go before the rows that hold anywhere; those are read when first needed.
    """

    place: Jurisdiction
    names: dict[str, tuple[Body, str]]
    _seen: dict[tuple[str, int, str], Found | None] = field(default_factory=dict)

    def find(self, name: str, year: int = 0, carried: str = "") -> Found | None:
        """What a name as printed means in a notice of that year (0: of today), or None.

        `carried` is the code of the government whose prefix was printed earlier in the list: 市财政局、教育局.
        """
        if not name or len(name) > _LONGEST:
            return None
        asked = key(name), year, "" if carried == self.place.code else carried
        if asked not in self._seen:
            if len(self._seen) >= _REMEMBERED:
                self._seen.clear()
            self._seen[asked] = self._find(*asked)
        return self._seen[asked]

    def knows(self, name: str) -> bool:
        """Whether some body goes by this name."""
        return self.find(name) is not None

    def known_names(self) -> Iterator[str]:
        """Names by which running text may speak of bodies: the own place's with its word before them, the centre's."""
        yield from (name for one, _ in self.names.values() for name in (one.name, *one.aliases))
        own = self.place.own_word
        yield from (name if entries[0].whole else own + name for name, entries in names_at(self.place).items())
        yield from (name for one in central_bodies().values() for name in (one.name, *one.aliases))

    def printed_names(self) -> Iterator[tuple[str, str]]:
        """(name that may be printed, name of its body) here, above and at the centre, to suggest from."""
        yield from ((name, one.name) for one, _ in self.names.values() for name in (one.name, *one.aliases))
        for place in (self.place, *divisions.above(self.place)):
            for name, entries in names_at(place).items() if place.code != CENTRE else ():
                shown = filled(entries[0].row.name, place)
                yield (name if place.own_word in name else place.own_word + name), shown
        yield from ((name, one.name) for one in central_bodies().values() for name in (one.name, *one.aliases))

    def _find(self, name: str, year: int, carried: str) -> Found | None:
        place = divisions.known(carried) if carried else None
        if place is not None and place.code != CENTRE and not at(name, place, year, bare=False):
            found = at(name, place, year, prefixed=False)
            if found:
                return found._replace(rule=found.rule + ":carried", confidence=LIKELY)
        if name in self.names:
            return Found(*self.names[name], 1.0)
        found = self._organ(name, year)
        return found or (self._find(name[2:], year, carried) if name.startswith("中共") else None)

    def _organ(self, name: str, year: int) -> Found | None:
        for place in (self.place, *divisions.above(self.place)):
            home = place is self.place
            found = at(name, place, year, bare=home) if place.code != CENTRE else central(name, year)
            if found:
                return found if home else found._replace(rule=found.rule + ":above", confidence=LIKELY)
        elsewhere = below(name, self.place, year) or around(name, self.place, year)
        return elsewhere or self._bare_above(name, year) or branch(name, self.place, year, self.find)

    def _bare_above(self, name: str, year: int) -> Found | None:
        """A name without prefix that only a government above has (财政厅 in the notice of a city)."""
        for place in divisions.above(self.place):
            found = at(name, place, year, prefixed=False) if place.code != CENTRE else None
            if found:
                return found._replace(rule=found.rule + ":above", confidence=UNSURE)
        return None


def without_prefix(name: str, place: Jurisdiction) -> str:
    """`name` without the name of the notice's own government (宁夏回族自治区, 宁夏, 自治区 …), if something is left."""
    for prefix in place.prefixes:
        if name.startswith(prefix) and len(name) > len(prefix) + 1:
            return name if len(prefix) == 1 and _WORD.match(name) else name.removeprefix(prefix)
    return name


@cache
def index(code: str) -> Index:
    """The index for notices of the jurisdiction `code`. Raises ValueError when two named bodies share a name."""
    place = division(code)
    names: dict[str, tuple[Body, str]] = {}
    for one in bodies().values():
        if one.jurisdiction[:2] == code[:2]:
            for name, rule in _names(one, place):
                holder = names.setdefault(key(name), (one, rule))[0]
                if holder.id != one.id:
                    raise ValueError(f"bodies.csv: {name} is both {holder.id} and {one.id}")
    return Index(place, names)


def _names(one: Body, place: Jurisdiction) -> list[tuple[str, str]]:
    found = [(one.name, "registry"), (one.full_name, "registry:full_name")]
    found += [(alias, "registry:alias") for alias in one.aliases]
    if one.jurisdiction == place.code and one.kind != "collective":
        bare = [(one.short_name, "registry")] if one.level == place.level else []
        bare += [(without_prefix(name, place), rule) for name, rule in found]
        found += bare
        if one.name.startswith(place.own_word):  # 自治区人力资源和社会保障厅: the full name under another prefix
            found += [(prefix + name, rule) for name, rule in bare for prefix in place.prefixes]
    return found
