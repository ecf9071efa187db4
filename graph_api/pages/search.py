"""Search over bodies and tasks, and what it suggests while one types."""

from __future__ import annotations

from typing import Any

from graph_api.pages.here import Here
from graph_api.pages.templates import page
from graph_api.rendering import to_json
from graph_api.service import Rendered, Service
from graph_store.directions import visible
from graph_store.errors import InputError
from queries.answer import Answer
from queries.asking import Asker

_SHOWN, _SUGGESTED = 20, 6


def render(service: Service, text: str, here: Here) -> Rendered:
    """The page of what `text` finds."""
    bodies, tasks, error = None, None, None
    if text:
        try:
            bodies = service.asker.ask("find-agencies", {"text": text, "jurisdiction": "all", "limit": _SHOWN})
            tasks = _tasks(service.asker, text, _SHOWN)
        except InputError as problem:
            error = problem.message(here.tongue)
    return page("search.html.j2", here, text=text, bodies=bodies, tasks=tasks, error=error)


def suggest(service: Service, text: str, only: str, here: Here) -> Rendered:
    """Bodies and tasks for the list below a field: what is shown, what is meant, and where it leads."""
    if not text.strip():
        return to_json([])
    try:
        found = [] if only == "task" else _bodies(service.asker, text, here)
        if only != "agency" and (tasks := _tasks(service.asker, text, _SUGGESTED)):
            found += [
                {"label": visible(f"{row['number']}　{row['title']}"), "value": row["task_id"],
                 "note": visible(row["document"]), "href": here.to("task", row["task_id"])}
                for row in tasks.records()
            ]  # fmt: skip
    except InputError:
        return to_json([])  # half a word is no fault
    return to_json(found)


def _bodies(asker: Asker, text: str, here: Here) -> list[dict[str, Any]]:
    found = asker.ask("find-agencies", {"text": text.strip(), "jurisdiction": "all", "limit": _SUGGESTED})
    return [
        {"label": visible(row["agency"]), "value": row["agency_id"], "href": here.to("agency", row["agency_id"]),
         "note": here.t(f"{row['any_role']} 项任务", f"{row['any_role']} tasks")}
        for row in found.records()
    ]  # fmt: skip


def _tasks(asker: Asker, text: str, limit: int) -> Answer | None:
    """Tasks with the words of `text`; nothing where it has no word that is searched for."""
    try:
        return asker.ask("find-tasks", {"text": text, "jurisdiction": "all", "limit": limit})
    except InputError:
        return None
