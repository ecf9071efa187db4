"""The fields of a question's form, from its typed parameters."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from graph_api.pages.here import Here
from graph_api.pages.words import labels, place
from graph_store.vocabulary import kinds, roles
from queries.asking import Asker
from queries.question import Parameter, Question

_ANY = -1  # of a number that is not set: the field is empty
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
    if value == str(_ANY) and one.default == _ANY:
        value = ""
    return Field(
        one.name, label, here.t(one.zh, one.en), kind, value, one.required, choices,
        one.type if one.type in {"agency", "task"} else "", str(question.example.get(one.name, "")), one.minimum,
        one.maximum,
    )  # fmt: skip


def _choices(asker: Asker, question: Question, one: Parameter, here: Here) -> tuple[Choice, ...]:
    every = here.t("（全部）", "(all)")
    if one.type == "choice":
        columns = {column.name: here.t(column.zh, column.en) for column in question.columns}
        return tuple((value, columns.get(value, value)) for value in one.choices)
    if one.type in {"jurisdiction", "document"}:
        return _of_graph(asker, one, here, every)
    fixed: dict[str, tuple[Choice, ...]] = {
        "flag": (("true", here.t("是", "yes")), ("false", here.t("否", "no"))),
        "kind": (("", every), *((name, here.t(kind.zh, kind.en)) for name, kind in kinds().items())),
        "roles": tuple((name, here.t(role.zh, role.en)) for name, role in roles().items()),
    }
    return fixed.get(one.type, ())


def _of_graph(asker: Asker, one: Parameter, here: Here, every: str) -> tuple[Choice, ...]:
    """Choices that the graph gives: its jurisdictions, and its documents where a list can hold them."""
    scope = asker.scope()
    if one.type == "jurisdiction":
        fullest = here.t("（任务最多的地区）", "(the one with most tasks)")
        known = scope.jurisdictions if len(scope.jurisdictions) > 1 else ()
        return (("", fullest), ("all", every), *((code, place(code)) for code in known))
    if not 0 < len(scope.documents) <= _MOST_DOCUMENTS:
        return ()
    return (("", every), *((key, row["title"] or key) for key, row in scope.documents.items()))
