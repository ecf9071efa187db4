"""What several documents put into a graph, as it is when they are put in one after the other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from graph_store.rows import GraphRows, Row
from graph_store.statements import FACTS
from graph_store.store import Replace

Key = tuple[str, str]  # a type of facts, and the body that they are facts of


@dataclass(slots=True)
class Together:
    """Rows of documents of different ids.

    Documents share bodies and the registry's facts of them: the newest reading of both holds. `rows` has all else.
    `passed` are bodies that only facts of an older reading pointed to, perhaps.
    """

    rows: GraphRows = field(default_factory=dict)
    bodies: dict[str, Row] = field(default_factory=dict)
    facts: dict[Key, list[Row]] = field(default_factory=dict)
    passed: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, changes: Sequence[Replace]) -> Together:
        """The rows of these documents."""
        found = cls()
        for change in changes:
            found._bring(change.rows["Agency"])
            for kind, rows in change.rows.items():
                if kind in FACTS:
                    found._state(kind, rows)
                elif kind != "Agency":
                    found.rows.setdefault(kind, []).extend(rows)
        found.passed -= {fact["to_id"] for facts in found.facts.values() for fact in facts}
        return found

    def _bring(self, bodies: Iterable[Row]) -> None:
        for row in bodies:
            self.bodies[row["id"]] = row
            for kind in FACTS:
                former = self.facts.pop((kind, row["id"]), ())
                self.passed.update(fact["to_id"] for fact in former)

    def _state(self, kind: str, rows: Iterable[Row]) -> None:
        for row in rows:
            if row.get("document"):  # a sentence of this document, which no other one replaces
                self.rows.setdefault(kind, []).append(row)
            else:
                self.facts.setdefault((kind, row["from_id"]), []).append(row)
