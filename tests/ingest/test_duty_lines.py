"""Lines that say what each member does."""

from __future__ import annotations

import pytest

from ingest.extract import extract

MEMBERS = """一、成员单位职责
　　省公安厅：负责打击非法采砂行为，依法查处妨碍执法行为。
　　省法院、省检察院：配合做好案件移送。
　　省财政厅：安排专项经费。
"""


def test_each_line_is_a_task_with_its_body_and_role() -> None:
    found = extract(MEMBERS, "330000")
    assert [[(one.segment.role, one.mention.text) for one in task.readings] for task in found.tasks] == [
        [("responsible", "省公安厅")],
        [("support", "省法院"), ("support", "省检察院")],
        [("responsible", "省财政厅")],
    ]
    assert [task.span.title for task in found.tasks] == [
        "省公安厅：负责打击非法采砂行为，依法查处妨碍执法行为",
        "省法院、省检察院：配合做好案件移送",
        "省财政厅：安排专项经费",
    ]
    assert [(section.title, section.number) for section in found.outline.sections] == [("成员单位职责", 1)]
    assert {task.span.section for task in found.tasks} == {1}


def test_a_name_that_is_a_sentence_and_names_that_nobody_knows() -> None:
    text = (
        "第一条  省公安厅。负责打击非法采砂行为。\n第二条  省法院、省检察院。分别负责案件审判、案件起诉。\n"
        "第三条  沈铁辽滨车务段、国网辽滨供电公司。按职责分工负责铁路和电力安全。\n"
    )
    found = extract(text, "330000")
    assert [[one.mention.text for one in task.readings] for task in found.tasks] == [
        ["省公安厅"], ["省法院", "省检察院"], ["沈铁辽滨车务段", "国网辽滨供电公司"],
    ]  # fmt: skip


def test_bracketed_numbers_and_indents() -> None:
    text = "    （1）省公安厅：负责打击非法采砂行为。\n    （2）省财政厅、省审计厅：分别负责经费、审计。\n"
    found = extract(text, "330000")
    assert [one.mention.text for task in found.tasks for one in task.readings] == ["省公安厅", "省财政厅", "省审计厅"]


def test_who_helps_in_the_same_line() -> None:
    text = "自然资源所：负责隐患点监测，规划建设办公室、各村（社区）协助张贴警示牌。\n镇卫生院：负责伤病救治和防疫，县疾控中心指导。\n"
    found = extract("镇财政所：负责经费。\n省公安厅：负责治安。\n" + text, "330000")
    assert [[(one.segment.role, one.mention.text) for one in task.readings] for task in found.tasks][2:] == [
        [("responsible", "自然资源所"), ("support", "规划建设办公室"), ("support", "各村（社区）")],
        [("responsible", "镇卫生院"), ("guide", "县疾控中心")],
    ]


def test_no_person_has_duties() -> None:
    found = extract("组长：负责全面工作。\n" + MEMBERS, "330000")
    assert len(found.tasks) == 3


def test_numbered_lines() -> None:
    found = extract("1.省公安厅：负责打击非法采砂行为。\n2.省财政厅：负责专项经费。\n", "330000")
    assert [[one.mention.text for one in task.readings] for task in found.tasks] == [["省公安厅"], ["省财政厅"]]


@pytest.mark.parametrize(
    "text",
    [
        "省公安厅：负责打击非法采砂行为。\n",  # one alone is a way of speaking
        "省公安厅：\n省财政厅：\n请认真落实。\n",  # an address
        "省公安厅：王某某，电话12345。\n省财政厅：李某某。\n",
        "主要目标：负责到底。\n基本原则：加强协作。\n",
    ],
)
def test_other_lines_with_a_colon(text: str) -> None:
    found = extract(f"一、事项\n{text}", "330000")
    assert [one for task in found.tasks for one in task.readings] == []
