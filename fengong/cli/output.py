"""Printing: tables in the terminal, CSV and JSON to a file or a pipe."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

from fengong.cli.options import Format
from fengong.cli.speech import language, put, say
from fengong.cli.tables import rendered
from fengong.result import Result
from graph_store.errors import ParameterError, StoreWriteError
from graph_store.reasons import reasons
from queries.formats import csv_text, headings, json_text

_FILE_WIDTH = 240
_SHEETS = frozenset({".xlsx", ".xls", ".ods", ".docx", ".doc", ".pdf", ".html", ".htm"})
_SUFFIXES = {".csv": Format.csv, ".json": Format.json}


def chosen(form: Format | None, output: Path | None) -> Format:
    """The format asked for, else that of the file's suffix, else a table. Raises ParameterError."""
    if form or output is None:
        return form or Format.table
    ending = output.suffix.lower()
    if ending in _SHEETS:  # a text under such a name opens nowhere
        raise ParameterError(
            f"不能写成 {ending}：请用 .csv（Excel 可直接打开）、.json 或 .txt",
            f"cannot write {ending}: use .csv (opens in Excel), .json or .txt",
            where="output",
        )
    return _SUFFIXES.get(ending, Format.table)


def emit(
    result: Result, form: Format | None, output: Path | None, *, full: bool = False, heading: str = "name"
) -> None:
    """Print `result` or write it to `output`. Raises StoreWriteError, ParameterError."""
    style = chosen(form, output)
    english = language() == "en"
    if style is Format.csv:
        _write(csv_text(headings(result.columns, heading), result.rows), output)
        told = result.notes[-1:] if result.truncated else () if result.rows else result.notes
        for note in told:  # a file of rows has no place for it, and one without rows says nothing
            say(note, note)
    elif style is Format.json:
        _write(json_text(_plain(result), indent=1) + "\n", output)
    elif output is None:
        put(rendered(result, shutil.get_terminal_size((100, 24)).columns, full=full, english=english))
    else:
        _write(rendered(result, _FILE_WIDTH, full=True, english=english), output)


def _plain(result: Result) -> dict[str, Any]:
    return {
        "columns": result.names, "rows": result.rows, "total": result.total,
        "truncated": result.truncated, "tie_at_cut": result.tie_at_cut, "notes": list(result.notes),
    }  # fmt: skip


def _write(text: str, output: Path | None) -> None:
    if output is None:
        put(text)
    else:
        write_file(text, output)
        say(f"已写入 {output}", f"written: {output}")


def write_file(text: str, output: Path) -> None:
    """Write `text` as UTF-8. Raises StoreWriteError."""
    try:
        output.write_text(text, encoding="utf-8", errors="replace", newline="")
    except (OSError, ValueError) as problem:  # ValueError: a NUL in the name
        why_zh, why = reasons(problem)
        zh, en = f"无法写入 {output}：{why_zh}", f"cannot write {output}: {why}"
        raise StoreWriteError(zh, en, where=str(output)) from problem
