"""Sections and documents."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from typing import Any

from tests.queries.oracle.members import by_member
from tests.queries.oracle.tasks import task_agencies
from tests.queries.world import World, wanted

Row = tuple[Any, ...]


def agency_by_section(world: World, p: dict[str, Any]) -> list[Row]:
    found: dict[Row, Counter[str]] = {}
    for task in world.tasks(p):
        counted = task.counted(p["roles"])
        for one in wanted(counted, p):
            own = found.setdefault((one, task.document, task.section, task.section_title), Counter())
            own["tasks"] += 1
            for role in ("lead", "responsible", "support", "implement"):
                holds = one in task.holders(role) and (not p["roles"] or role in p["roles"])
                # Without roles only what makes the body coordinate counts: implementing does where it answers.
                answers = one in task.answering() and not task.holders("lead", "responsible")
                own[role] += holds and (role != "implement" or bool(p["roles"]) or answers)
    names = ("tasks", "lead", "responsible", "support", "implement")
    ordered = sorted(found.items(), key=lambda item: (-item[1]["tasks"], item[0][0].rank, item[0][1:]))
    return [
        (one.id, world.shown(one), *place, *(own[name] for name in names)) for (one, *place), own in ordered
    ]  # fmt: skip


def section_load(world: World, p: dict[str, Any]) -> list[Row]:
    rows = []
    for place in dict.fromkeys((task.document, task.section, task.section_title) for task in world.tasks(p)):
        tasks = [task for task in world.tasks(p) if (task.document, task.section) == place[:2]]
        read = [task for task in tasks if task.parts]
        widths = [{one for one in task.horizontal() if one.named} for task in read]
        mean = Fraction(sum(map(len, widths)), len(read)) if read else Fraction(0)
        rows.append(
            (
                *place, len(tasks), len(set[Any]().union(*widths)), sum(len(task.parts) for task in tasks),
                round(float(mean), 6), sum(not task.holders("lead", "responsible") for task in read),
            )
        )  # fmt: skip
    return rows


def document_summary(world: World, p: dict[str, Any]) -> list[Row]:
    rows = []
    for one in world.chosen(p):
        parts = [part for task in one.tasks for part in task.parts]
        bodies = {part.body for part in parts}
        roles = Counter(part.role for part in parts)
        rows.append(
            (
                one.id, one.title, one.issuer, one.doc_number, one.year, one.jurisdiction, len(one.headings),
                len(one.tasks), len(bodies), sum(not body.named for body in bodies),
                sum(not body.known for body in bodies), len(parts),
                *(roles[name] for name in ("lead", "responsible", "support", "implement", "guide", "supervise")),
            )
        )  # fmt: skip
    return rows


def document_assignments(world: World, p: dict[str, Any]) -> list[Row]:
    lined = by_member(world) if p["expand"] else world
    return [
        (
            task.id, task.number, task.label, task.title, task.section, task.section_title, *row[:5], row[8], row[9],
            row[10], *row[5:8],
        )
        for task in lined.tasks(p)
        for row in task_agencies(lined, {"task": task.id, "roles": p["roles"]})
    ]  # fmt: skip


def document_supervisors(world: World, p: dict[str, Any]) -> list[Row]:
    return [
        (
            one.id, one.title, watch.body.id, world.shown(watch.body), watch.body.kind, watch.verb, watch.mention,
            watch.start, watch.start + len(watch.mention), watch.sentence, watch.sentence_start,
        )
        for one in world.chosen(p)
        for watch in one.watches
    ]  # fmt: skip
