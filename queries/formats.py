"""Answers as CSV and JSON: pure functions from rows to text."""

from __future__ import annotations

import csv
import io
import json
import math
from collections.abc import Iterable, Sequence
from typing import Any

from graph_store.errors import ParameterError
from graph_store.vocabulary import kinds, managements, roles
from queries.answer import Answer
from queries.question import Column, Question

HEADINGS = ("name", "zh", "en")  # what heads a column: its name, or what it means
BOM = "\ufeff"  # Excel takes a CSV file for the local code page without it
# Some spreadsheets take the full-width signs of Chinese input for the plain ones.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def defused(cell: Any) -> Any:
    """A cell that a spreadsheet does not run as a formula: text that begins like one gets an apostrophe."""
    return "'" + cell if isinstance(cell, str) and cell.startswith(_FORMULA) else cell


def flat(value: Any) -> Any:
    """A value for one cell: lists joined by 、, dictionaries as JSON."""
    if isinstance(value, list):
        return "、".join(str(flat(item)) for item in value)
    return json.dumps(value, ensure_ascii=False) if isinstance(value, dict) else value


def json_text(value: Any, *, indent: int | None = None) -> str:
    """A plain value as JSON. JSON has no NaN and no infinity: they become null."""
    try:
        return json.dumps(value, ensure_ascii=False, allow_nan=False, indent=indent)
    except ValueError:
        return json.dumps(_finite(value), ensure_ascii=False, allow_nan=False, indent=indent)


def _finite(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _finite(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_finite(item) for item in value]
    return None if isinstance(value, float) and not math.isfinite(value) else value


def csv_text(names: Sequence[str], rows: Iterable[Sequence[Any]]) -> str:
    """Rows as CSV with a byte order mark, a header line and defused cells."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow([defused(name) for name in names])
    for row in rows:
        writer.writerow([defused(flat(value)) for value in row])
    return BOM + buffer.getvalue()


def headings(columns: Sequence[Column], style: str) -> list[str]:
    """Column headings: their names, or what they mean in "zh" or "en". Raises ParameterError."""
    if style not in HEADINGS:
        raise ParameterError(
            f"参数 headings={style[:40]!r} 有误：应为 {'、'.join(HEADINGS)} 之一",
            f"the parameter headings={style[:40]!r} is wrong: one of {', '.join(HEADINGS)} is wanted",
            where="headings",
        )
    return [str(getattr(column, style)) for column in columns]


def envelope(answer: Answer, language: str = "zh") -> dict[str, Any]:
    """An answer as the one JSON form: columns, rows, total, truncated, tie_at_cut, notes, took_ms, engine, version."""
    return {
        "question": answer.question,
        "parameters": answer.parameters,
        "columns": [
            {"name": column.name, "type": column.type, "title": column.en if language == "en" else column.zh}
            for column in answer.columns
        ],
        "rows": answer.rows,
        "total": answer.total,
        "truncated": answer.truncated,
        "tie_at_cut": answer.tie_at_cut,
        "notes": [note.text(language) for note in answer.notes],
        "took_ms": answer.took_ms,
        "engine": answer.engine,
        "graph_version": answer.graph_version,
    }


def translations(question: Question, language: str) -> dict[str, dict[str, str]]:
    """For each column of codes its words in `language`, for display."""
    tables: dict[str, dict[str, Any]] = {
        "kinds": dict(kinds()),
        "roles": dict(roles()),
        "managements": dict(managements()),
    }
    found = {
        column.name: {code: one.en if language == "en" else one.zh for code, one in tables[column.translate].items()}
        for column in question.columns
        if column.translate
    }
    return found | ({} if language == "en" else question.values)
