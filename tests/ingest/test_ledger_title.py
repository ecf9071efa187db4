"""A ledger says in its first row what it is and whose."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from graph_store.errors import InputError
from ingest.ledger_title import title_of_ledger
from ingest.pipeline import DocumentReading, read_document
from ingest.source import Source
from tests.ingest.test_ledger import PLAIN, source

ROWS = [
    ["序号", "重点任务", "牵头单位", "配合单位"],
    [1, "修桥", "市交通局", "市财政局"],
    [2, "种树", "市林水局", "市财政局"],
]


def workbook(folder: Path, *above: str, merged: bool = True) -> DocumentReading:
    book = openpyxl.Workbook()
    sheet = book.active
    for number, line in enumerate(above, start=1):
        sheet.append([line])
        if merged:
            sheet.merge_cells(start_row=number, end_row=number, start_column=1, end_column=4)
    for row in ROWS:
        sheet.append(row)
    book.save(folder / "台账.xlsx")
    return read_document(folder / "台账.xlsx")


@pytest.mark.parametrize("merged", [True, False])
@pytest.mark.parametrize(
    "title", ["杭州市2023年重点工作任务分解表", "杭州市2023年重点工作", "杭州市2023年督查事项一览"]
)
def test_title_jurisdiction_and_year(tmp_path: Path, title: str, merged: bool) -> None:
    found = workbook(tmp_path, "附件1", title, "填报单位：市政府办公厅", merged=merged)
    document = found.graph.document
    assert (document.title, document.jurisdiction, document.year) == (title, "330100", 2023)
    assert [task.title for task in found.graph.tasks] == ["修桥", "种树"]
    assert {edge.source for edge in found.graph.edges if edge.source.endswith("财政局")} == {"330100:财政局"}


def test_of_a_csv(tmp_path: Path) -> None:
    lines = ["杭州市2023年重点工作,,,", *(",".join(map(str, row)) for row in ROWS)]
    (tmp_path / "台账.csv").write_text("\n".join(lines), encoding="gb18030")
    document = read_document(tmp_path / "台账.csv").graph.document
    assert (document.title, document.jurisdiction) == ("杭州市2023年重点工作", "330100")


def test_without_a_title_nothing_is_made_up(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="--jurisdiction"):
        workbook(tmp_path, "单位：万元", "2023年3月1日")


@pytest.mark.parametrize(
    ("above", "title"),
    [
        ("附件2 < < < <\n单位：万元 < < < <", ""),
        ("2023年3月 < < < <", ""),
        ("甲市重点工作 乙市 . . .", ""),
        ("甲市重点工作 < < < <\n（第一批） < < < <", "甲市重点工作"),
    ],
)
def test_what_stands_over_a_header(above: str, title: str) -> None:
    found: Source = source(above + PLAIN)
    assert title_of_ledger(found) == title
