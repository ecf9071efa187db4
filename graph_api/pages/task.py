"""A task's page: its text with every mention marked, who does what, and what it takes to bring them together."""

from __future__ import annotations

from typing import Any

from graph_api.pages.here import Here
from graph_api.pages.marking import pieces, spans
from graph_api.pages.templates import page
from graph_api.pages.words import facts, labels
from graph_api.service import Rendered, Service
from graph_store.vocabulary import roles
from queries.answer import Answer
from queries.asking import Asker
from queries.details import task_detail

_HIDDEN = frozenset({
    "id", "number", "label", "title", "text", "clause", "char_start", "char_end", "clause_start", "clause_end", "words",
    "unnamed", "deadline", "document", "document_title", "section", "section_title", "assignments", "assignments_total",
})  # fmt: skip
_SIMILAR = 8


def render(service: Service, name: str, here: Here) -> Rendered:
    """The page of the task `name` (an id, or a number: then the address of its id). Raises NotFoundError."""
    asker = service.asker
    found = asker.scope().task(name)
    if found != name:
        return Rendered(b"", "text/plain", 307, {"Location": here.to("task", found)})
    task = task_detail(asker, found)
    parts = task["assignments"]
    mentions = asker.ask("task-mentions", {"task": found, "limit": 1000}).records()
    clause = (task["clause_start"], task["clause_end"])
    others = [*_spans_of(task), *mentions]
    outside = not task["char_start"] <= clause[0] <= clause[1] <= task["char_start"] + len(task["text"])
    before, after = _neighbours(asker, task["document"], found)
    similar = asker.ask("similar-tasks", {"task": found, "limit": _SIMILAR})
    return page(
        "task.html.j2", here, task=task, assignments=parts, before=before, after=after, similar=similar,
        pieces=pieces(task["text"], task["char_start"], clause, [*parts, *others]), others=others, mentions=mentions,
        outside=pieces(task["clause"], clause[0], clause, parts) if outside and task["clause"] else [],
        what={name: labels("Task")[name][here.tongue] for name in _SPANS},
        facts=list(facts("Task", task, here.tongue, _HIDDEN)), load=_load(asker, task["document"], found),
        load_notes=asker.questions.get("widest-tasks"),
        held=[role for role in roles().values() if any(part["role"] == role.role for part in parts)],
    )  # fmt: skip


_SPANS = ("deadlines", "rhythms", "targets", "leaders")  # lists of the task, each with its places in <name>_at


def _spans_of(task: dict[str, Any]) -> list[dict[str, Any]]:
    """What else the text of a task says at a known place, as spans with what they are."""
    return [{"what": name, **one} for name in _SPANS for one in spans(task.get(f"{name}_at") or [])]


def _neighbours(asker: Asker, document: str, found: str) -> tuple[dict[str, Any] | None, dict[str, Any] | None]:
    rows = _of_document(asker, "list-tasks", document)
    place = next((index for index, row in enumerate(rows) if row["task_id"] == found), None)
    if place is None:
        return None, None
    return (rows[place - 1] if place else None), (rows[place + 1] if place + 1 < len(rows) else None)


def _load(asker: Asker, document: str, found: str) -> tuple[Answer, dict[str, Any]] | None:
    """The task's row of widest-tasks with the meaning of its columns."""
    answer = asker.ask_whole("widest-tasks", {"document": document})
    row = next((row for row in answer.records() if row["task_id"] == found), None)
    return (answer, row) if row else None


def _of_document(asker: Asker, question: str, document: str) -> list[dict[str, Any]]:
    return asker.ask_whole(question, {"document": document}).records()
