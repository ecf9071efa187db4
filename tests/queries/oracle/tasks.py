"""Tasks: width and potential links, leaderless and unnamed, the list of all, the bodies of one."""

from __future__ import annotations

from typing import Any

from tests.queries.world import ROLES, Body, Task, World

Row = tuple[Any, ...]


def _named(bodies: set[Body]) -> set[Body]:
    return {one for one in bodies if one.named}


def widest_tasks(world: World, p: dict[str, Any]) -> list[Row]:
    rows = [_load(task) for task in world.tasks(p) if task.parts]
    return sorted(rows, key=lambda row: (-row[4], -row[7]))


def _load(task: Task) -> Row:
    answering, horizontal = _named(task.answering()), _named(task.horizontal())
    # Where leads and responsible bodies stand side by side, the responsible are among those whom the leads must bring
    # together: |S| of the definition is read as H without A.
    a, s = len(answering), len(horizontal - answering)
    most = a * (a - 1) // 2 + a * s
    heads = task.answering()
    roles = {"lead"} & {part.role for part in task.parts} or {"responsible"} & {part.role for part in task.parts}
    apart = any(one.separately and one.body in heads and one.role in (roles or {"implement"}) for one in task.parts)
    systems = {one.system for one in horizontal if one.system}
    lines = {one.line for one in horizontal if one.line != "unknown"}
    return (
        task.id, task.document, task.number, task.title, len(horizontal), a, s, most, s if apart and a else most,
        len(systems), len(lines), apart, task.unnamed, len({part.body for part in task.parts}),
    )  # fmt: skip


def leaderless_tasks(world: World, p: dict[str, Any]) -> list[Row]:
    rows = []
    for task in world.tasks(p):
        support, implement = task.holders("support"), task.holders("implement")
        if not task.parts or task.holders("lead", "responsible"):
            continue
        answering = task.answering()
        form = "both" if support and answering else "support_only" if support else "implement_only"
        form = form if support or implement else "other"
        rows.append(
            (
                task.id, task.document, task.number, task.title, form, len(support), len(implement),
                len(_named(answering)), task.clause,
            )
        )  # fmt: skip
    return rows


def unnamed_bodies(world: World, p: dict[str, Any]) -> list[Row]:
    rows = []
    for task in world.tasks(p):
        some = {part.body for part in task.parts if part.body.quantifier == "some"}
        shown = some if p["any_role"] else some & task.horizontal()
        if task.unnamed or (p["any_role"] and (some or task.open_ended)):
            names = sorted(one.name for one in shown)
            rows.append((task.id, task.document, task.number, task.title, names, task.open_ended, task.clause))
    return rows


def list_tasks(world: World, p: dict[str, Any]) -> list[Row]:
    return [
        (
            task.id, task.document, task.number, task.label, task.title, task.section, task.section_title,
            *(len(task.holders(role)) for role in ("lead", "responsible", "support", "implement")),
            len({part.body for part in task.parts}), task.clause,
        )
        for task in world.tasks(p)
    ]  # fmt: skip


def task_agencies(world: World, p: dict[str, Any]) -> list[Row]:
    (task,) = (one for one in world.tasks({}) if one.id == p["task"])
    heads = task.answering()
    held = {part.role for part in task.parts}
    strongest = next((role for role in ("lead", "responsible") if role in held), "implement")
    return [
        (
            one.body.id, world.shown(one.body), one.body.kind, one.role, one.role_text, one.mention, one.start, one.end,
            one.position, one.separately, one.body in heads and one.role == strongest,
        )
        for one in task.parts
        if not p["roles"] or one.role in p["roles"]
    ]  # fmt: skip


def similar_tasks(world: World, p: dict[str, Any]) -> list[Row]:
    (own,) = (one for one in world.tasks({}) if one.id == p["task"])
    mine = _named(own.horizontal())
    rows = []
    for task in world.tasks({"jurisdiction": p["jurisdiction"]}):
        theirs = _named(task.horizontal())
        shared = len(mine & theirs)
        if task.id != own.id and (shared > 1 or (shared == 1 and len(mine) == 1)):
            similarity = round(shared / len(mine | theirs), 6)
            rows.append((task.id, task.document, task.number, task.title, shared, len(theirs), similarity))
    return sorted(rows, key=lambda row: (-row[6], -row[4]))


def task_mentions(world: World, p: dict[str, Any]) -> list[Row]:
    (task,) = (one for one in world.tasks({}) if one.id == p["task"])
    return [
        (body.id, world.shown(body), body.kind, world.printed(body), start, start + len(world.printed(body)))
        for body, start in task.named
        if body not in task.holders(*ROLES)
    ]
