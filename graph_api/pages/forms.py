"""The fields of a question's form, from its typed parameters."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from graph_api.pages.here import Here
from graph_api.pages.words import labels, place
from graph_store.vocabulary import kinds, roles
from queries.asking import Asker
from queries.question import Parameter, Question

_MOST_DOCUMENTS = 100  # that a list offers; of more, the id is typed
Choice = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Field:
    """A field: `kind` is select, checks, number or text; `suggest` names what a text field may complete."""

    name: str
    label: str
    help: str
    kind: str
    value: str
    required: bool
    choices: tuple[Choice, ...] = ()
    suggest: str = ""
    placeholder: str = ""
    minimum: int | None = None
    maximum: int | None = None

    @property
    def chosen(self) -> set[str]:
        """The values of a field that takes several."""
        return {one.strip() for one in self.value.replace("，", ",").split(",")}


def fields(asker: Asker, question: Question, given: Mapping[str, str], here: Here) -> list[Field]:
    """The fields of `question`, filled with what was given; `offset` has none, since a new question begins anew."""
    return [_field(asker, question, one, given, here) for one in question.parameters if one.name != "offset"]


def _field(asker: Asker, question: Question, one: Parameter, given: Mapping[str, str], here: Here) -> Field:
    names = labels("Parameter")
    label = names[one.name][here.tongue] if one.name in names else one.name
    choices = _choices(asker, question, one, here)
    kind = "checks" if one.type == "roles" else "select" if choices else "number" if one.type == "number" else "text"
    value = given.get(one.name, "")
    if not value and kind in {"select", "number"} and one.default not in (None, "", []):
        value = str(one.default).lower() if one.type == "flag" else str(one.default)
    return Field(
        one.name, label, here.t(one.zh, one.en), kind, value, one.required, choices,
        one.type if one.type in {"agency", "task"} else "", str(question.example.get(one.name, "")), one.minimum,
        one.maximum,
    )  # fmt: skip


def _choices(asker: Asker, question: Question, one: Parameter, here: Here) -> tuple[Choice, ...]:
    if one.type == "choice":
        columns = {column.name: here.t(column.zh, column.en) for column in question.columns}
        return tuple((value, columns.get(value, value)) for value in one.choices)
    if one.type == "flag":
        return (("true", here.t("是", "yes")), ("false", here.t("否", "no")))
    if one.type == "kind":
        return (("", here.t("（全部）", "(all)")), *((k, here.t(v.zh, v.en)) for k, v in kinds().items()))
    if one.type == "roles":
        return tuple((name, here.t(role.zh, role.en)) for name, role in roles().items())
    if one.type == "jurisdiction":
        known = asker.scope().jurisdictions
        every = ("all", here.t("（全部）", "(all)"))
        blank = ("", here.t("（任务最多的地区）", "(the one with most tasks)"))
        return (blank, every, *((code, place(code)) for code in known)) if len(known) > 1 else (blank, every)
    if one.type == "document" and 0 < len(asker.scope().documents) <= _MOST_DOCUMENTS:
        listed = asker.scope().documents
        return (("", here.t("（全部）", "(all)")), *((key, row["title"] or key) for key, row in listed.items()))
    return ()
