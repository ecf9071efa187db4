"""Workbooks of Excel 97–2003."""

from __future__ import annotations

from tests.ingest.readers.files import cells, opened, places, refused
from tests.ingest.readers.old_workbook import container, label, merged, number, old_workbook

HEAD = [label(0, column, text) for column, text in enumerate(("序号", "重点任务", "牵头单位"))]


def test_cells_merged_ranges_and_places() -> None:
    rows = [number(1, 0, 1.0), label(1, 1, "修桥"), label(1, 2, "交通厅"), number(2, 0, 2.5), label(2, 2, "水利厅")]
    found = opened(old_workbook(*HEAD, *rows, merged(1, 2, 1, 1)), "台账.xls")
    assert cells(found)[1:] == [["1", "修桥", "交通厅"], ["2.5", "修桥", "水利厅"]]
    assert places(found)["台账!C3"] == "水利厅"
    assert found.format == "xlsx"


def test_hidden_sheets_are_left_out() -> None:
    refused(old_workbook(*HEAD, hidden=True), "空的", name="x.xls")


def test_broken_workbooks() -> None:
    whole = old_workbook(*HEAD)
    refused(whole[:1600], "损坏", "XLS", name="x.xls")
    refused(container(b"\x09\x08" + bytes(100)), "损坏", name="x.xls")


def test_an_encrypted_workbook() -> None:
    data = old_workbook(*HEAD)
    filepass = b"\x2f\x00\x06\x00" + bytes(6)
    at = data.index(b"\xe0\x00\x14\x00")  # in place of the look
    refused(data[:at] + filepass + data[at + len(filepass) :], "加密", name="x.xls")
