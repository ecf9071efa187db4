"""Small incidences made by hand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields, replace
from typing import Any, get_type_hints

from graph_store.model import Agency
from networks import Incidence, LeftOut, NetworkTask, Part, SourceDocument

_EMPTY: dict[object, Any] = {str: "", int: 0, bool: True}
_NAMES = ("name", "full_name", "short_name")
PLACE = "640000"


def agency(number: int, **given: Any) -> Agency:
    """Body `number`, called 第n局 unless told otherwise."""
    hints = get_type_hints(Agency)
    values = {field.name: _EMPTY.get(hints[field.name], ()) for field in fields(Agency)}
    name = given.get("name", f"第{number}局")
    values |= {
        "id": f"{PLACE}:{number:04}",
        "name": name,
        "full_name": name,
        "short_name": name,
        "official_order": number,
    }
    values |= {"kind": "government_department", "management": "province", "jurisdiction": PLACE}
    return Agency(**(values | given))


def incidence(bodies: int | Sequence[Agency], tasks: Sequence[Sequence[tuple[int, str]]], **given: Any) -> Incidence:
    """An incidence of `bodies` (a number, or the bodies) whose task t has the (body, role) pairs `tasks[t]`."""
    agencies = tuple(agency(number) for number in range(bodies)) if isinstance(bodies, int) else tuple(bodies)
    made, parts = [], []
    for number, members in enumerate(tasks):
        task, own = _task(agencies, number, members)
        made.append(task)
        parts += own
    document = SourceDocument("d", "通知", PLACE, len(tasks))
    return replace(Incidence(agencies, tuple(made), tuple(parts), (document,), LeftOut(), "v1"), **given)


def _task(
    agencies: Sequence[Agency], number: int, members: Sequence[tuple[int, str]]
) -> tuple[NetworkTask, list[Part]]:
    head, offset = f"（{number}）做好第{number}件事。", 1000 * number
    clause, parts = "（", []
    for body, role in members:
        start = offset + len(head) + len(clause)
        name = agencies[body].name
        horizontal = role != "implement"
        parts.append(Part(body, number, role, role, False, role == "lead", horizontal, name, start))
        clause += f"{name}、"
    clause = clause.removesuffix("、") + "负责）"
    text, start = head + clause, offset + len(head)
    task = NetworkTask(f"d:{number}", number, f"（{number}）", head, text, clause, offset, start, "", "d", 1, "一")
    return task, parts
