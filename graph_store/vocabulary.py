"""The vocabularies that every package shares: roles, kinds and lines, read from the tables in ingest/data.

The tables are the only home of these words; this module only gives them types. It reads files and imports no package
of ours, so the direction of imports stays as it is.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

DATA = Path(__file__).resolve().parent.parent / "ingest" / "data"


@dataclass(frozen=True, slots=True)
class Role:
    """A way of taking part in a task; `type` is its relationship type in the graph."""

    role: str
    type: str
    zh: str
    en: str
    colour: str


@dataclass(frozen=True, slots=True)
class Kind:
    """What a body is (party organ, enterprise, collective …)."""

    kind: str
    zh: str
    en: str
    colour: str


@dataclass(frozen=True, slots=True)
class Management:
    """The line (条块) that a body belongs to; `territorial` bodies carry tasks downwards when they implement."""

    management: str
    zh: str
    en: str
    line: str
    territorial: bool


def table(name: str) -> list[dict[str, str]]:
    """Rows of ingest/data/<name>.csv as dictionaries of text, in file order."""
    with (DATA / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@cache
def roles() -> dict[str, Role]:
    """Roles by name, strongest first."""
    return {row["role"]: Role(**row) for row in table("roles")}


@cache
def kinds() -> dict[str, Kind]:
    """Kinds of bodies by name."""
    return {row["kind"]: Kind(**row) for row in table("kinds")}


@cache
def managements() -> dict[str, Management]:
    """Lines by name."""
    rows = table("managements")
    return {
        row["management"]: Management(row["management"], row["zh"], row["en"], row["line"], row["territorial"] == "yes")
        for row in rows
    }


@cache
def body_notes() -> dict[str, dict[str, str]]:
    """What is remarked on known bodies, by the remark as tables and graphs have it; `zh` and `en` are for readers."""
    return {row["note"]: row for row in table("body_notes")}


def body_note(note: str, tongue: str) -> str:
    """The remark `note` in the language of a reader; one that the table lacks, of somebody's own registry, as it is."""
    found = body_notes().get(note)
    return found["en" if tongue == "en" else "zh"] if found else note
