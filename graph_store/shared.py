"""Bodies and the registry's facts of them stand in many documents: only what differs from the graph is written.

They are most of the rows of a short document, and a row that is set to what it was costs as much as a new one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import Any

from graph_store import statements as cypher
from graph_store.rows import GraphRows, Row
from graph_store.together import Together

Run = Callable[[str, dict[str, Any]], list[dict[str, Any]]]


def make_way(run: Run, new: Together) -> tuple[GraphRows, set[str]]:
    """Take out the facts that `new` replaces by others. Returns the rows of bodies and facts that are to be written,
    and the bodies that lost a fact that pointed to them.
    """
    ids, lost = sorted(new.bodies), set(new.passed)
    standing = {row["id"]: row for row in run(cypher.standing_agencies(), {"ids": ids})}
    rows = {"Agency": [row for key, row in new.bodies.items() if standing.get(key) != row]}
    for kind in cypher.FACTS:
        former = _by_body(run(cypher.standing_facts(kind), {"ids": ids}))
        wanted = {body: facts for (one, body), facts in new.facts.items() if one == kind}
        differing = [body for body in ids if not _same(former.get(body, ()), wanted.get(body, ()))]
        stale = [body for body in differing if body in former]
        if stale:
            run(f"{cypher.registry_fact(kind)} DELETE r", {"ids": stale})
        lost.update(row["to_id"] for body in stale for row in former[body])
        written = {*differing, *(wanted.keys() - new.bodies.keys())}
        rows[kind] = [row for body, facts in wanted.items() if body in written for row in facts]
    return rows, lost


def _by_body(facts: Iterable[Row]) -> dict[str, list[Row]]:
    found: defaultdict[str, list[Row]] = defaultdict(list)
    for row in facts:
        found[row["from_id"]].append(row)
    return found


def _same(one: Iterable[Row], other: Iterable[Row]) -> bool:
    """Whether they are the same facts, in any order."""
    return _written(one) == _written(other)


def _written(facts: Iterable[Row]) -> list[str]:
    # As text, since a relationship that somebody else made may lack values, and nothing sorts with None.
    return sorted(repr(sorted(row.items())) for row in facts)
