"""Tables in plain text whose rows go over several lines."""

from __future__ import annotations

import pytest

from ingest.whole import extract_source
from ingest.wrapped_rows import wrapped_rows
from tests.ingest.making import source

TABS = (
    "序号\t工作任务\t责任单位\t完成时间\n一、示例\n1\t修东路\t市财政局\n市教育局\n沙河新区管委会\t年底\n"
    "2\t修西路\t市水务局、\n市民政局\t6月\n注：请落实。\n"
)
BLANKS = """序号  主要任务        牵头单位      责任单位        时间
1   推行一照通    区行政审批服
务局    区市场监管局、区
税务局、区人力资源和社会
保障局    6月底
2   整合平台  区数据局    市自然资源和规划局
雨花分局、区信访局    5月底

            — 2 —

序号  主要任务        牵头单位      责任单位        时间
3   网上报装  区住建局    区城管局    7月底

附：专班分工
1.土地专班：区财政局牵头，区税务局配合。
"""


def cells(text: str) -> list[list[str]]:
    (table,) = wrapped_rows(text)
    return [[text[first:last] for first, last in row] for row in table.rows[1:]]


def test_cells_parted_by_tabs() -> None:
    assert cells(TABS) == [
        ["一、示例"] * 4,
        ["1", "修东路", "市财政局\n市教育局\n沙河新区管委会", "年底"],
        ["2", "修西路", "市水务局、\n市民政局", "6月"],
    ]
    tasks = extract_source(source(TABS), "330000").tasks
    assert [[one.mention.text for one in task.readings] for task in tasks] == [
        ["市财政局", "市教育局", "沙河新区管委会"], ["市水务局", "市民政局"],
    ]  # fmt: skip


def test_cells_parted_by_blanks_and_broken_inside_names() -> None:
    assert [row[0] for row in cells(BLANKS)] == ["1", "2", "3"]
    tasks = extract_source(source(BLANKS), "430111").tasks
    assert [[one.mention.text for one in task.readings] for task in tasks if task.readings][:3] == [
        ["区行政审批服\n务局", "区市场监管局", "区\n税务局", "区人力资源和社会\n保障局"],
        ["区数据局", "市自然资源和规划局\n雨花分局", "区信访局"],
        ["区住建局", "区城管局"],
    ]
    assert [one.text for task in tasks for clause in task.clauses for s in clause.segments for one in s.mentions][-2:] == [
        "区财政局", "区税务局",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "",
        "序号\t工作任务\t责任单位\n1\t修东路\t市财政局\n2\t修西路\t市水务局\n",  # a row a line: others read it
        "序号\t甲\t乙\n1\t修东路\t市财政\n局\n2\t修西路\t市水务局\n",  # no header that is known
        "序号\t工作任务\t责任单位\n1\t修东路\n市财政局\n2\t修西路\n市水务局\n",  # cells are missing
        "序号\t工作任务\t责任单位\n" + "一、示例\n" * 9,
    ],
)
def test_other_texts_have_none(text: str) -> None:
    assert wrapped_rows(text) == ()
