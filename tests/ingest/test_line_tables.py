"""Tables whose cells stand one below the other."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ingest.line_tables import line_tables
from ingest.source import Table
from ingest.whole import extract_source
from tests.ingest.making import source

PARTED = """某市任务分解表

序 号

任务

责任单位

1

修东路

市财政局
市教育局

2

修西路
并加宽

市水务局

联系人：某人
"""
GOES_ON = "序号\n任务\n牵头单位\n责任单位\n1\n修东路\n市财政局\n市教育局、市水务局、\n市民政局\n2\n修西路\n市水务局\n市公安局、市司法局\n市卫健委、市气象局\n3\n修北路\n市水务局\n市公安局\n"
LINES = "序号\n任务\n牵头单位\n时限\n一、道路\n1\n修东路\n市财政局\n6月底\n二、河流\n1\n清西河\n市水务局\n年底\n以上请落实。\n"


def _rows(text: str) -> list[list[str]]:
    return [[text[a:b] for a, b in row] for one in line_tables(text) for row in one.rows]


def test_cells_parted_by_blank_lines_hold_several_lines() -> None:
    assert _rows(PARTED) == [
        ["序 号", "任务", "责任单位"],
        ["1", "修东路", "市财政局\n市教育局"],
        ["2", "修西路\n并加宽", "市水务局"],
    ]
    (table,) = line_tables(PARTED)
    assert PARTED[table.start : table.end].startswith("序 号")
    assert PARTED[table.start : table.end].endswith("市水务局")
    assert table.place == "第3行"


def test_each_line_of_a_cell_is_a_body() -> None:
    found = extract_source(source(PARTED), "330100")
    assert [[(r.segment.role, r.mention.text) for r in one.readings] for one in found.tasks] == [
        [("responsible", "市财政局"), ("responsible", "市教育局")],
        [("responsible", "市水务局")],
    ]


def test_headings_stand_over_rows_whose_numbers_begin_again() -> None:
    assert [row[0] for row in _rows(LINES)] == ["序号", "一、道路", "1", "二、河流", "1"]
    found = extract_source(source(LINES), "330100")
    assert [(one.span.title, one.readings[0].mention.text) for one in found.tasks] == [
        ("修东路", "市财政局"),
        ("清西河", "市水务局"),
    ]
    assert [one.title for one in found.outline.sections] == ["一、道路", "二、河流"]


@pytest.mark.parametrize(
    "text",
    [
        "序号\n",
        "序号\n任务\n牵头单位\n",
        "序号\n任务\n牵头单位\n1\n修东路\n市财政局\n",  # one row is a list, perhaps
        "序号\n甲\n乙\n1\n修东路\n市财政局\n2\n修西路\n市水务局\n",  # no header that we know
        "序号\n任务\n牵头单位\n1\n修东路\n2\n修西路\n市水务局\n",  # a cell is missing: nobody knows which
        "序号\n任务\n牵头单位\n1\n修东路\n市财政局\n市教育局\n2\n修西路\n市水务局\n",
        "任务\n牵头单位\n1\n修东路\n市财政局\n2\n修西路\n市水务局\n",
    ],
)
def test_what_is_no_such_table(text: str) -> None:
    assert line_tables(text) == ()


def test_it_ends_where_a_row_is_not_whole() -> None:
    text = "序号\n任务\n牵头单位\n1\n修东路\n市财政局\n2\n修西路\n市水务局\n3\n修南路\n4\n修北路\n市水务局\n"
    assert [row[0] for row in _rows(text)] == ["序号", "1", "2"]


GOING_ON = "序号\n任务\n牵头单位\n配合单位\n13\n修东路\n市财政局\n市教育局\n14\n清西河\n市水务局\n市公安局\n"


def test_a_table_may_go_on_with_the_numbers_of_the_one_before() -> None:
    assert [row[0] for row in _rows(GOING_ON)] == ["序号", "13", "14"]
    found = extract_source(source(GOING_ON), "330100")
    assert [[(r.segment.role, r.mention.text) for r in one.readings] for one in found.tasks] == [
        [("lead", "市财政局"), ("support", "市教育局")],
        [("lead", "市水务局"), ("support", "市公安局")],
    ]


def test_a_document_with_tables_of_its_own_may_have_more_in_its_text() -> None:
    own = "1 修桥 市财政局"
    text = f"{own}\n\n{GOING_ON}"
    cells = ((0, 1), (2, 4), (5, 9))
    document = replace(source(text), format="docx", tables=(Table(0, len(own), (cells,), "表1"),))
    found = extract_source(document, "330100")
    assert [[r.mention.text for r in one.readings] for one in found.tasks] == [
        ["市财政局", "市教育局"],
        ["市水务局", "市公安局"],
    ]


def test_a_list_goes_on_in_the_next_line() -> None:
    (table,) = line_tables(GOES_ON)
    cells = [[GOES_ON[first:last] for first, last in row] for row in table.rows[1:]]
    assert [row[3] for row in cells] == [
        "市教育局、市水务局、\n市民政局", "市公安局、市司法局\n市卫健委、市气象局", "市公安局",
    ]  # fmt: skip
    found = extract_source(source(GOES_ON), "330000")
    assert [len(task.readings) for task in found.tasks] == [4, 5, 2]


def test_the_header_stands_again_on_every_page() -> None:
    header = "序号\n任务\n牵头单位\n"
    text = header + "1\n修东路\n市财政局\n2\n修西路\n市水务局\n" + header + "3\n修北路\n市公安局\n"
    (table,) = line_tables(text)
    assert [text[slice(*row[1])] for row in table.rows[1:]] == ["修东路", "修西路", "修北路"]
