"""Workbooks: the values that cells show, merged cells, several sheets."""

from __future__ import annotations

import io
import zipfile
from datetime import date, datetime

import openpyxl
import pytest

from tests.ingest.readers.files import HEADER, ROWS, cells, changed, opened, places, refused, saved, workbook


def plain(*rows: tuple[object, ...]) -> openpyxl.Workbook:
    return workbook({"台账": [HEADER, *ROWS, *rows]})


def test_cells_and_their_places() -> None:
    found = opened(saved(plain()))
    assert found.format == "xlsx"
    assert found.text.splitlines()[1] == "1\t修一座桥\t交通厅\t财政厅、水利厅\t6月底前"
    assert places(found)["台账!B3"] == "种一片树"
    assert "台账!D3" not in places(found)


@pytest.mark.parametrize(
    ("value", "number_format", "shown"),
    [
        (3, "General", "3"),
        (2.5, "0.0", "2.5"),
        (0.08, "0%", "8%"),
        (0.125, "0.00%", "12.5%"),
        (date(2018, 6, 30), "yyyy/m/d", "2018年6月30日"),
        (date(2018, 6, 1), 'yyyy"年"m"月"', "2018年6月"),
        (datetime(2018, 6, 30, 9, 5), "yyyy-mm-dd hh:mm", "2018年6月30日"),
        (43281, '[$-F800]dddd", "mmmm" "dd", "yyyy', "2018年6月30日"),
        (43281, '"第"0"号"', "43281"),
        (12, "[Red]General", "12"),
        (True, "General", "是"),
        ("=1+1", "General", ""),
        ("#N/A", "General", "#N/A"),
        ("甲\n乙", "General", "甲\n乙"),
    ],
)
def test_values_as_shown(value: object, number_format: str, shown: str) -> None:
    book = plain()
    cell = book["台账"]["E2"]
    cell.value = value
    cell.number_format = number_format
    assert cells(opened(saved(book)))[1][4:] == ([shown] if shown else [])


def test_merged_cells() -> None:
    book = plain(("3", "修路", "交通厅"), ("", "", "水利厅"))
    book["台账"].merge_cells("B4:B5")
    found = opened(saved(book))
    assert [row[1] for row in cells(found)[3:]] == ["修路", "修路"]
    assert found.text.count("修路") == 1


def test_sheets_and_hidden_sheets() -> None:
    book = workbook({"一": [HEADER, ROWS[0]], "空": [], "二": [HEADER, ROWS[1]], "藏": [HEADER, ("9", "秘密", "某局")]})
    book["藏"].sheet_state = "hidden"
    found = opened(saved(book))
    assert [table.place for table in found.tables] == ["一", "二"]
    assert "秘密" not in found.text
    assert ["藏" in note.zh and "藏" in note.en for note in found.notes] == [True]


def test_empty_rows_are_left_out_and_places_stay() -> None:
    book = plain((), ("3", "修路", "交通厅"))
    book["台账"]["A9"] = "4"
    book["台账"]["B9"] = "架桥"
    found = opened(saved(book))
    assert len(cells(found)) == 5
    assert places(found)["台账!B9"] == "架桥"


def test_a_stray_cell_far_away_costs_nothing() -> None:
    book = plain()
    book["台账"]["XFD1048576"] = "远"
    assert places(opened(saved(book)))["台账!XFD1048576"] == "远"


# ---- workbooks that cannot be read


def test_headers_that_nobody_knows_are_named() -> None:
    problem = refused(saved(workbook({"甲": [("姓名", "年龄"), ("某人", 3)]})), "姓名、年龄", "--columns")
    assert "--columns" in problem.en


def test_broken_workbooks() -> None:
    whole = saved(plain())
    refused(whole[:-300], "损坏")
    refused(changed(whole, workbook_xml=b"<workbook"), "损坏", "XLSX")
    refused(changed(whole, sheet1_xml=b"<worksheet><sheetData><row r='x'/></sheetData></worksheet>"), "损坏")


def test_an_empty_workbook() -> None:
    refused(saved(workbook({"空": []})), "空的")


def test_a_merge_over_everything_is_no_work() -> None:
    book = plain()
    for column in range(1, 400):
        book["台账"].cell(1, column + 5).value = "x"
    sheet = saved(book)
    bomb = "".join("<mergeCell ref='A1:XFD1048576'/>" for _ in range(3_000)).encode()
    with zipfile.ZipFile(io.BytesIO(sheet)) as archive:
        (name,) = (one for one in archive.namelist() if one.endswith("sheet1.xml"))
        inside = archive.read(name)
    inside = inside.replace(b"</sheetData>", b"</sheetData><mergeCells>" + bomb + b"</mergeCells>")
    refused(changed(sheet, sheet1_xml=inside), "单元格")
