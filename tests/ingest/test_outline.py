from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_store.model import Assignment
from ingest.extract import extract
from ingest.outline import outline
from ingest.pipeline import read_source
from ingest.spans import Outline
from tests.ingest.making import CALM, HERE, PLACE, grows_gently, source


def numbers(text: str) -> list[int]:
    return [task.number for task in outline(text).tasks]


def labels(text: str) -> list[str]:
    return [task.label for task in outline(text).tasks]


TWO_LEVELS = """示例通知
　　前言一句。
　　一、修路
　　（一）修东路。再修桥。
　　附带一行。
　　（二）修西路
　　二、种树
　　（三）种杨树；种柳树。
"""


def test_sections_and_tasks_of_two_levels() -> None:
    found = outline(TWO_LEVELS)
    assert [(one.number, one.title, one.depth) for one in found.sections] == [(1, "修路", 1), (2, "种树", 1)]
    assert [(one.number, one.label, one.title, one.section) for one in found.tasks] == [
        (1, "（一）", "修东路", 1),
        (2, "（二）", "修西路", 1),
        (3, "（三）", "种杨树", 2),
    ]
    assert TWO_LEVELS[: found.preamble_end].strip() == "示例通知\n　　前言一句。"
    assert found.gaps == ()


def test_spans_are_the_text_without_the_blanks_around_it() -> None:
    found = outline(TWO_LEVELS)
    texts = [TWO_LEVELS[one.start : one.end] for one in found.tasks]
    assert texts == ["（一）修东路。再修桥。\n　　附带一行。", "（二）修西路", "（三）种杨树；种柳树。"]
    assert [TWO_LEVELS[one.body : one.end][:2] for one in found.tasks] == ["修东", "修西", "种杨"]
    assert TWO_LEVELS[found.sections[0].start : found.sections[0].end] == (
        "一、修路\n　　（一）修东路。再修桥。\n　　附带一行。\n　　（二）修西路"
    )


def test_no_numbering() -> None:
    text = "一段没有编号的文字（财政厅负责）"
    assert outline(text) == Outline(len(text), (), (), ())
    assert outline("") == Outline(0, (), (), ())
    assert outline("\n\n \n") == Outline(4, (), (), ())


@pytest.mark.parametrize(
    "label",
    ["一、", "（一）", "(一)", "（一)", "1.", "1．", "１．", "1、", "（1）", "第一条", "第一章", "一0三、", "（一00）"],
)
def test_every_style_of_numbering(label: str) -> None:
    assert labels(f"{label}做一件事。") == [label]
    assert labels(f"　\u00a0\t {label} 做一件事。") == [label]
    assert outline(f"　{label}　做一件事。").tasks[0].title == "做一件事"


@pytest.mark.parametrize(
    "text",
    [
        "2017年做一件事",
        "3.5%的增长",
        "１．５倍",
        "12亿元",
        "甲、乙",
        "正文（一）里面的编号",
        "（甲）不是编号",
        "第一，做一件事",
        "（一做一件事",
        "一做一件事",
        "12345678、太长",
        "1234.太长",
    ],
)
def test_what_is_no_numbering(text: str) -> None:
    assert labels(text) == []


def test_styles_nest_from_the_outermost() -> None:
    text = "第一章 甲\n一、乙\n（一）丙\n1.丁\n（1）戊\n（2）己\n2.庚\n（二）辛\n二、壬\n第二章 癸\n"
    found = outline(text)
    assert [(one.title, one.depth) for one in found.sections] == [("甲", 1), ("乙", 2), ("丙", 3), ("丁", 4)]
    assert labels(text) == ["（1）", "（2）", "2.", "（二）", "二、", "第二章"]
    assert [one.section for one in found.tasks] == [4, 4, 3, 2, 1, 0]
    assert text[found.sections[0].start : found.sections[0].end].endswith("二、壬")


