"""What the terminal says of how far a reading can be trusted."""

from __future__ import annotations

from dataclasses import replace

import pytest

from fengong.cli.scorecards import scorecard_lines
from ingest.pipeline import read_source
from ingest.source import Note
from tests.fengong.running import Inside, Shell
from tests.ingest.making import HERE, notice, source

TEXT = (
    "一、示例\n（1）做甲。（财政厅、教育厅负责，列第一位者为牵头单位，下同）\n"
    "（2）做乙。（水利厅、星河厅负责）\n（3）做丙。（某人负责）\n（5）做丁。（财政厅、教育厅）\n"
)


def lines(shell: Shell, inside: Inside, lang: str) -> list[str]:
    (shell.folder / "甲.txt").write_text(TEXT, encoding="utf-8")
    return inside.run(shell, "ingest", "甲.txt", "-j", "宁夏", lang=lang).ok().out.splitlines()


def test_in_chinese(shell: Shell, inside: Inside) -> None:
    found = lines(shell, inside, "zh")
    assert "  可信度 60.00%：任务有分句 3/5，分句全部读懂 3/4，责任没有疑问 6/6" in found
    assert "  把握 1.0: 1，>=0.9: 4，<0.7: 1；角色来自声明：列第一位者 3、角色动词 2、仅列名称 1" in found
    assert "  声明（列第一位者牵头）列第一位者为牵头单位，下同：改变 3 个分句、3 条责任" in found
    assert "  ! 没有读成的分句 1：（某人负责）" in found


@pytest.mark.parametrize(("lang", "line"), [("zh", "  读自 甲.txt"), ("en", "  read from 甲.txt")])
def test_the_file_is_named(shell: Shell, inside: Inside, lang: str, line: str) -> None:
    assert lines(shell, inside, lang)[1] == line


def test_in_english(shell: Shell, inside: Inside) -> None:
    found = lines(shell, inside, "en")
    assert (
        "  trust 60.00%: tasks with a clause 3/5, clauses read to the last word 3/4, assignments without doubt 6/6"
        in found
    )
    assert any(line.startswith("  declaration (the first-named leads) ") for line in found)
    assert "  ! clause that was not read: 1：（某人负责）" in found


@pytest.mark.parametrize(
    ("tongue", "expected"),
    [
        ("zh", ["  督查全部任务：自治区政府督查室（跟踪督查）", "  说明：略去一页"]),
        ("en", ["  watched over by: 自治区政府督查室（跟踪督查）", "  note: a page left out"]),
    ],
)
def test_supervisors_and_remarks_of_the_reader_are_shown(tongue: str, expected: list[str]) -> None:
    text = "自治区政府督查室对落实情况跟踪督查。\n" + notice("做甲。（财政厅牵头）")
    read = replace(source(text), notes=(Note("略去一页", "a page left out"),))
    lines = list(scorecard_lines(read_source(read, HERE).scorecard, "added", tongue))
    assert [line for line in lines if line in expected] == expected
