"""Pairs of bodies: what they share, with its parts, Newman's weight, and who leads whom."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from fractions import Fraction
from itertools import combinations, product
from typing import Any

from tests.queries.oracle.members import as_member
from tests.queries.world import ROLES, Body, Task, World, wanted

Row = tuple[Any, ...]
PARTS = ("both_lead", "first_leads", "second_leads", "both_support", "other")
_NAMES = {
    ("lead", "lead"): "both_lead",
    ("lead", "support"): "first_leads",
    ("support", "lead"): "second_leads",
    ("support", "support"): "both_support",
}


def _part(task: Task, body: Body, roles: list[str]) -> str:
    """With what a body counts in a task: as lead before support, and only with a role that was asked for."""
    held = [role for role in roles or ROLES if body in task.holders(role)]
    return next((role for role in ("lead", "support") if role in held), "other")


def _tally(world: World, p: dict[str, Any], lets: Callable[[Body], bool]) -> dict[tuple[Body, Body], Counter[str]]:
    found: dict[tuple[Body, Body], Counter[str]] = {}
    for task in world.tasks(p):
        present = sorted(filter(lets, {part.body for part in task.parts}), key=lambda one: (one.order, one.id))
        members = task.counted(p["roles"])
        counted = {one: _part(task, one, p["roles"]) for one in present if one in members}
        for pair in combinations(present, 2):
            own = found.setdefault(pair, Counter())
            own["any_role"] += 1
            if pair[0] in counted and pair[1] in counted:
                own["tasks"] += 1
                own["newman"] += Fraction(1, len(counted) - 1)  # type: ignore[assignment]
                own[_NAMES.get((counted[pair[0]], counted[pair[1]]), "other")] += 1
    also_none = p["rank_by"] == "any_role" and not p["roles"]
    return {pair: own for pair, own in found.items() if own["tasks"] or also_none}


def _numbers(own: Counter[str], *, turned: bool = False) -> Row:
    names = list(PARTS)
    if turned:
        names[1:3] = names[2], names[1]
    return (own["tasks"], *(own[name] for name in names), own["any_role"], round(float(own["newman"]), 6))


def shared_tasks(world: World, p: dict[str, Any]) -> list[Row]:
    found = _tally(world, p, lambda one: bool(list(wanted([one], p))))
    ordered = sorted(
        found.items(),
        key=lambda item: (
            -round(item[1][p["rank_by"]], 6),
            *(one.order for one in item[0]), *(one.name for one in item[0]), *(one.id for one in item[0]),
        ),
    )  # fmt: skip
    return [(a.id, world.shown(a), b.id, world.shown(b), *_numbers(own)) for (a, b), own in ordered]


def agency_partners(world: World, p: dict[str, Any]) -> list[Row]:
    world = as_member(world, p["agency"]) if p["expand"] else world
    found = _tally(world, p, lambda one: one.id == p["agency"] or bool(list(wanted([one], p))))
    rows = []
    for (a, b), own in found.items():
        if p["agency"] in (a.id, b.id):
            other, turned = (b, False) if a.id == p["agency"] else (a, True)
            rows.append((other, own, turned))
    rows.sort(key=lambda row: (-round(row[1][p["rank_by"]], 6), row[0].rank))
    return [(one.id, world.shown(one), one.kind, *_numbers(own, turned=turned)) for one, own, turned in rows]


def lead_support(world: World, p: dict[str, Any]) -> list[Row]:
    tasks, weight = Counter[tuple[Body, Body]](), dict[tuple[Body, Body], Fraction]()
    for task in world.tasks(p):
        leads = {one for one in task.holders("lead") if one.named}
        for a, b in product(wanted(leads, p), wanted(task.holders("support", "responsible"), p)):
            if a != b:
                tasks[a, b] += 1
                weight[a, b] = weight.get((a, b), Fraction(0)) + Fraction(1, len(leads))
    rows = [(a, b, round(float(weight[a, b]), 6), tasks[a, b]) for a, b in tasks]
    rows.sort(
        key=lambda row: (
            -(row[3] if p["rank_by"] == "tasks" else row[2]), row[0].order, row[1].order, row[0].name, row[1].name,
        )
    )  # fmt: skip
    return [(a.id, world.shown(a), b.id, world.shown(b), *rest) for a, b, *rest in rows]


def pair_tasks(world: World, p: dict[str, Any]) -> list[Row]:
    rows = []
    for task in world.tasks(p):
        sides = [
            [one for one in task.parts if one.body.id == p[side] and (not p["roles"] or one.role in p["roles"])]
            for side in ("agency", "partner")
        ]
        combined = {(a.role, b.role, a.separately or b.separately) for a, b in product(*sides)}
        if p["agency"] != p["partner"]:
            head = (task.id, task.document, task.number, task.title)
            rows += [(*head, *roles, task.clause) for roles in sorted(combined)]
    return rows