def test_a_section_ends_at_the_next_of_its_depth_or_above() -> None:
    text = "一、甲\n（一）乙\n二、丙\n（一）丁\n"
    assert [text[one.start : one.end] for one in outline(text).sections] == ["一、甲\n（一）乙", "二、丙\n（一）丁"]


def test_printed_numbers_are_the_numbers_when_they_run_through() -> None:
    assert numbers("一、甲\n（一）乙\n（二）丙\n二、丁\n（五）戊\n") == [1, 2, 5]


def test_tasks_are_counted_when_numbering_starts_anew() -> None:
    assert numbers("一、甲\n（一）乙\n（二）丙\n二、丁\n（一）戊\n") == [1, 2, 3]
    assert numbers("（一）甲\n（一）乙\n") == [1, 2]


def test_numerals_past_a_hundred_as_printed() -> None:
    assert numbers("（九十九）甲\n（一00）乙\n（一0一）丙\n（一百零二）丁\n（103）戊\n")[:3] == [99, 100, 101]


def test_gaps_and_repeats_are_reported() -> None:
    assert outline("（一）甲\n（三）乙\n").gaps == ("（一）→（三）",)
    assert outline("（一）甲\n（二）乙\n（二）丙\n").gaps == ("（二）→（二）",)
    assert outline("一、甲\n（一）乙\n（二）丙\n二、丁\n（一）戊\n").gaps == ()


def test_titles_are_cut() -> None:
    found = outline("一、" + "长" * 90 + "\n（一）" + "长" * 90)
    assert (len(found.sections[0].title), len(found.tasks[0].title)) == (60, 48)
    assert all(one.title.endswith("…") for one in (found.sections[0], found.tasks[0]))


@CALM
@given(st.text(st.sampled_from("一二十0１（）、.．第条章\n　甲。"), max_size=80))
def test_any_text_is_divided_in_order(text: str) -> None:
    found = outline(text)
    assert [one.number for one in found.sections] == list(range(1, len(found.sections) + 1))
    ends = [0]
    for task in found.tasks:
        assert ends[-1] <= task.start < task.body <= len(text)
        assert task.start < task.end <= len(text)
        assert text[task.start : task.start + len(task.label)] == task.label
        if task.section:
            section = found.sections[task.section - 1]
            assert section.start < task.start
            assert task.end <= section.end
        ends.append(task.end)
    assert len({task.number for task in found.tasks}) == len(found.tasks)
    assert found.preamble_end <= min([task.start for task in found.tasks], default=len(text))


@pytest.mark.parametrize(
    "unit", ["1.甲\n", "一、甲\n（一）乙\n", "\n", "　", "一", "第", "（一", "第一章\n一、\n（一）\n"]
)
def test_linear(unit: str) -> None:
    grows_gently(lambda size: lambda: outline(unit * size), 300)


def test_linear_when_one_section_holds_everything() -> None:
    grows_gently(lambda size: lambda: outline("一、甲\n" + "（一）乙\n" * size), 300)


def test_the_signature_of_a_letter_does_not_close_the_plan_below_it() -> None:
    letter = "现将方案印发给你们，请认真组织实施。\n银川市人民政府办公室\n2024年3月5日\n"
    plan = "一、教育\n（一）新建幼儿园。（财政厅牵头）\n（二）改造学校。（水利厅牵头）\n"
    assert [task.label for task in outline(letter + plan).tasks] == ["（一）", "（二）"]
    signed = outline(plan + "银川市人民政府办公室\n2024年3月5日\n一、不是任务\n")
    assert [task.label for task in signed.tasks] == ["（一）", "（二）"]


POINTS = "现将方案印发给你们，并提出以下要求。\n一、提高认识，加强领导。\n二、压实责任，按季报告进展。\n"
SIGNED = "银川市人民政府办公室\n2024年3月5日\n"


