"""A document's page: what was read, what was not, and the outline down to each task."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from graph_api.pages.here import Here
from graph_api.pages.templates import page
from graph_api.pages.words import facts
from graph_api.service import Rendered, Service
from graph_store.vocabulary import roles, table
from queries.details import document_detail

_HIDDEN = frozenset({"id", "title", "text", "content", "scorecard", "sections", "sections_total"})
_CARD_HIDDEN = frozenset({
    "document_id", "title", "jurisdiction", "by_role", "by_rule", "unknown_names", "leftovers", "doubts",
    "shares", "corrections", "notes", "supervisors",
})  # fmt: skip
_MOST_TASKS = 1000
_MOST_DOUBTS = 200


def render(service: Service, name: str, here: Here) -> Rendered:
    """The page of the document `name`. Raises NotFoundError."""
    asker = service.asker
    document = document_detail(asker, name)
    card = document["scorecard"]
    tasks = asker.ask("list-tasks", {"document": document["id"], "limit": _MOST_TASKS})
    loads = {row["section"]: row for row in document["sections"]}
    return page(
        "document.html.j2", here, document=document, card=card, total=tasks.total, shown=len(tasks),
        facts=list(facts("Document", document, here.tongue, _HIDDEN)),
        counts=list(facts("Scorecard", card, here.tongue, _CARD_HIDDEN)), outline=_outline(tasks.records(), loads),
        reasons={row["reason"]: row for row in table("reasons")}, doubts=card.get("doubts", [])[:_MOST_DOUBTS],
        watching=asker.ask("document-supervisors", {"document": document["id"]}).records(),
        notes=[here.t(one["zh"], one["en"]) for one in card.get("notes", [])],
        by_role=[(role, card.get("by_role", {}).get(role.role, 0)) for role in roles().values()],
    )  # fmt: skip


def _outline(tasks: list[dict[str, Any]], loads: dict[int, dict[str, Any]]) -> list[dict[str, Any]]:
    return [
        {"number": number, "title": title, "tasks": list(members), "load": loads.get(number)}
        for (number, title), members in groupby(tasks, key=lambda one: (one["section"], one["section_title"]))
    ]
