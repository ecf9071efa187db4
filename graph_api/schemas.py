"""What the OpenAPI document says of answers, errors and parameters."""

from __future__ import annotations

from typing import Any

from graph_api import examples
from graph_store.vocabulary import kinds, roles
from queries.question import Parameter, Question

_ENVELOPE_SCHEMA: dict[str, Any] = {
    "type": "object",
    "required": ["columns", "rows", "total", "truncated", "tie_at_cut", "notes", "took_ms", "engine", "graph_version"],
    "properties": {
        "question": {"type": "string"},
        "parameters": {"type": "object"},
        "columns": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["name", "type", "title"],
                "properties": {"name": {"type": "string"}, "type": {"type": "string"}, "title": {"type": "string"}},
            },
        },
        "rows": {"type": "array", "items": {"type": "array", "items": {}}},
        "total": {"type": ["integer", "null"]},
        "truncated": {"type": "boolean"},
        "tie_at_cut": {"type": "boolean"},
        "notes": {"type": "array", "items": {"type": "string"}},
        "took_ms": {"type": "number"},
        "engine": {"type": "string"},
        "graph_version": {"type": "string"},
    },
}


def answer(example: dict[str, Any]) -> dict[str, Any]:
    """The response that is the envelope."""
    return {
        "description": "rows with what they counted",
        "content": {"application/json": {"schema": _ENVELOPE_SCHEMA, "example": example}},
    }


def found(example: dict[str, Any]) -> dict[str, Any]:
    """The response that is one object."""
    return {"description": "OK", "content": {"application/json": {"schema": {"type": "object"}, "example": example}}}


ANSWER = answer(examples.ENVELOPE)
CSV: dict[str, Any] = {
    "description": "the rows, for Excel; X-Total-Rows and X-Truncated say whether these are all",
    "content": {"text/csv": {"schema": {"type": "string"}, "example": examples.ROWS_CSV}},
}
_PROBLEM_SCHEMA: dict[str, Any] = {
    "type": "object",
    "required": ["type", "title", "status", "detail"],
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
        "parameter": {"type": "string"},
    },
}
_PROBLEMS = {
    400: "the query or a value cannot be used", 404: "no such thing in the graph", 408: "a limit was reached",
    422: "a parameter is wrong", 503: "the graph cannot be reached",
}  # fmt: skip


def _problem(status: int) -> dict[str, Any]:
    slug, title, detail, parameter = examples.PROBLEMS[status]
    example = {"type": f"urn:fengong:problem:{slug}", "title": title, "status": status, "detail": detail}
    example |= {"parameter": parameter} if parameter else {}
    return {"application/problem+json": {"schema": _PROBLEM_SCHEMA, "example": example}}


PROBLEM: dict[int | str, dict[str, Any]] = {
    status: {"description": text, "content": _problem(status)} for status, text in _PROBLEMS.items()
}
LANG = {
    "name": "lang", "in": "query", "required": False, "description": "zh 或 en / language of notes and titles",
    "schema": {"type": "string", "enum": ["zh", "en"], "default": "zh"}, "example": "zh",
}  # fmt: skip
HEADINGS = {
    "name": "headings", "in": "query", "required": False,
    "description": "列名，或中文、英文含义 / names of the columns, or what they mean",
    "schema": {"type": "string", "enum": ["name", "zh", "en"], "default": "name"}, "example": "zh",
}  # fmt: skip


def parameters_of(question: Question) -> list[dict[str, Any]]:
    """The OpenAPI parameters of a question's address."""
    return [*(_parameter(one, question.example.get(one.name)) for one in question.parameters), LANG]


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
