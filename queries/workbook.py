"""An answer as an Excel workbook: a sheet of rows and a sheet that says what they are."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

from queries.answer import Answer
from queries.formats import flat
from queries.question import Question

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MOST_ROWS = 1_048_575  # of a sheet, below its heading
_LONGEST = 32_767  # characters of a cell
_WIDTHS = {"number": 10, "share": 10, "flag": 8, "list": 40, "text": 24}
# Text that begins with = is text: what a document says must not become a formula or a link.
_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False,
            "nan_inf_to_errors": True}  # fmt: skip


def workbook(answer: Answer, question: Question, names: Sequence[str], language: str) -> bytes:
    """The workbook of `answer`, its columns headed by `names`."""
    import xlsxwriter  # noqa: PLC0415 - only who asks for a workbook waits for it

    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, _OPTIONS) as book:
        bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
        sheet = book.add_worksheet("rows" if language == "en" else "数据")
        for place, (column, name) in enumerate(zip(answer.columns, names, strict=True)):
            sheet.set_column(place, place, 60 if column.name == "clause" else _WIDTHS[column.type])
            sheet.write_string(0, place, name, bold)
        for number, row in enumerate(answer.rows, start=1):
            for place, value in enumerate(row):
                _write(sheet, number, place, value)
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, max(len(answer.rows), 1), len(answer.columns) - 1)
        _explain(book.add_worksheet("about" if language == "en" else "说明"), answer, question, language)
    return buffer.getvalue()


def _write(sheet: Any, number: int, place: int, value: Any) -> None:
    value = flat(value)
    if isinstance(value, bool):
        sheet.write_boolean(number, place, value)
    elif isinstance(value, (int, float)):
        sheet.write_number(number, place, value)
    elif value is not None:
        sheet.write_string(number, place, str(value)[:_LONGEST])


def _explain(sheet: Any, answer: Answer, question: Question, language: str) -> None:
    english = language == "en"
    lines = [
        question.title if english else question.title_zh,
        question.question if english else question.question_zh,
        *(note.text(language) for note in answer.notes),
        ("rows: " if english else "行数：") + f"{len(answer)} / {answer.total}",
        ("parameters: " if english else "参数：")
        + ", ".join(f"{name}={flat(value)}" for name, value in answer.parameters.items() if value not in ("", [])),
        ("graph version: " if english else "图版本：") + answer.graph_version,
    ]
    sheet.set_column(0, 0, 110)
    for number, line in enumerate(lines):
        sheet.write_string(number, 0, line[:_LONGEST])
