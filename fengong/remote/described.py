"""A question as a service describes it, and parameters as they go into an address. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from queries.parameters import check_names, check_text
from queries.question import Column, Parameter, Question


@dataclass(frozen=True, slots=True)
class Described:
    """A question, and its codes in words."""

    question: Question
    words: dict[str, dict[str, str]]


def described(told: Mapping[str, Any]) -> Described:
    """The question that the service tells of, in the one language that it was asked in."""
    title, asked, counts = told["title"], told["question"], told["counts"]
    question = Question(
        name=told["name"], group=told["group"], title=title, title_zh=title, question=asked, question_zh=asked,
        counts=counts, counts_zh=counts, parameters=tuple(_parameter(one) for one in told["parameters"]),
        columns=tuple(Column(one["name"], one["type"], one["zh"], one["en"], one["codes"]) for one in told["columns"]),
        rank=(), picture="", example=told["example"], values={}, cypher=told["cypher"],
    )  # fmt: skip
    return Described(question, told["words"])


def _parameter(told: Mapping[str, Any]) -> Parameter:
    return Parameter(
        told["name"], told["type"], told["meaning"], told["meaning"],
        None if told["required"] else told["default"], told["minimum"], told["maximum"], tuple(told["choices"]),
    )  # fmt: skip


def sent(question: Question, given: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Python values as text for an address; the service reads and checks them. Raises ParameterError.

    Names and text are checked here: an address also has names that are no parameters of a question (sort, fields, …),
    and in it a number is text.
    """
    check_names(question, given)
    found = []
    for one in question.parameters:
        value = given.get(one.name)
        if value is not None:
            check_text(one, value)
            found.append((one.name, _text(one, value)))
    return found


def _text(one: Parameter, value: object) -> str:
    if one.type == "roles" and isinstance(value, (list, tuple)):
        return ",".join(str(piece) for piece in value)
    return str(value).lower() if isinstance(value, bool) else str(value)
