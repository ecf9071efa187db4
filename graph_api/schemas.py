"""What the OpenAPI document says of answers, errors and parameters."""

from __future__ import annotations

from typing import Any

from graph_api import examples
from queries.workbook import XLSX

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


_VERSION = {
    "X-Graph-Version": ("哪一版图答的 / the version of the graph that answered", "6fedf81dde2f31459b8e04c1d7a35f20-1")
}
_CACHING = {
    "ETag": ("标签，可用于 If-None-Match / the tag for If-None-Match", 'W/"0123456789abcdef0123"'),
    "Cache-Control": ("可留存，须先核对 / may be kept, must be checked", "no-cache"),
    "Vary": ("答案所依的请求头 / what of the request the answer depends on", "Accept-Language, Accept-Encoding"),
}
_LINK = {
    "Link": ("供人看的网页；还有下一页时给出 / the page for people; the next page", '</agencies/x>; rel="alternate"')
}
_FILE = {
    "Content-Disposition": ("文件名 / name of the file", 'attachment; filename="shared-tasks_20_of_799.csv"'),
    "X-Total-Rows": ("全部行数 / rows in all", "799"),
    "X-Truncated": ("是否还有别的行 / whether there are more", "true"),
}


def _headers(*tables: dict[str, tuple[str, str]]) -> dict[str, Any]:
    return {
        name: {"description": text, "schema": {"type": "string"}, "example": example}
        for table in tables
        for name, (text, example) in table.items()
    }


def answer(example: dict[str, Any]) -> dict[str, Any]:
    """The response that is the envelope."""
    return {
        "description": "rows with what they counted",
        "headers": _headers(_VERSION),
        "content": {"application/json": {"schema": _ENVELOPE_SCHEMA, "example": example}},
    }


def found(example: dict[str, Any], *, kept: bool = True) -> dict[str, Any]:
    """The response that is one object; `kept`: a client may keep it."""
    schema = {"type": "object", "required": []}
    return {
        "description": "OK",
        "headers": _headers(_CACHING, _LINK) if kept else _headers({}),
        "content": {"application/json": {"schema": schema, "example": example}},
    }


ROWS = answer(examples.ROWS) | {"headers": _headers(_VERSION, _CACHING, _LINK)}
CSV: dict[str, Any] = {
    "description": "the rows, for Excel; X-Total-Rows and X-Truncated say whether these are all",
    "headers": _headers(_VERSION, _CACHING, _FILE),
    "content": {"text/csv": {"schema": {"type": "string"}, "example": examples.ROWS_CSV}},
}
WORKBOOK: dict[str, Any] = {
    "description": "the rows as a workbook, with a sheet that says what was counted",
    "headers": _headers(_VERSION, _CACHING, _FILE),
    "content": {XLSX: {"schema": {"type": "string", "format": "binary"}, "example": "PK…"}},
}
LINES: dict[str, Any] = {
    "description": 'all rows, one JSON object a line; the last line is {"complete": true, …} when these are all, and '
    "a stream without such a line was cut",
    "headers": _headers(_VERSION, _CACHING, {"X-Total-Rows": _FILE["X-Total-Rows"]}),
    "content": {"application/x-ndjson": {"schema": {"type": "string"}, "example": examples.ROWS_NDJSON}},
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
        "choices": {  # the bodies that an ambiguous name may mean
            "type": "array",
            "items": {
                "type": "object", "required": ["id", "name"],
                "properties": {"id": {"type": "string"}, "name": {"type": "string"}},
            },
        },
    },
}  # fmt: skip
_PROBLEMS = {
    400: "the query or a value cannot be used", 401: "a key is wanted, or the one given is not known",
    403: "the key does not allow this", 404: "no such thing in the graph",
    406: "the client takes no form that this address has", 408: "a limit was reached",
    413: "the body of the request is too large", 422: "a parameter is wrong", 429: "too many requests: wait",
    503: "the graph cannot be reached, is being rewritten, or too many ask at once",
}  # fmt: skip
_WAIT = {"Retry-After": ("几秒后再试 / seconds to wait", "1")}
_MORE = {401: {"WWW-Authenticate": ("怎样出示密钥 / how to show a key", "Bearer")}, 429: _WAIT, 503: _WAIT}


def _problem(status: int) -> dict[str, Any]:
    slug, title, detail, parameter = examples.PROBLEMS[status]
    example = {"type": f"urn:fengong:problem:{slug}", "title": title, "status": status, "detail": detail}
    example |= {"parameter": parameter} if parameter else {}
    return {"application/problem+json": {"schema": _PROBLEM_SCHEMA, "example": example}}


PROBLEM: dict[int | str, dict[str, Any]] = {
    status: {"description": text, "content": _problem(status)}
    | ({"headers": _headers(_MORE[status])} if status in _MORE else {})
    for status, text in _PROBLEMS.items()
}
NOT_MODIFIED: dict[str, Any] = {
    "description": "you have this answer already: its ETag still holds",
    "headers": _headers(_VERSION, _CACHING),
}
# What an address that is only read may answer beside 200.
READ: dict[int | str, dict[str, Any]] = {
    304: NOT_MODIFIED,
    **{status: told for status, told in PROBLEM.items() if status not in {413}},
}
FIXED = {status: told for status, told in READ.items() if status not in {400, 408}}  # and one that needs no graph
