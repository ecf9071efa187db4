"""The members of collective names: places of a level by their codes, and nothing else that the reader has."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from graph_store.vocabulary import table
from tests.queries import ningxia
from tests.queries.world import Body, Part, Task, World

_LEVELS = {"640000:各市、县（区）人民政府": {"city", "county"}, "450000:各设区市人民政府": {"city"}}


@cache
def members(body: Body) -> tuple[Body, ...]:
    """The governments that `body` stands for, by code; none of a named body or of a name like 有关市县."""
    levels = _LEVELS.get(body.id, set())
    return tuple(
        _government(row["code"], row["name"])
        for row in sorted(table("divisions"), key=lambda row: row["code"])
        if row["code"][:2] == body.jurisdiction[:2] and row["level"] in levels
    )


@cache
def _government(code: str, place: str) -> Body:
    tabled = next((one for one in ningxia.bodies().values() if one.id == f"{code}:人民政府"), None)
    if tabled is not None:
        return tabled
    order = 1 + next(at for at, row in enumerate(table("usual_bodies")) if row["short_name"] == "人民政府")
    line = {row["management"]: row["line"] for row in table("managements")}["local"]
    name = place + "人民政府"
    return Body(f"{code}:人民政府", name, name, "local_government", "local", line, "地方", order, "", True, code, ())


def expanded(parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """The parts with one for each member in place of each collective name."""
    return tuple(replace(part, body=one) for part in parts for one in members(part.body) or (part.body,))


def as_member(world: World, identity: str) -> World:
    """The world as the body `identity` has it: what a collective name carries that includes it, it carries itself."""
    return World(
        tuple(replace(one, tasks=tuple(_own(task, identity) for task in one.tasks)) for one in world.documents)
    )


def _own(task: Task, identity: str) -> Task:
    def body(part: Part) -> Body:
        return next((one for one in members(part.body) if one.id == identity), part.body)

    return replace(task, parts=tuple(replace(part, body=body(part)) for part in task.parts))


def by_member(world: World) -> World:
    """The world with a part for each member in place of each collective name."""
    return World(
        tuple(
            replace(one, tasks=tuple(replace(task, parts=expanded(task.parts)) for task in one.tasks))
            for one in world.documents
        )
    )
