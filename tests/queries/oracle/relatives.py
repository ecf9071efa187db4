"""What the tables say of a body beside its tasks: parents, parts, heirs and forerunners."""

from __future__ import annotations

from typing import Any

from graph_store.vocabulary import table
from ingest.including import CONFIDENCE, SOURCE
from tests.queries.oracle.members import members
from tests.queries.world import Body, World

Row = tuple[Any, ...]
Tie = tuple[
    str, str, str, str, str, bool, str, float, str
]  # from, to, relation, form, since, main, source, confidence, sentence
_SURE = {"high": 1.0, "medium": 0.9, "low": 0.8}


def _key(row: dict[str, str], column: str) -> str:
    return f"{row['jurisdiction']}:{row[column]}"


def _ties() -> list[Tie]:
    parents = [
        (
            _key(row, "short_name"),
            _key(row, "parent"),
            "PART_OF",
            row["parent_type"],
            "",
            False,
            row["source"],
            _SURE[row["confidence"]],
            "",
        )
        for row in table("bodies")
        if row["parent"]
    ]
    heirs = [
        (_key(row, "short_name"), _key(row, "heir"), "SUCCEEDED_BY", row["type"], row["since"], row["main"] == "yes",
         row["source"], _SURE[row["confidence"]], "")
        for row in table("successions")
    ]  # fmt: skip
    return [*parents, *heirs]


def _inclusions(world: World) -> list[tuple[Tie, Body]]:
    """Members of the collective names in the documents."""
    bodies = {part.body for task in world.tasks({}) for part in task.parts}
    return [
        ((one.id, member.id, "INCLUDES", "", "", False, SOURCE, CONFIDENCE, ""), member)
        for one in bodies
        for member in members(one)
    ]


def _tabled() -> dict[str, Body]:
    """Bodies of the tables; the facts that no answer shows are left empty."""
    return {
        _key(row, "short_name"): Body(
            _key(row, "short_name"), row["name"], row["full_name"] or row["name"], row["kind"], "", "", "",
            int(row["official_order"]), "", True, row["jurisdiction"], (),
        )
        for row in table("bodies")
    }  # fmt: skip


def agency_relatives(world: World, p: dict[str, Any]) -> list[Row]:
    tasks = world.tasks({})
    there = {part.body.id for task in tasks for part in task.parts}
    while True:  # the graph holds what documents name, and whatever its facts lead to
        more = there | {to for one, to, *_ in _ties() if one in there}
        if more == there:
            break
        there = more
    rows = []
    included = _inclusions(world)
    bodies = {part.body.id: part.body for task in tasks for part in task.parts} | {one.id: one for _, one in included}
    for one, to, *facts in [*_ties(), *(tie for tie, _ in included)]:
        if one in there and p["agency"] in (one, to):
            key = to if one == p["agency"] else one
            other = _tabled().get(key) or bodies[key]
            carried = sum(part.body.id == other.id for task in tasks for part in task.parts)
            relation, *rest = facts
            rows.append((other, relation, one == p["agency"], rest, carried))
    rows.sort(key=lambda row: (row[1], not row[2], row[3][1], row[0].rank))
    return [(body.id, world.shown(body), relation, out, *rest, n) for body, relation, out, rest, n in rows]
