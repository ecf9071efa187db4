"""The text as the grammar reads it: every character stays at its place."""

from __future__ import annotations

import pytest

from ingest.extract import extract
from ingest.plain import plain_text


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("牵头司局及单位　教育部体卫艺司", "牵头司局及单位：教育部体卫艺司"),
        ("  牵头＞党委办公室；监督＞校纪委", "  牵头：党委办公室；监督：校纪委"),
        ("责任单位  省财政厅", "责任单位： 省财政厅"),
        ("★县林业局　☆县民政局", "★县林业局、☆县民政局"),
        ("▲牵头部门：招商局　▲配合部门：财政局", "　牵头部门：招商局　　配合部门：财政局"),
        ("牵头单位　责任单位　时限", "牵头单位　责任单位　时限"),
        ("落实 各项任务", "落实 各项任务"),
        ("（牵头单位:A局,B局）", "（牵头单位：A局，B局）"),
    ],
)
def test_marks_and_labels(printed: str, read: str) -> None:
    assert plain_text(printed) == read


def _roles(text: str) -> list[tuple[str, str]]:
    return [(one.segment.role, one.mention.text) for task in extract(text, "330000").tasks for one in task.readings]


def test_groups_on_a_line_are_marked_by_their_first_name() -> None:
    text = "★号为第一责任单位，☆号为协助单位。\n1、火源管控\n　　★省林业局　☆省民政厅、省公安厅\n2、通道\n　　★省水利厅　☆省财政厅\n"
    assert _roles(text) == [
        ("lead", "省林业局"), ("support", "省民政厅"), ("support", "省公安厅"), ("lead", "省水利厅"), ("support", "省财政厅"),
    ]  # fmt: skip


def test_lines_of_marked_bodies() -> None:
    text = "标注“*”的为牵头单位，“△”为指导单位，未加标注的为配合单位。\n1．老旧小区。\n    省民政厅*、省财政厅、省水利厅△\n"
    assert _roles(text) == [("lead", "省民政厅"), ("support", "省财政厅"), ("guide", "省水利厅")]


def test_a_line_of_other_words_is_none() -> None:
    assert _roles("1．老旧小区。\n    详见附件*\n") == []


def test_bars_between_labels() -> None:
    text = "1｜分诊脱节｜牵头科室：急诊科｜配合科室：门诊部、护理部｜整改时限：6月\n"
    found = extract("自查问题\n" + text + text.replace("1｜", "2｜"), "530000")
    assert [[(one.segment.role, one.mention.text) for one in task.readings] for task in found.tasks] == [
        [("lead", "急诊科"), ("support", "门诊部"), ("support", "护理部")],
    ] * 2  # fmt: skip
    assert plain_text("甲｜乙｜丙：丁\n") == "甲｜乙｜丙：丁\n"
