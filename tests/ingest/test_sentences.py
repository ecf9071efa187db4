"""Sentences that assign in the middle of running text."""

from __future__ import annotations

import pytest

from ingest.extract import extract


def _read(sentence: str) -> list[tuple[str, str]]:
    found = extract(f"（一）防汛。{sentence}", "620000")
    return [(one.segment.role, one.mention.text) for task in found.tasks for one in task.readings]


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("队伍由县应急局牵头组建，县人武部参与。", [("lead", "县应急局"), ("support", "县人武部")]),
        ("县水务局主抓，各乡镇人民政府协助。", [("lead", "县水务局"), ("support", "各乡镇人民政府")]),
        (
            "县供电公司牵头，县移动公司、县联通公司配合，备齐应急电车，六小时内恢复供电。",
            [("lead", "县供电公司"), ("support", "县移动公司"), ("support", "县联通公司")],
        ),
        (
            "计划由供水管理所负责编制，打井补助由县财政局负责。",
            [("responsible", "供水管理所"), ("responsible", "县财政局")],
        ),
        (
            "监测由县水务局牵头，省地质院提供技术支撑。",
            [("lead", "县水务局"), ("support", "省地质院")],
        ),
        ("对虚报冒领等问题，由县纪委监委负责查处。", [("responsible", "县纪委监委")]),
    ],
)
def test_who_does_it(sentence: str, wanted: list[tuple[str, str]]) -> None:
    assert _read(sentence) == wanted


def test_a_note_assigns_nothing() -> None:
    assert _read("修东路。\n说明：本台账由市营商办汇总。\n（注：经验由省财政厅汇总后通报）") == []


@pytest.mark.parametrize("sentence", ["联系人：侯某（各科室请于每月28日前报送进展）", "备齐应急电车，尽早恢复供电。"])
def test_requests_and_plain_text_assign_nothing(sentence: str) -> None:
    assert _read(sentence) == []
