"""What the OpenAPI document says of parameters."""

from __future__ import annotations

from typing import Any

from graph_store.vocabulary import kinds, roles
from queries.question import Parameter, Question

LANG = {
    "name": "lang", "in": "query", "required": False, "description": "zh 或 en / language of notes and titles",
    "schema": {"type": "string", "enum": ["zh", "en"], "default": "zh"}, "example": "zh",
}  # fmt: skip
HEADINGS = {
    "name": "headings", "in": "query", "required": False,
    "description": "列名，或中文、英文含义 / names of the columns, or what they mean",
    "schema": {"type": "string", "enum": ["name", "zh", "en"], "default": "name"}, "example": "zh",
}  # fmt: skip


IF_NONE_MATCH = {
    "name": "If-None-Match", "in": "header", "required": False,
    "description": "已有答案的 ETag：图没有变时答 304 / the ETag of an answer that you have: 304 while it holds",
    "schema": {"type": "string"}, "example": '"0123456789abcdef0123"',
}  # fmt: skip
AFTER = {
    "name": "after", "in": "query", "required": False,
    "description": "按标识逐页取全：留空从头，以后照 next / page by key: empty to begin, then as `next` says",
    "schema": {"type": "string", "maxLength": 2000}, "example": "",
}  # fmt: skip
FIELDS = {
    "name": "fields", "in": "query", "required": False, "style": "form", "explode": False,
    "description": "只要这些项，逗号分隔 / only these members, with commas",
    "schema": {"type": "array", "items": {"type": "string"}, "minItems": 1}, "example": ["id"],
}  # fmt: skip


def parameters_of(question: Question) -> list[dict[str, Any]]:
    """The OpenAPI parameters of a question's address that are the question's own."""
    return [_parameter(one, question.example.get(one.name)) for one in question.parameters]


def selecting(question: Question) -> list[dict[str, Any]]:
    """Parameters that filter and sort the rows of a question and choose columns: its columns are what is allowed."""
    names = [column.name for column in question.columns]
    filters = {
        f"where.{one.name}": {"type": "string", "description": f"{one.zh} / {one.en}"} for one in question.columns
    }
    return [
        {
            "name": "where", "in": "query", "required": False, "style": "form", "explode": True,
            "description": "where.列=值，只要这些行；同一列可给几次 / where.COLUMN=VALUE: only these rows",
            "schema": {"type": "object", "properties": filters, "additionalProperties": False}, "example": {},
        },
        {
            "name": "sort", "in": "query", "required": False,
            "description": "按这一列排序，前加 - 为从大到小 / the column to sort by, with - from the largest",
            "schema": {"type": "string", "enum": [sign + name for name in names for sign in ("", "-")]},
        },
        {
            "name": "fields", "in": "query", "required": False, "style": "form", "explode": False,
            "description": "只要这些列，逗号分隔 / only these columns, with commas",
            "schema": {"type": "array", "items": {"type": "string", "enum": names}, "minItems": 1},
            "example": names[:2],
        },
    ]  # fmt: skip


def _parameter(one: Parameter, example: Any) -> dict[str, Any]:
    found: dict[str, Any] = {
        "name": one.name, "in": "query", "required": one.required, "description": f"{one.zh} / {one.en}",
        "schema": _schema(one),
    }  # fmt: skip
    return found | ({"example": example} if example is not None else {})


def _schema(one: Parameter) -> dict[str, Any]:
    schema: dict[str, Any] = {"type": {"number": "integer", "flag": "boolean"}.get(one.type, "string")}
    if one.type == "choice":
        schema["enum"] = list(one.choices)
    if one.type == "kind":
        schema["enum"] = ["", *kinds()]
    if one.type == "roles":
        schema["pattern"] = f"^(({'|'.join(roles())})(,({'|'.join(roles())}))*)?$"
    if one.minimum is not None:
        schema["minimum"] = one.minimum
    if one.maximum is not None:
        schema["maximum"] = one.maximum
    if not one.required:
        schema["default"] = ",".join(one.default) if isinstance(one.default, list) else one.default
    return schema
