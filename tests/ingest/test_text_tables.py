"""Tables that stand in a plain text."""

from __future__ import annotations

from ingest.text_tables import text_tables
from ingest.whole import extract_source
from tests.ingest.making import PLACE, source

TABLE = "某市任务分解表\n序号\t重点任务\t牵头单位\t配合单位\n1\t修东路\t市财政局\t市教育局、市水务局\n2\t 修西路 \t市水务局\t\n说明一行\n"


def test_cells_with_their_spans() -> None:
    (table,) = text_tables(TABLE)
    assert [[TABLE[a:b] for a, b in row] for row in table.rows] == [
        ["序号", "重点任务", "牵头单位", "配合单位"],
        ["1", "修东路", "市财政局", "市教育局、市水务局"],
        ["2", "修西路", "市水务局", ""],
    ]
    assert TABLE[table.start : table.end].startswith("序号")
    assert table.place == "第2行"


def test_one_line_with_tabs_is_no_table() -> None:
    assert text_tables("标题\n\t一段\t缩进的\t文字\n又一段") == ()
    assert text_tables("没有制表符") == ()


def test_its_rows_are_tasks() -> None:
    found = extract_source(source(TABLE), PLACE)
    assert [(one.span.label, one.span.title) for one in found.tasks] == [("1", "修东路"), ("2", "修西路")]
    assert [(r.segment.role, r.segment.role_text, r.mention.text) for r in found.tasks[0].readings] == [
        ("lead", "牵头单位", "市财政局"), ("support", "配合单位", "市教育局"), ("support", "配合单位", "市水务局"),
    ]  # fmt: skip


def test_a_heading_between_rows_covers_all_columns() -> None:
    text = "序号\t重点任务\t牵头单位\n一、道路\n1\t修东路\t市财政局\n二、河流\n2\t清西河\t市水务局\n结尾一行\n"
    (table,) = text_tables(text)
    assert [len(row) for row in table.rows] == [3] * 5
    assert {text[a:b] for a, b in table.rows[1]} == {"一、道路"}
    found = extract_source(source(text), "330100")
    assert [(one.span.title, one.readings[0].mention.text) for one in found.tasks] == [
        ("修东路", "市财政局"),
        ("清西河", "市水务局"),
    ]
    assert [one.title for one in found.outline.sections] == ["一、道路", "二、河流"]


def test_columns_parted_by_blanks_below_a_known_header_only() -> None:
    rows = "1    修东路，  加宽   市财政局\n2    修西路        市水务局、市教育局\n"
    (table,) = text_tables("序号  重点任务  \u3000  牵头单位\n" + rows.replace("，  加", "，加"))
    assert [len(row) for row in table.rows] == [3, 3, 3]
    assert text_tables("甲  乙  丙\n" + rows) == ()


def test_the_one_column_without_a_known_header_says_what_is_to_be_done() -> None:
    text = "序号\t测评点位\t牵头单位\n1\t修东路\t市财政局\n"
    (task,) = extract_source(source(text), "330100").tasks
    assert (task.span.title, task.readings[0].segment.role) == ("修东路", "lead")
    two = "序号\t测评点位\t分值\t牵头单位\n1\t修东路\t3\t市财政局\n"
    assert extract_source(source(two), "330100").tasks == ()


BARS = "序号 | 事项 | 主办单位 | 督办处室\n1 | 修东路 |  | \n2 | 修西路 | 市水务局★、市教育局 | 督查一处\n"
MARKDOWN = "| 序号 | 事项 | 主办单位 |\n|---|:--:|---|\n| 1 | 修东路 | 市财政局 |\n| 2 | 修西路 | 市水务局 |\n"


def test_cells_parted_by_bars() -> None:
    (table,) = text_tables(BARS)
    assert [BARS[a:b] for a, b in table.rows[1]] == ["1", "修东路", "", ""]
    assert [BARS[a:b] for a, b in table.rows[2]] == ["2", "修西路", "市水务局★、市教育局", "督查一处"]
    found = extract_source(source(BARS), "330100")
    assert [(r.segment.role, r.mention.text) for r in found.tasks[1].readings] == [
        ("lead", "市水务局"), ("lead", "市教育局"), ("supervise", "督查一处"),
    ]  # fmt: skip


def test_the_ruler_of_markdown_is_no_row() -> None:
    (table,) = text_tables(MARKDOWN)
    assert [[MARKDOWN[a:b] for a, b in row] for row in table.rows][1:] == [
        ["1", "修东路", "市财政局"],
        ["2", "修西路", "市水务局"],
    ]
    assert text_tables("甲 | 乙 | 丙\n1 | 2 | 3\n") == ()


NUMBERED = (
    "序号\t测评内容\t牵头单位\t责任单位\n一\t政务环境\n1\t学习教育\t市委组织部\t市委宣传部\n2\t政务公开\t市财政局\t市教育局\n"
    "二\t法治环境\n3\t法制宣传\t市司法局\t市教育局\n"
)


def test_a_heading_between_rows_may_have_its_number_in_a_cell_of_its_own() -> None:
    found = extract_source(source(NUMBERED), "330100")
    assert [section.title for section in found.outline.sections] == ["政务环境", "法治环境"]
    assert [(task.span.section, [one.mention.text for one in task.readings]) for task in found.tasks] == [
        (1, ["市委组织部", "市委宣传部"]),
        (1, ["市财政局", "市教育局"]),
        (2, ["市司法局", "市教育局"]),
    ]
