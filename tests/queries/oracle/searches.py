"""Finding bodies by their names and tasks by their words."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from typing import Any

from tests.queries.world import World, wanted

Row = tuple[Any, ...]


def find_agencies(world: World, p: dict[str, Any]) -> list[Row]:
    scope = {"jurisdiction": p["jurisdiction"]}
    tasks = Counter(one for task in world.tasks(scope) for one in {part.body for part in task.parts})
    found = [
        one
        for one in wanted(tasks, p)
        if any(p["text"] in name for name in (one.name, one.full_name, *one.aliases)) or not p["text"]
    ]
    found.sort(key=lambda one: (-tasks[one], one.rank))
    return [
        (
            one.id, world.shown(one), one.full_name, one.kind, one.management, one.system, one.jurisdiction,
            list(one.aliases), tasks[one],
        )
        for one in found
    ]  # fmt: skip


def find_tasks(world: World, p: dict[str, Any]) -> list[Row]:
    everywhere = Counter(word for task in world.tasks({}) for word in set(task.words))
    rows = []
    for task in world.tasks(p):
        hits = [word for word in p["text"] if word in task.words]
        score = round(float(sum(Fraction(1, everywhere[word]) for word in hits)), 6)
        if hits:
            found = (
                len(hits),
                sum(word in task.title for word in hits),
                sum(word in task.terms for word in hits),
                score,
            )
            rows.append((task.id, task.document, task.number, task.title, *found, list(task.terms), task.clause))
    return sorted(rows, key=lambda row: [-value for value in row[4:8]])
