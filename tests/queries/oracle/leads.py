"""Parallel, joint and sole leads."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tests.queries.world import Part, World

Row = tuple[Any, ...]


def _rows(world: World, p: dict[str, Any], lets: Callable[[list[Part], int], bool]) -> list[Row]:
    """Tasks whose lead parts and number of leads `lets` accepts, most leads first."""
    rows = []
    for task in world.tasks(p):
        parts = [one for one in task.parts if one.role == "lead" and (one.body.named or p["include_collectives"])]
        names = list(dict.fromkeys(part.body.name for part in parts))
        if lets(parts, len(names)):
            rows.append((task.id, task.document, task.number, task.title, len(names), names, task.clause))
    return sorted(rows, key=lambda row: -row[4])


def parallel_leads(world: World, p: dict[str, Any]) -> list[Row]:
    return _rows(world, p, lambda parts, leads: leads > 1 and any(one.separately for one in parts))


def joint_leads(world: World, p: dict[str, Any]) -> list[Row]:
    return _rows(world, p, lambda parts, leads: leads > 1 and not any(one.separately for one in parts))


def sole_leads(world: World, p: dict[str, Any]) -> list[Row]:
    return _rows(world, p, lambda _, leads: leads == 1)
