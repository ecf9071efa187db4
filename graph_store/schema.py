"""The graph's schema, once: labels and relationship types with their properties, taken from the records in `model`."""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cache
from typing import get_type_hints

from graph_store import model
from graph_store.vocabulary import roles


@dataclass(frozen=True, slots=True)
class Label:
    """A node label and its properties (name → Python type)."""

    name: str
    properties: dict[str, type]


@dataclass(frozen=True, slots=True)
class Relationship:
    """A relationship type, the labels that it joins, and its properties."""

    name: str
    ends: tuple[tuple[str, str], ...]
    properties: dict[str, type]


def _properties(record: type | None) -> dict[str, type]:
    if record is None:
        return {}
    hints = get_type_hints(record)
    return {field.name: hints[field.name] for field in fields(record)}


@cache
def labels() -> dict[str, Label]:
    """Node labels by name, in the order in which nodes are written. Graph holds the version."""
    graph = Label(
        "Graph",
        {"id": str, "version": str, "schema_version": int, "reader_version": str, "built_on": str, "writes": int},
    )
    records = (model.Document, model.Section, model.Task, model.Agency)
    return {"Graph": graph} | {record.__name__: Label(record.__name__, _properties(record)) for record in records}


@cache
def relationships() -> dict[str, Relationship]:
    """Relationship types by name: structure, one for each role, and the facts between bodies."""
    found = [
        Relationship("HAS_SECTION", (("Document", "Section"),), {}),
        Relationship("HAS_TASK", (("Section", "Task"),), {}),
        *(
            # A duty that the preamble states for all tasks stands on the document.
            Relationship(
                role.type,
                (("Agency", "Task"), ("Agency", "Document")) if role.role == "supervise" else (("Agency", "Task"),),
                _properties(model.Assignment),
            )
            for role in roles().values()
        ),
        Relationship("MENTIONED_IN", (("Agency", "Task"),), _properties(model.Mentioned)),
        Relationship("INCLUDES", (("Agency", "Agency"),), _properties(model.Includes)),
        Relationship("PART_OF", (("Agency", "Agency"),), _properties(model.PartOf)),
        Relationship("SUCCEEDED_BY", (("Agency", "Agency"),), _properties(model.SucceededBy)),
    ]
    return {one.name: one for one in found}


@cache
def role_types() -> str:
    """All role relationship types for a pattern: `LEADS|RESPONSIBLE_FOR|…`."""
    return "|".join(role.type for role in roles().values())
