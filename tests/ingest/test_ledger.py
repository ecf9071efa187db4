"""Tables into tasks: headers by their words, merged cells, headings between rows, tables that go on."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from graph_store.errors import ParameterError
from ingest.ledger import Ledger, LedgerRow, ledger, ledgers
from ingest.ledger_headers import kind_of
from ingest.readers.building import Builder, Cell
from ingest.source import Source

PLAIN = """
序号 重点任务 牵头单位 配合单位 完成时限
1 修桥 交通厅 财政厅、水利厅 6月底前
2 种树 林业厅 . 年底前
"""


def grid(text: str) -> list[list[Cell]]:
    """Rows of cells: `^` is the cell above, `<` the cell to the left, `.` an empty one."""
    rows: list[list[Cell]] = []
    for line in text.strip("\n").splitlines():
        row: list[Cell] = []
        for word in line.split(" "):
            if word == "^":
                row.append(rows[-1][len(row)])
            elif word == "<":
                row.append(row[-1])
            else:
                row.append(Cell("" if word == "." else word))
        rows.append(row)
    return rows


def source(*tables: str, between: str = "") -> Source:
    builder = Builder()
    for number, one in enumerate(tables, start=1):
        builder.table(grid(one), f"表{number}")
        builder.paragraph(between, "")
    parts = builder.parts("docx")
    return Source("表.docx", "表", parts.text, "", "0" * 64, "docx", parts.pieces, parts.tables)


class Read:
    """The ledgers of tables, with their texts."""

    def __init__(self, *tables: str, columns: Mapping[str, str] | None = None, between: str = "") -> None:
        self.source = source(*tables, between=between)
        self.ledgers = ledgers(self.source, columns)

    def text(self, span: tuple[int, int] | None) -> str:
        return self.source.text[slice(*span)] if span else ""

    @property
    def only(self) -> Ledger:
        (found,) = self.ledgers
        return found

    @property
    def rows(self) -> list[LedgerRow]:
        return [row for one in self.ledgers for row in one.rows]

    @property
    def tasks(self) -> list[tuple[str, str, str]]:
        """(number, section, task) of each row."""
        return [(row.number, self.text(row.section), "+".join(map(self.text, row.task))) for row in self.rows]

    def bodies(self, kind: str) -> list[list[str]]:
        return [[self.text((cell.start, cell.end)) for cell in row.cells if cell.kind == kind] for row in self.rows]


def test_a_plain_ledger() -> None:
    found = Read(PLAIN)
    assert found.tasks == [("1", "", "修桥"), ("2", "", "种树")]
    assert found.bodies("lead") == [["交通厅"], ["林业厅"]]
    assert found.bodies("support") == [["财政厅、水利厅"], []]
    assert found.bodies("deadline") == [["6月底前"], ["年底前"]]
    first = found.rows[0]
    assert [(cell.role, cell.header_text) for cell in first.cells] == [
        ("lead", "牵头单位"),
        ("support", "配合单位"),
        ("", "完成时限"),
    ]
    assert found.text((first.start, first.end)) == "1\t修桥\t交通厅\t财政厅、水利厅\t6月底前"
    assert [column.kind for column in found.only.header] == ["number", "task", "lead", "support", "deadline"]


@pytest.mark.parametrize(
    ("header", "kind"),
    [
        ("重点任务", "task"),
        ("工作 任务", "task"),
        ("工作\n任务", "task"),
        ("责任单位（排名第一的为牵头单位）", "responsible"),
        ("责任单位(列第一位的牵头)：", "responsible"),
        ("市级牵头部门", "lead"),
        ("牵头（责任）单位", "lead"),
        ("牵头单位及负责人", "lead"),
        ("2023年工作目标", "goal"),
        ("完成时限要求", "deadline"),
        ("分管市领导", "leader"),
        ("责任领导", "leader"),
        ("完成情况", "remark"),
        ("督办单位", "supervise"),
        ("承办单位", "responsible"),
        ("业务指导单位", "guide"),
        ("投资额", ""),
        ("", ""),
        ("由各有关责任单位按照职责分工抓好落实并由牵头单位", ""),
    ],
)
def test_headers(header: str, kind: str) -> None:
    assert kind_of(header) == kind


def test_a_declaration_in_a_header_is_kept() -> None:
    found = Read("序号 工作任务 责任单位（列第一位的牵头）\n1 修桥 交通厅、财政厅")
    assert found.rows[0].cells[0].header_text == "责任单位（列第一位的牵头）"


def test_a_title_and_remarks_above_the_header() -> None:
    assert Read("任务分工表 < < < <\n单位：万元 . . . ." + PLAIN).tasks == [("1", "", "修桥"), ("2", "", "种树")]


def test_a_header_of_two_rows_merged() -> None:
    found = Read("序号 重点任务 责任分工 < 完成时限\n^ ^ 牵头单位 配合单位 ^\n1 修桥 交通厅 财政厅 年底")
    assert [column.text for column in found.only.header][2:4] == ["责任分工 牵头单位", "责任分工 配合单位"]
    assert found.tasks == [("1", "", "修桥")]
    assert (found.bodies("lead"), found.bodies("support")) == ([["交通厅"]], [["财政厅"]])


def test_a_header_of_two_rows_not_merged() -> None:
    found = Read("序号 重点任务 责任分工 . 完成时限\n. . 牵头单位 配合单位 .\n1 修桥 交通厅 财政厅 年底")
    assert (found.tasks, found.bodies("support")) == ([("1", "", "修桥")], [["财政厅"]])


def test_words_below_a_wide_header_take_its_kind() -> None:
    found = Read("序号 重点任务 责任单位 <\n^ ^ 市级 县级\n1 修桥 市交通局 各县")
    assert found.bodies("responsible") == [["市交通局", "各县"]]
    assert [cell.header_text for cell in found.rows[0].cells] == ["责任单位 市级", "责任单位 县级"]


def test_a_header_that_is_repeated() -> None:
    assert Read(PLAIN + PLAIN.strip() + "\n").tasks == [("1", "", "修桥"), ("2", "", "种树")] * 2


def test_a_second_header_with_other_columns() -> None:
    found = Read(PLAIN + "序号 工作内容 责任单位 备注 .\n1 挖渠 水利厅 无 .")
    assert found.tasks[-1] == ("1", "", "挖渠")
    assert found.bodies("responsible")[-1] == ["水利厅"]


@pytest.mark.parametrize("heading", ["一、交通 < < < <", "一、交通 . . . ."])
def test_a_heading_between_rows(heading: str) -> None:
    found = Read(PLAIN.strip() + f"\n{heading}\n3 修路 交通厅 . .\n4 架线 电力局 . .")
    assert [section for _, section, _ in found.tasks] == ["", "", "一、交通", "一、交通"]


def test_a_remark_at_the_end_is_no_heading_and_no_task() -> None:
    assert Read(PLAIN.strip() + "\n注：加★的为重点 < < < <").tasks == [("1", "", "修桥"), ("2", "", "种树")]


def test_a_section_column_merged_or_printed_once() -> None:
    for second in ("^", "."):
        found = Read(f"领域 任务 责任单位\n交通 修桥 甲\n{second} 修路 乙\n林业 种树 丙")
        assert [section for _, section, _ in found.tasks] == ["交通", "交通", "林业"]


def test_measures_under_a_merged_task() -> None:
    found = Read("序号 重点任务 具体措施 责任单位\n1 强交通 修桥 甲\n^ ^ 修路 乙\n2 兴林业 种树 丙")
    assert found.tasks == [("1", "强交通", "修桥"), ("1", "强交通", "修路"), ("2", "兴林业", "种树")]
    assert found.bodies("responsible") == [["甲"], ["乙"], ["丙"]]


@pytest.mark.parametrize("second", ["^", ".", "强交通"])
@pytest.mark.parametrize("headers", ["重点任务 具体措施", "工作任务 工作内容", "工作任务 <", "任务 事项"])
def test_the_broader_of_two_columns_of_tasks_heads_every_row(headers: str, second: str) -> None:
    found = Read(f"序号 {headers} 责任单位\n1 强交通 修桥 甲\n2 {second} 修路 乙\n3 兴林业 种树 丙\n4 . 种草 丁")
    heads = ["强交通", "强交通", "兴林业", "兴林业"]
    assert [(section, task) for _, section, task in found.tasks] == list(
        zip(heads, ["修桥", "修路", "种树", "种草"], strict=True)
    )


def test_measures_are_the_tasks_where_no_cell_is_merged() -> None:
    found = Read("重点任务 责任单位 具体措施\n强交通 甲 修桥\n兴林业 乙 种树")
    assert found.tasks == [("", "强交通", "修桥"), ("", "兴林业", "种树")]


def test_a_task_without_measures_is_one_itself() -> None:
    found = Read("序号 重点任务 具体措施 责任单位\n1 强交通 修桥 甲\n2 兴林业 . 乙\n3 . 种草 丙")
    assert found.tasks == [("1", "强交通", "修桥"), ("2", "", "兴林业"), ("3", "兴林业", "种草")]


def test_a_name_and_its_content_are_one_task() -> None:
    found = Read("项目名称 建设内容 责任单位\n大桥 修桥 甲\n林场 种树 乙")
    assert found.tasks == [("", "", "大桥+修桥"), ("", "", "林场+种树")]


def test_three_columns_of_tasks() -> None:
    found = Read("任务 事项 措施 责任单位\n强交通 桥 修桥 甲\n^ 路 修路 乙\n兴林业 树 种树 丙")
    assert [[found.text(span) for span in (*row.above, row.section or (0, 0))] for row in found.rows] == [
        ["强交通", "桥"],
        ["强交通", "路"],
        ["兴林业", "树"],
    ]


def test_headings_of_a_table_that_goes_on() -> None:
    found = Read("序号 重点任务 具体措施 责任单位\n1 强交通 修桥 甲", "2 . 修路 乙\n3 兴林业 种树 丙")
    assert found.tasks == [("1", "强交通", "修桥"), ("2", "强交通", "修路"), ("3", "兴林业", "种树")]


def test_goals_under_a_merged_task_are_measures() -> None:
    found = Read("任务 工作目标 责任单位\n强交通 修桥 甲\n^ 修路 乙")
    assert found.tasks == [("", "强交通", "修桥"), ("", "强交通", "修路")]


def test_sections_over_a_merged_task() -> None:
    found = Read("领域 任务 措施 责任单位\n建设 强交通 修桥 甲\n^ ^ 修路 乙")
    assert [[found.text(span) for span in row.above] for row in found.rows] == [["建设"], ["建设"]]
    assert [section for _, section, _ in found.tasks] == ["强交通", "强交通"]


def test_a_merged_body_holds_for_every_row() -> None:
    found = Read("序号 任务 牵头单位 配合单位\n1 修桥 交通厅 甲\n2 修路 ^ 乙")
    assert found.bodies("lead") == [["交通厅"], ["交通厅"]]


@pytest.mark.parametrize("row", [". . 水利厅 乙 .", "^ ^ 水利厅 乙 ."])
def test_a_row_with_bodies_only_adds_to_the_task_above(row: str) -> None:
    found = Read(PLAIN.strip() + f"\n{row}")
    assert found.tasks == [("1", "", "修桥"), ("2", "", "种树")]
    assert found.bodies("lead")[1] == ["林业厅", "水利厅"]
    assert found.text((found.rows[1].start, found.rows[1].end)).endswith("水利厅\t乙")


def test_no_task_column_but_a_goal() -> None:
    found = Read("序号 年度目标 责任单位\n1 修桥 甲")
    assert (found.tasks, found.rows[0].goal) == ([("1", "", "修桥")], None)


def test_a_goal_beside_the_task() -> None:
    found = Read("序号 任务 工作目标 责任单位\n1 修桥 通车 甲")
    assert found.text(found.rows[0].goal) == "通车"


@pytest.mark.parametrize("table", ["姓名 年龄\n某 3", "年份 投资额 备注\n2018 3 无", "序号 任务 备注\n1 修桥 无", "甲"])
def test_a_table_without_a_known_header_is_no_ledger(table: str) -> None:
    found = source(table)
    assert ledgers(found) == ()
    assert ledger(found.text, found.tables[0]) is None


# ---- tables that go on


def test_a_table_goes_on_without_a_header() -> None:
    found = Read(PLAIN, "3 挖渠 水利厅 . .\n4 架线 电力局 . .")
    assert [task for *_, task in found.tasks] == ["修桥", "种树", "挖渠", "架线"]
    assert len(found.ledgers) == 2


def test_a_row_cut_by_the_end_of_a_page() -> None:
    found = Read(PLAIN, ". 和种草 农业厅 . .\n3 挖渠 水利厅 . .")
    assert found.tasks[1:] == [("2", "", "种树+和种草"), ("3", "", "挖渠")]
    assert found.bodies("lead")[1] == ["林业厅", "农业厅"]


def test_another_table_does_not_go_on() -> None:
    assert len(Read(PLAIN, "3 挖渠 水利厅 . .", between="附表：").rows) == 2
    assert len(Read(PLAIN, "3 挖渠 水利厅 . .", between="二、水利").rows) == 3, "a heading stands between two parts"
    assert len(Read(PLAIN, "3 挖渠 水利厅").rows) == 2


# ---- columns by hand


@pytest.mark.parametrize(
    "columns",
    [{"task": "B", "lead": "3"}, {"task": "干什么", "lead": "谁来干"}, {"task": "b", "lead": "谁来干"}],
)
def test_columns_by_hand(columns: dict[str, str]) -> None:
    found = Read("号 干什么 谁来干\n1 修桥 交通厅\n2 种树 林业厅", columns=columns)
    assert found.tasks == [("", "", "修桥"), ("", "", "种树")]
    assert found.bodies("lead") == [["交通厅"], ["林业厅"]]
    assert found.rows[0].cells[0].header_text == "谁来干"


def test_columns_by_hand_beside_known_ones() -> None:
    found = Read(PLAIN, columns={"responsible": "配合单位"})
    assert found.bodies("responsible")[0] == ["财政厅、水利厅"]
    assert found.bodies("lead")[0] == ["交通厅"]
    moved = Read("任务 措施 责任单位\n甲 乙 丙", columns={"task": "2"})
    assert moved.tasks == [("", "", "乙")]


@pytest.mark.parametrize("columns", [{"task": "没有的列"}, {"task": "ZZ"}, {"task": "99"}])
def test_columns_that_are_not_there(columns: dict[str, str]) -> None:
    assert Read(PLAIN, columns=columns).ledgers == ()


@pytest.mark.parametrize("columns", [{"boss": "B"}, {"task": " "}])
def test_columns_that_make_no_sense(columns: dict[str, str]) -> None:
    with pytest.raises(ParameterError, match="--columns"):
        ledgers(source(PLAIN), columns)


def test_many_rows() -> None:
    found = Read("序号 任务 牵头单位\n" + "\n".join(f"{number} 修桥{number} 厅{number}" for number in range(1, 2001)))
    assert len(found.rows) == 2000
    assert found.tasks[-1] == ("2000", "", "修桥2000")
