"""What bodies carry: load, first-named leads, bodies that never lead, the tasks of one body."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from typing import Any

from tests.queries.oracle.members import as_member, expanded, members
from tests.queries.world import ROLES, Body, Task, World, wanted

Row = tuple[Any, ...]


def _first_named(task: Task) -> Body | None:
    """The body that stands first among the leads of a task."""
    return next((part.body for part in task.parts if part.role == "lead"), None)


def busiest_agencies(world: World, p: dict[str, Any]) -> list[Row]:
    load: dict[Body, Counter[str]] = {}
    share: dict[Body, Fraction] = {}
    for task in world.tasks(p):
        answering = {one for one in task.answering() if one.named}
        for one in wanted({part.body for part in (expanded(task.parts) if p["expand"] else task.parts)}, p):
            # With expand a body is itself and the collective names that it is a member of.
            own = {body for body in task.holders(*ROLES) if body == one or (p["expand"] and one in members(body))}
            found = load.setdefault(one, Counter())
            found["tasks"] += not own.isdisjoint(task.counted(p["roles"]))
            found["any_role"] += 1
            found["first_named"] += one == _first_named(task)
            found.update(role for role in ROLES if not own.isdisjoint(task.holders(role)))
            if one in answering:
                share[one] = share.get(one, Fraction(0)) + Fraction(1, len(answering))
    rows = [
        (
            one,
            {**{name: found[name] for name in ("tasks", *ROLES, "any_role", "first_named")},
             "lead_share": round(float(share.get(one, 0)), 6)},
        )
        for one, found in load.items()
        if found["tasks"] or not p["roles"]
    ]  # fmt: skip
    rows.sort(key=lambda pair: (-pair[1][p["rank_by"]], pair[0].rank))
    return [(one.id, world.shown(one), one.kind, *values.values()) for one, values in rows]


def first_named_leads(world: World, p: dict[str, Any]) -> list[Row]:
    first = Counter(_first_named(task) for task in world.tasks(p))
    leads = Counter(one for task in world.tasks(p) for one in task.holders("lead"))
    rows = [(one, first[one], leads[one]) for one in wanted(leads, p) if first[one]]
    rows.sort(key=lambda row: (-row[1], row[0].rank))
    return [(one.id, world.shown(one), one.kind, number, all_leads) for one, number, all_leads in rows]


def never_lead(world: World, p: dict[str, Any]) -> list[Row]:
    tasks = world.tasks(p)
    everybody = {part.body for task in tasks for part in task.parts}
    heads = {one for task in tasks for one in task.holders("lead", "responsible")}
    rows = []
    for one in sorted(wanted(everybody - heads, p), key=lambda one: one.rank):
        numbers = [sum(one in task.holders(role) for task in tasks) for role in ROLES[2:]]
        any_role = sum(one in task.holders(*ROLES) for task in tasks)
        rows.append((one.id, world.shown(one), one.kind, one.management, any_role, *numbers))
    return sorted(rows, key=lambda row: -row[4])


def agency_tasks(world: World, p: dict[str, Any]) -> list[Row]:
    return [
        (
            task.id, task.document, task.number, task.label, task.title, task.section_title, part.role, part.role_text,
            part.position, part.mention, part.start, task.clause,
        )
        for task in (as_member(world, p["agency"]) if p["expand"] else world).tasks(p)
        for part in task.parts
        if part.body.id == p["agency"] and (not p["roles"] or part.role in p["roles"])
    ]  # fmt: skip


def mentioned_only(world: World, p: dict[str, Any]) -> list[Row]:
    rows = []
    for document in world.chosen(p):
        assigned = {part.body for task in document.tasks for part in task.parts} | {
            one.body for one in document.watches
        }
        spoken: dict[Body, list[tuple[int, Task]]] = {}
        for task in world.tasks({**p, "document": document.id}):
            for body, start in task.named:
                spoken.setdefault(body, []).append((start, task))
        for body in wanted(spoken.keys() - assigned, p):
            start, first = spoken[body][0]
            elsewhere = sum(part.body is body for task in world.tasks({}) for part in task.parts)
            number = len({task.id for _, task in spoken[body]})
            rows.append((body, document, number, elsewhere, first.id, start))
    rows.sort(key=lambda row: (-row[2], row[0].rank, row[1].id))
    return [
        (body.id, world.shown(body), body.kind, one.id, one.title, number, elsewhere, task, world.printed(body), start)
        for body, one, number, elsewhere, task, start in rows
    ]
