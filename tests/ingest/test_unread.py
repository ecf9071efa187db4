from __future__ import annotations

import pytest

from ingest.extract import extract
from ingest.unread import unread
from tests.ingest.making import PLACE, grows_gently, notice


def found(text: str) -> list[str]:
    return [text[start:end] for start, end in unread(text, extract(text, PLACE))]


@pytest.mark.parametrize("printed", ["（某人负责）", "（张三、李四牵头）", "（某人负责）。"])
def test_a_parenthesis_that_closes_with_a_role_verb(printed: str) -> None:
    assert found(notice("做甲。（财政厅负责）", f"做乙。{printed}")) == [printed.rstrip("。")]


def test_a_line_with_a_label() -> None:
    assert found("一、示例\n（1）做甲。\n责任单位：财政厅。\n（2）做乙。\n责任单位：某人\n") == ["责任单位：某人"]


@pytest.mark.parametrize(
    "printed",
    [
        "（财政厅负责）",
        "（含某某）",
        "（进一步推进实施）",
        "（2017年底前完成）",
        "责任单位：",
        "进度安排：年底前",
        "备注：某人",
    ],
)
def test_what_was_read_and_what_is_no_clause(printed: str) -> None:
    assert found(notice("做甲。（财政厅负责）", f"做乙。\n{printed}")) == []


def test_what_stands_before_the_tasks_is_no_clause_of_theirs() -> None:
    assert found("前言（某人负责）。\n" + notice("做甲。（财政厅负责）")) == []


def test_half_width_marks() -> None:
    assert found(notice("做甲。(财政厅负责)", "做乙。(某人负责)")) == ["(某人负责)"]


def test_it_is_linear() -> None:
    def work(size: int):  # type: ignore[no-untyped-def]
        text = notice(*["做乙。（某人负责）"] * size)
        whole = extract(text, PLACE)
        return lambda: unread(text, whole)

    grows_gently(work, 200)