@pytest.mark.parametrize(
    "plan",
    [
        "一、新建幼儿园。（财政厅牵头）\n二、改造学校。（水利厅牵头）\n",
        "附件：任务分工\n一、教育\n（一）新建幼儿园。（财政厅牵头）\n（二）改造学校。（水利厅牵头）\n",
        "1. 新建幼儿园。\n责任单位：财政厅\n2. 改造学校。\n责任单位：水利厅\n",
    ],
)
def test_a_letter_with_points_of_its_own_does_not_hide_the_short_plan_below_its_signature(plan: str) -> None:
    found = read_source(source(POINTS + SIGNED + plan), HERE).graph
    assert [edge.properties.mention for edge in found.edges if isinstance(edge.properties, Assignment)] == [
        "财政厅",
        "水利厅",
    ]
    assert [task.title for task in found.tasks if task.clause] == ["新建幼儿园", "改造学校"]


@pytest.mark.parametrize(
    "below",
    ["（此件由财政厅负责解释）\n", "三、联系人：财政厅负责接听\n", "一、不是任务\n二、也不是\n", "抄送：财政厅。\n"],
)
def test_a_signature_closes_the_plan_above_it(below: str) -> None:
    plan = "一、新建幼儿园。（财政厅牵头）\n二、改造学校。（水利厅牵头）\n"
    found = read_source(source(plan + SIGNED + below), HERE).graph
    assert [task.title for task in found.tasks] == ["新建幼儿园", "改造学校"]


def test_headings_of_aims_and_demands_are_no_tasks() -> None:
    text = (
        "一、总体要求\n高质量发展。\n二、重点任务\n（一）修桥。（财政厅负责）\n（二）种树。\n三、组织领导\n加强领导。\n"
    )
    found = extract(text, PLACE)
    assert [(task.span.title, bool(task.clauses)) for task in found.tasks] == [("修桥", True), ("种树", False)]
    assert [section.title for section in found.outline.sections] == ["总体要求", "重点任务", "组织领导"]
    same = extract(text.replace("加强领导。", "由教育厅牵头加强领导。"), PLACE)
    assert [task.span.title for task in same.tasks] == ["修桥", "种树", "组织领导"], "one that assigns is a task"


def test_the_list_of_what_is_attached_is_no_task() -> None:
    text = "一、任务\n1．修桥。（财政厅负责）\n2．种树。（教育厅负责）\n附件：1．台账\n　　　2．汇总表\n"
    found = extract(text, PLACE)
    assert [task.span.title for task in found.tasks] == ["修桥", "种树"]
    assert found.outline.gaps == ()


def test_an_item_with_a_clause_above_measures_with_their_own_is_a_task_too() -> None:
    text = "（一）做甲。（财政厅牵头）\n具体措施：\n1.做乙。（教育厅负责）\n2.做丙。（水利厅负责）\n（二）做丁。（民政厅负责）\n"
    found = extract(text, "330000")
    assert [[one.mention.text for one in task.readings] for task in found.tasks] == [
        ["财政厅"], ["教育厅"], ["水利厅"], ["民政厅"],
    ]  # fmt: skip
    assert [(task.span.title, task.span.section) for task in found.tasks][:2] == [("做甲", 1), ("做乙", 1)]
    assert found.stray_clauses == ()


def test_measures_without_numbers_before_numbered_ones() -> None:
    text = "第0001号 关于甲的建议\n主办：市教育局\n第0002号 关于乙的建议\n主办：市公安局\n一、做丙\n主办：市水利局\n"
    found = extract(text, "330100")
    assert [[one.mention.text for one in task.readings] for task in found.tasks] == [
        ["市教育局"], ["市公安局"], ["市水利局"],
    ]  # fmt: skip
    assert [task.span.title for task in found.tasks] == ["第0001号 关于甲的建议", "第0002号 关于乙的建议", "做丙"]


def test_the_last_so_many_measures_above() -> None:
    text = "一、甲\n1.做甲。（财政厅负责）\n2.做乙。\n3.做丙。\n以上两项由教育厅牵头。\n"
    found = extract(text, "330000")
    assert [[one.mention.text for one in task.readings] for task in found.tasks] == [["财政厅"], ["教育厅"], ["教育厅"]]
