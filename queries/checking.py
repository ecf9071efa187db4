"""Whether the header of a question file and its Cypher agree: checked in both directions when the file is loaded."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from queries.parameters import READERS
from queries.question import Question

COLUMN_TYPES = ("text", "number", "share", "flag", "list")
TABLES = ("kinds", "roles", "managements")  # that translate codes
_USED = re.compile(r"\$(\w+)")
_RETURNED = re.compile(r"\bRETURN\b(?:\s+DISTINCT\b)?(?P<list>.*?)\bORDER BY\b", re.DOTALL)
_NAME = re.compile(r"(?:\bAS\s+(\w+)|(?:^|,)\s*(\w+))\s*(?=,|$)")
_PARENTHESISED = re.compile(r"\([^()]*\)")


class HeaderError(ValueError):
    """A question file whose header and text do not agree: a fault of the catalogue, found when it is loaded."""


def check(name: str, question: Question, header: dict[str, Any]) -> None:
    """Raise HeaderError, beginning with `name`, for the first fault of `question`, which was made from `header`."""
    fault = next(_faults(question, header), None)
    if fault is not None:
        raise HeaderError(f"{name}: {fault}")


def _faults(question: Question, header: dict[str, Any]) -> Iterator[str]:
    parameters, columns = header["parameters"], header["columns"]
    for kind, names in (("parameter", parameters), ("column", columns)):
        yield from (f"{kind} {one} twice" for one in names if names.count(one) > 1)
    declared, used = set(parameters), set(_USED.findall(question.cypher))
    if declared != used:
        yield f"declared but not used {sorted(declared - used)}, used but not declared {sorted(used - declared)}"
    yield from (f"has no parameter {one}" for one in ("limit", "offset") if one not in declared)
    found = returned(question.cypher)
    if columns != found:
        yield f"declares the columns {columns}, RETURN … ORDER BY gives {found}"
    for part, known in (("own", declared), ("example", declared), ("columns_own", columns), ("translate", columns),
                        ("values", columns)):  # fmt: skip
        yield from (f"{part} has {one}, which is not declared" for one in header.get(part, {}) if one not in known)
    yield from _wrong_types(question)
    yield from _wrong_ranks(question, columns)


def _wrong_types(question: Question) -> Iterator[str]:
    for one in question.parameters:
        if one.type not in READERS:
            yield f"parameter {one.name} is of no known type: {one.type}"
        if (one.type == "choice") != bool(one.choices) or (one.choices and one.default not in one.choices):
            yield f"parameter {one.name}: the choices {list(one.choices)} and the default {one.default!r} do not fit"
        if one.type == "number" and None in (one.minimum, one.maximum):
            yield f"parameter {one.name} has no bounds, and an engine takes no more than 64 bits"
        if one.required and one.name not in question.example:
            yield f"the example does not give {one.name}"
    for column in question.columns:
        if column.type not in COLUMN_TYPES or column.translate not in ("", *TABLES):
            yield f"column {column.name} is of no known type or table: {column.type}, {column.translate}"


def _wrong_ranks(question: Question, columns: list[str]) -> Iterator[str]:
    chosen = question.parameter("rank_by")
    choices = chosen.choices if chosen else ()
    for rank in question.rank:
        if rank == "$rank_by" and not choices:
            yield "ranks by $rank_by, which is no choice"
        yield from (f"ranks by {one}, which is no column" for one in (choices if rank == "$rank_by" else (rank,))
                    if one not in columns)  # fmt: skip
    if choices and "$rank_by" not in question.rank:
        yield "has rank_by but does not rank by it"


def returned(cypher: str) -> list[str]:
    """Names of the columns of the last RETURN of a query, which must be followed by ORDER BY."""
    matches = list(_RETURNED.finditer(cypher))
    text, before = matches[-1]["list"] if matches else "", ""
    while before != text:
        before, text = text, _PARENTHESISED.sub("", text)
    return [first or second for first, second in _NAME.findall(re.sub(r"CASE\b.*?\bEND", "", text, flags=re.DOTALL))]
