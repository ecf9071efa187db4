"""From a name as printed to a body: a recorded decision with its rule. Nothing is merged by likeness."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from graph_store.ids import agency_id
from graph_store.model import Agency
from graph_store.vocabulary import managements
from ingest.registry import Body, Index, without_prefix
from ingest.tables import COLLECTIVE_START

UNRANKED = 999_999
_COLLECTIVE = re.compile(COLLECTIVE_START)
_GOVERNMENTS = re.compile(r"(?:政府|[省市州盟县旗区乡镇]|[（(][省市州盟县旗区、]+[）)])$")
_ALL = re.compile(r"各|所有")
# Organs of the notice's own government, to whose bare names the prefix printed before them carries over.
_ORGAN = re.compile(r"(?:厅|局|委|办|室|中心|委员会|办公室)$")


@dataclass(frozen=True, slots=True)
class Resolution:
    """The body that a mention stands for, the rule that said so, and how sure it is (0 to 1)."""

    agency: Agency
    rule: str
    confidence: float


@dataclass(slots=True)
class Resolver:
    """Resolves the names of one document; remembers its decisions, so that a name is decided once a context."""

    index: Index
    _decided: dict[tuple[str, bool], Resolution] = field(default_factory=dict)

    def resolve(self, name: str, *, carried: bool) -> Resolution:
        """The body of `name`; `carried` says that the own government's prefix was printed earlier in the list."""
        found = self._decided.get((name, carried))
        if found is None:
            found = self._decided[name, carried] = self._decide(name, carried)
        return found

    def has_prefix(self, name: str) -> bool:
        """Whether `name` carries the own government's prefix (自治区…, 省…)."""
        return without_prefix(name, self.index.place) != name

    def _decide(self, name: str, carried: bool) -> Resolution:
        known = self.index.find(name)
        if known is not None:
            body, rule = known
            return Resolution(agency(body), rule, 1.0)
        if _COLLECTIVE.match(name):
            return Resolution(self._collective(name), "pattern:collective", 0.95)
        return self._unknown(name, carried)

    def _collective(self, name: str) -> Agency:
        quantifier = "all" if _ALL.match(name) else "some"
        line = "local" if _GOVERNMENTS.search(name) else "unknown"
        made = self._made(name, name, "collective", quantifier, known=True)
        return replace(made, management=line, line=managements()[line].line)

    def _unknown(self, name: str, carried: bool) -> Resolution:
        place = self.index.place
        short = without_prefix(name, place)
        if carried and short == name and _ORGAN.search(name):
            printed = place.own_word + name
            return Resolution(self._made(printed, short, "unknown", "", known=False), "unknown:carried_prefix", 0.5)
        return Resolution(self._made(name, short, "unknown", "", known=False), "unknown", 0.5)

    def _made(self, name: str, short: str, kind: str, quantifier: str, *, known: bool) -> Agency:
        place = self.index.place
        return Agency(
            agency_id(place.code, short), name, name, short, kind, "unknown", "unknown", "", UNRANKED, place.code,
            place.level, quantifier, (), known, "",
        )  # fmt: skip


def agency(body: Body) -> Agency:
    """A registry row as a node of the graph."""
    return Agency(
        body.id, body.name, body.full_name, body.short_name, body.kind, body.management,
        managements()[body.management].line, body.system,
        body.official_order, body.jurisdiction, body.level, body.quantifier, body.aliases, True, body.note,
    )  # fmt: skip
