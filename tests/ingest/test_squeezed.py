"""Blanks inside words: read without them, told with the spans and the text of the page."""

from __future__ import annotations

import pytest

from tests.ingest.making import clause, extraction, notice


@pytest.mark.parametrize(
    ("printed", "bodies"),
    [
        ("（财 政 厅牵头，教育厅配合）", ["财 政 厅", "教育厅"]),
        ("（财政\n厅牵头，教育\u3000厅配 合）", ["财政\n厅", "教育\u3000厅"]),
        ("（财政厅、\n教育厅负责）", ["财政厅", "教育厅"]),
    ],
)
def test_names_keep_their_blanks(printed: str, bodies: list[str]) -> None:
    found = clause(printed)
    text = notice(f"做一件事。{printed}")
    mentions = [one for segment in found.segments for one in segment.mentions]
    assert [one.text for one in mentions] == bodies
    assert all(text[one.start : one.end] == one.text for one in mentions)


def test_a_blank_between_two_bodies_behind_a_label_parts_them() -> None:
    found = clause("责任单位：市公安局 市妇联　市民政局")
    assert [one.text for one in found.segments[0].mentions] == ["市公安局", "市妇联", "市民政局"]
    broken = clause("责任单位：自治区 财政厅、市 民政局")
    assert [one.text for one in broken.segments[0].mentions] == ["自治区 财政厅", "市 民政局"]


def test_roles_are_those_of_the_text_without_blanks() -> None:
    assert [one.role for one in clause("（财 政 厅 牵 头，教育厅配\n合）").segments] == ["lead", "support"]


def test_they_are_the_same_bodies() -> None:
    (task,) = extraction("做一件事。（财 政 厅牵头，财政厅配合）").tasks
    first, second = (one.resolution.agency.id for one in task.readings)
    assert first == second


def test_declarations_are_passed_over_where_they_stand() -> None:
    found = clause("（财 政 厅、教育厅负责，列第一位者为牵头单位）")
    assert [(one.role, [m.text for m in one.mentions]) for one in found.segments] == [
        ("lead", ["财 政 厅"]), ("responsible", ["教育厅"]),
    ]  # fmt: skip
    assert not found.leftovers
