"""A workbook holds the rows, says what they are, and runs nothing."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace

from queries.answer import Answer, Note
from queries.catalogue import catalogue
from queries.workbook import workbook

QUESTION = catalogue().get("unnamed-bodies")


def sheets(made: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(made)) as file:
        return {name: file.read(name).decode() for name in file.namelist() if name.endswith(".xml")}


def answer(*rows: tuple[object, ...]) -> Answer:
    notes = (Note("数了这些", "what was counted"),)
    return Answer(QUESTION.name, {"limit": 3}, QUESTION.columns, list(rows), 1, False, False, notes, "x", "v9", 0.0)


def test_rows_and_what_they_are() -> None:
    row = ("t:1", "t", 1, '=HYPERLINK("http://evil.example")', ["甲", "乙"], "", "（甲局牵头）")
    found = sheets(workbook(answer(row), QUESTION, [one.zh for one in QUESTION.columns], "zh"))
    text = found["xl/sharedStrings.xml"]
    for words in ("=HYPERLINK(", "甲、乙", "（甲局牵头）", "数了这些", "图版本：v9", QUESTION.title_zh, "任务标识"):
        assert words in text, words
    for sheet in (name for name in found if "worksheets" in name):
        assert "<f>" not in found[sheet]
        assert "hyperlink" not in found[sheet].lower()
    assert re.search(r'<c r="C2"><v>1</v></c>', found["xl/worksheets/sheet1.xml"])
    assert 'name="数据"' in found["xl/workbook.xml"]


def test_no_rows_and_other_values() -> None:
    assert sheets(workbook(answer(), QUESTION, [one.name for one in QUESTION.columns], "en"))
    row = (None, True, 1.5, "x" * 40_000, [], float("nan"), {"a": 1})
    found = sheets(workbook(replace(answer(row)), QUESTION, [one.name for one in QUESTION.columns], "en"))
    assert '<c r="B2" t="b"><v>1</v></c>' in found["xl/worksheets/sheet1.xml"]
