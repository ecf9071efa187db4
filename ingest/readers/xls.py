"""Excel 97–2003 workbooks (.xls, and the .et files of WPS that are the same inside)."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

import xlrd

from ingest.readers.building import Builder
from ingest.readers.parts import Limits, Parts
from ingest.readers.problems import encrypted, guarded, too_many_cells
from ingest.readers.sheet_numbers import built_in, shown
from ingest.readers.sheets import Merge, Sheet, add_sheets
from ingest.source import Note

KIND = "XLS"


def read_xls(data: bytes, name: str, limits: Limits = Limits()) -> Parts:  # noqa: B008 - frozen
    """Read an old workbook. Pure. Raises InputError."""
    builder = Builder()
    with guarded(name, KIND):
        try:
            # It prints what it finds strange to its log file: nobody wants to read that.
            book = xlrd.open_workbook(file_contents=data, formatting_info=True, ragged_rows=True, logfile=io.StringIO())
        except xlrd.XLRDError as problem:
            if "encrypted" in str(problem).lower():
                raise encrypted(name, KIND) from problem
            raise
        add_sheets(builder, _sheets(book, builder.notes, name, limits), name, limits)
    return builder.parts("xlsx")


def _sheets(book: Any, notes: list[Note], name: str, limits: Limits) -> Iterator[Sheet]:
    for one in book.sheets():
        if one.visibility:
            notes.append(Note(f"隐藏的工作表“{one.name}”没有读", f"the hidden sheet {one.name} was not read"))
            continue
        cells: dict[tuple[int, int], str] = {}
        for row in range(one.nrows):
            for column, cell in enumerate(one.row(row)):
                text = _text(book, cell)
                if text.strip():
                    cells[row, column] = text
            if len(cells) > limits.max_cells:
                raise too_many_cells(name, limits.max_cells)
        # Its ranges end one after the last.
        merges = tuple(Merge(top, left, end - 1, right - 1) for top, end, left, right in one.merged_cells)
        yield Sheet(one.name, cells, merges)


def _text(book: Any, cell: Any) -> str:
    if cell.ctype in {xlrd.XL_CELL_NUMBER, xlrd.XL_CELL_DATE}:
        return shown(cell.value, _format(book, cell), book.datemode == 1)
    if cell.ctype == xlrd.XL_CELL_BOOLEAN:
        return "是" if cell.value else "否"
    if cell.ctype == xlrd.XL_CELL_ERROR:
        return str(xlrd.error_text_from_code.get(cell.value, "#?"))
    return str(cell.value)


def _format(book: Any, cell: Any) -> str:
    if cell.xf_index is None or cell.xf_index >= len(book.xf_list):
        return ""
    key = book.xf_list[cell.xf_index].format_key
    return built_in(key) or (book.format_map[key].format_str if key in book.format_map else "")
