"""Bodies that a task's text names without assigning them anything."""

from __future__ import annotations

from ingest.extract import extract
from ingest.mentioned import mentions
from ingest.registry import index
from tests.ingest.making import PLACE, extraction, notice


def mentioned(task: str) -> list[str]:
    text = notice(task)
    (one,) = extraction(task).tasks
    found = list(mentions(text, one, index(PLACE)))
    assert all(text[m.start : m.end] == m.text for m in found)
    return [m.text for m in found]


def test_outside_the_clause_only() -> None:
    assert mentioned("会同国家发展改革委办好试点。（财政厅、教育厅负责）") == ["国家发展改革委"]


def test_the_longest_name_wins() -> None:
    assert mentioned("向自治区人力资源和社会保障厅报告。（财政厅负责）") == ["自治区人力资源和社会保障厅"]


def test_words_that_are_no_names() -> None:
    assert mentioned("健全财政投入机制，办好教育。（财政厅负责）") == []


def test_a_name_does_not_begin_inside_a_word() -> None:
    assert mentioned("请自治区财政厅汇总。（教育厅负责）") == ["自治区财政厅"]
    text = "一、示例\n（1）改善城市交通局面，请市交通局汇总，各市财政局参加。（市教育局负责）\n"
    (task,) = extract(text, "330100").tasks
    assert [m.text for m in mentions(text, task, index("330100"))] == ["市交通局"]
