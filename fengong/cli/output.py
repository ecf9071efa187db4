"""Printing: tables in the terminal, CSV and JSON to a file or a pipe."""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path
from typing import Any

from fengong.cli.options import Format
from fengong.cli.speech import language, say
from fengong.cli.tables import rendered
from fengong.result import Result
from graph_store.errors import StoreWriteError
from queries.formats import csv_text, headings

_FILE_WIDTH = 240
_SUFFIXES = {".csv": Format.csv, ".json": Format.json}


def chosen(form: Format | None, output: Path | None) -> Format:
    """The format asked for, else that of the file's suffix, else a table."""
    return form or (_SUFFIXES.get(output.suffix.lower(), Format.table) if output else Format.table)


def emit(
    result: Result, form: Format | None, output: Path | None, *, full: bool = False, heading: str = "name"
) -> None:
    """Print `result` or write it to `output`. Raises StoreWriteError."""
    style = chosen(form, output)
    if style is Format.table and output is None:
        _write_table(result, full=full)
        return
    if style is Format.csv:
        text = csv_text(headings(result.columns, heading), result.rows)
    elif style is Format.json:
        text = json.dumps(_plain(result), ensure_ascii=False, indent=1) + "\n"
    else:
        text = rendered(result, _FILE_WIDTH, full=True, english=language() == "en")
    _write(text, output)


def _plain(result: Result) -> dict[str, Any]:
    return {
        "columns": result.names, "rows": result.rows, "total": result.total,
        "truncated": result.truncated, "tie_at_cut": result.tie_at_cut, "notes": list(result.notes),
    }  # fmt: skip


def _write(text: str, output: Path | None) -> None:
    if output is None:
        sys.stdout.write(text)
        return
    try:
        output.write_text(text, encoding="utf-8", newline="")
    except OSError as problem:
        raise StoreWriteError(
            f"无法写入 {output}：{problem.strerror}", f"cannot write {output}: {problem.strerror}", where=str(output)
        ) from problem
    say(f"已写入 {output}", f"written: {output}")


def _write_table(result: Result, *, full: bool) -> None:
    width = shutil.get_terminal_size((100, 24)).columns
    sys.stdout.write(rendered(result, width, full=full, english=language() == "en"))
