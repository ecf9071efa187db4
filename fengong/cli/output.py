"""Printing: tables in the terminal, CSV and JSON to a file or a pipe."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Any

import typer

from fengong.cli.options import Format
from fengong.result import Result
from graph_store.errors import StoreWriteError
from queries.formats import csv_text, headings

_NARROW = {"text": 34, "list": 30}
_HIDDEN = frozenset({"clause", "names", "char_start", "char_end"})  # shown with --full; always in CSV and JSON
_SUFFIXES = {".csv": Format.csv, ".json": Format.json}


def language() -> str:
    """The language of messages: FENGONG_LANGUAGE, else Chinese."""
    return "en" if os.environ.get("FENGONG_LANGUAGE", "zh") == "en" else "zh"


def say(zh: str, en: str) -> None:
    """A line for the user on standard error, so that standard output holds rows only."""
    typer.echo(en if language() == "en" else zh, err=True)


def chosen(form: Format | None, output: Path | None) -> Format:
    """The format asked for, else that of the file's suffix, else a table."""
    return form or (_SUFFIXES.get(output.suffix.lower(), Format.table) if output else Format.table)


def emit(
    result: Result, form: Format | None, output: Path | None, *, full: bool = False, heading: str = "name"
) -> None:
    """Print `result` or write it to `output`. Raises StoreWriteError."""
    style = chosen(form, output)
    if style is Format.table and output is None:
        _print_table(result, full=full)
        return
    if style is Format.csv:
        text = csv_text(headings(result.columns, heading), result.rows)
    elif style is Format.json:
        text = json.dumps(_plain(result), ensure_ascii=False, indent=1) + "\n"
    else:
        text = _table_text(result, full=full)
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


def _print_table(result: Result, *, full: bool) -> None:
    from rich.console import Console

    console = Console(highlight=False)
    console.print(_table(result, full=full))
    for note in result.notes:
        console.print(note, style="dim", markup=False)


def _table_text(result: Result, *, full: bool) -> str:
    from rich.console import Console

    console = Console(width=200, record=True, file=open(os.devnull, "w", encoding="utf-8"))  # noqa: PTH123, SIM115
    console.print(_table(result, full=full))
    return console.export_text() + "".join(note + "\n" for note in result.notes)


def _table(result: Result, *, full: bool) -> Any:
    from rich.box import SIMPLE_HEAD
    from rich.table import Table
    from rich.text import Text

    table = Table(box=SIMPLE_HEAD, show_edge=False, pad_edge=False)
    kept = [place for place, name in enumerate(result.names) if full or not _hidden(name, result.names)]
    for place in kept:
        column = result.columns[place]
        title = column.en if language() == "en" else column.zh
        right = column.type in {"number", "share"}
        table.add_column(
            Text(title), justify="right" if right else "left", overflow="fold",
            max_width=None if full else _NARROW.get(column.type), min_width=4 if right else None,
        )  # fmt: skip
    for row in result.rows:
        cells = result.shown(row)
        table.add_row(*(Text(cells[place]) for place in kept))  # Text: a document may contain markup
    return table


def _hidden(name: str, names: list[str]) -> bool:
    """Ids beside their names say nothing new on a screen."""
    is_id = name.endswith("_id") and (
        name.removesuffix("_id") in names or name.removesuffix("_id") + "_agency" in names or name == "task_id"
    )
    return is_id or name in _HIDDEN
