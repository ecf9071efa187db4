"""What properties are called, from data/properties.csv; a property that the table lacks is shown under its own name.

Its codes are told in the words of data/words.csv.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from graph_store.places import known_place
from graph_store.vocabulary import body_note, kinds, managements

_DATA = Path(__file__).resolve().parent.parent / "data"


@dataclass(frozen=True, slots=True)
class Fact:
    """A property with its name in the reader's language and its value as text."""

    property: str
    label: str
    value: str


@cache
def labels(owner: str) -> dict[str, dict[str, str]]:
    """Names of the properties of a label (or of the scorecard), in the order in which they are shown."""
    return {row["property"]: row for row in _rows("properties") if row["owner"] == owner}


@cache
def words(name: str) -> dict[str, dict[str, str]]:
    """What the codes of a property are called, by code: of `level`, and of `tie` (how bodies hang together)."""
    return {row["value"]: row for row in _rows("words") if row["property"] == name}


def word(name: str, value: str, tongue: str) -> str:
    """What the code `value` is called; the code itself where no table has it."""
    found = words(name).get(value)
    return found[tongue] if found else value


def _rows(name: str) -> list[dict[str, str]]:
    with (_DATA / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def place(code: str) -> str:
    """The name of the jurisdiction `code`, of any level; the code itself where no table has it."""
    found = known_place(code)
    return found.name if found else code


def pair(names: Sequence[str], ids: Sequence[str]) -> str:
    """Two bodies in the room of a bar: the government by its short name, told once where both have the same."""
    codes = [one.partition(":")[0] for one in ids]
    known = [known_place(code) for code in codes]
    first, second = (
        (name.removeprefix(one.name), one.short) if one and name.startswith(one.name) else (name, "")
        for name, one in zip(names, known, strict=True)
    )
    again = "" if codes[0] == codes[1] and first[1] else second[1]
    return f"{first[1]}{first[0]} — {again}{second[0]}"


def facts(owner: str, node: Mapping[str, Any], tongue: str, hidden: frozenset[str] = frozenset()) -> Iterator[Fact]:
    """What is known of a node: properties of the table first, then any other single value that is not `hidden`."""
    names = labels(owner)
    further = [name for name in node if name not in names and name not in hidden]
    for name in [*names, *further]:
        value = node.get(name)
        if isinstance(value, (list, tuple)):
            value = "、".join(str(one) for one in value if not isinstance(one, (dict, list)))
        # An empty value says nothing, and a span is told by the mark that it makes in the text.
        if value in ("", None) or isinstance(value, (bool, dict)) or name.endswith("_at"):
            continue
        if value == 0 and owner == "Task":
            continue
        yield Fact(name, names[name][tongue] if name in names else name, _in_words(name, value, tongue))


def _in_words(name: str, value: Any, tongue: str) -> str:
    tables: dict[str, Mapping[str, Any]] = {"kind": kinds(), "management": managements()}
    if name in tables and value in tables[name]:
        return str(getattr(tables[name][value], tongue))
    if name == "note":
        return body_note(str(value), tongue)
    return place(value) if name == "jurisdiction" else word(name, str(value), tongue)
