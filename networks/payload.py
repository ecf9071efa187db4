"""What the page is given: the incidence with every role, so that it can count again, and its words. Pure."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from graph_store.vocabulary import body_note, kinds, managements, roles
from networks.network import Network, Node
from networks.notes import scope_notes
from networks.projection import READABLE_TIES
from networks.records import NetworkTask, Part
from networks.sizes import FONT, RADIUS
from networks.texts import texts


def payload(network: Network, language: str, *, site: bool) -> dict[str, Any]:
    """Plain values for the page's scripts; bodies, tasks and documents are referred to by position.

    `site` says that the page stands in one, whose pages it may lead to.
    """
    documents = {one.id: index for index, one in enumerate(network.incidence.documents)}
    used = {node.agency.kind for node in network.nodes}
    return {
        "language": language,
        "site": site,
        "around": network.options.agency,
        "roles_chosen": list(network.options.roles),
        "weight": network.options.weight,
        "minimum": network.minimum,
        "readable": READABLE_TIES,
        "sizes": {"radius": RADIUS, "font": FONT},
        "bodies": [_body(node) for node in network.nodes],
        "tasks": [_task(task, documents) for task in network.tasks],
        "parts": [_part(part, network.tasks[part.task]) for part in network.parts],
        "documents": [one.title or one.id for one in network.incidence.documents],
        "notes": [asdict(one) for one in scope_notes(network.incidence, network.options)],
        "roles": {name: asdict(one) for name, one in roles().items()},
        "kinds": {name: asdict(one) for name, one in kinds().items() if name in used},
        "managements": {name: asdict(one) for name, one in managements().items()},
        "texts": {key: [one.zh, one.en] for key, one in texts().items()},
    }


def _body(node: Node) -> dict[str, Any]:
    body = node.agency
    return {
        "id": body.id, "label": node.label, "name": body.name, "full": body.full_name or body.name, "kind": body.kind,
        "management": body.management, "system": body.system, "aliases": list(body.aliases), "known": body.known,
        "note": [body_note(body.note, tongue) for tongue in ("zh", "en")], "x": node.x, "y": node.y,
    }  # fmt: skip


def _task(task: NetworkTask, documents: dict[str, int]) -> dict[str, Any]:
    start = task.clause_start - task.char_start
    inside = start >= 0 and task.text[start : start + len(task.clause)] == task.clause
    return {
        "id": task.id, "number": task.number, "label": task.label, "title": task.title, "text": task.text,
        "clause": [start, len(task.clause)] if inside else [0, 0], "deadline": task.deadline,
        "document": documents[task.document], "section": task.section_title,
    }  # fmt: skip


def _part(part: Part, task: NetworkTask) -> list[Any]:
    # Spans count in code points from the start of the task; -1 where the mention stands outside its text.
    start = part.char_start - task.char_start
    found = start >= 0 and task.text[start : start + len(part.mention)] == part.mention
    flags = (int(part.separately), int(part.answering), int(part.horizontal))
    return [part.agency, part.task, part.role, part.role_text, *flags, start if found else -1, len(part.mention)]
