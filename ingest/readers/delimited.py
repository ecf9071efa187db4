"""CSV and its kin: cells between commas, tabs or semicolons, in any Chinese encoding."""

from __future__ import annotations

import csv
from collections import Counter

from graph_store.errors import InputError
from ingest.readers.building import Builder
from ingest.readers.parts import Limits, Parts
from ingest.readers.problems import too_many_cells, too_much
from ingest.readers.sheets import Sheet, add_sheets
from ingest.readers.text import decode

_DELIMITERS = (",", "\t", ";", "，", "|")
_SAMPLE_ROWS = 50


def read_csv(data: bytes, name: str, limits: Limits = Limits()) -> Parts:  # noqa: B008 - frozen
    """Read a table of delimited cells. Pure. Raises InputError."""
    text, encoding = decode(data, name)
    rows = _rows(text, delimiter(text), name, limits)
    cells = {(r, c): cell for r, row in enumerate(rows) for c, cell in enumerate(row) if cell.strip()}
    builder = Builder()
    add_sheets(builder, [Sheet("表1", cells)], name, limits)
    return builder.parts("csv", encoding=encoding)


def delimiter(text: str) -> str:
    """The delimiter that gives most rows the same number of cells, more than one; a comma when none does."""
    sample = text.split("\n")[: 2 * _SAMPLE_ROWS]
    return max(_DELIMITERS, key=lambda one: _agreement(sample, one))


def _agreement(sample: list[str], one: str) -> int:
    try:
        widths = Counter(len(row) for row in csv.reader(sample, delimiter=one) if len(row) > 1)
    except csv.Error:
        return 0
    return max((width * rows for width, rows in widths.items()), default=0)


def _rows(text: str, one: str, name: str, limits: Limits) -> list[list[str]]:
    rows, cells = [], 0
    try:
        for row in csv.reader(text.splitlines(keepends=True), delimiter=one):
            rows.append(row)
            cells += len(row)
            if cells > limits.max_cells:
                raise too_many_cells(name, limits.max_cells)
    except csv.Error as problem:
        raise _unreadable(name) from problem
    return rows


def _unreadable(name: str) -> InputError:
    most = csv.field_size_limit()
    return too_much(
        name, f"有单元格超过 {most:,} 字（引号不配对？）", f"has a cell of over {most:,} characters (a quote?)"
    )
