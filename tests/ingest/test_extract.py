from __future__ import annotations

from ingest.extract import extract
from tests.ingest.making import PLACE, extraction, notice


def test_readings_follow_the_text_with_positions_in_their_segment() -> None:
    (task,) = extraction("做一件事。（财政厅、教育厅牵头，水利厅配合）").tasks
    assert [(one.mention.text, one.position, one.segment.role) for one in task.readings] == [
        ("财政厅", 1, "lead"),
        ("教育厅", 2, "lead"),
        ("水利厅", 1, "support"),
    ]


def test_a_clause_belongs_to_the_task_that_it_stands_in() -> None:
    found = extraction("做甲。（财政厅负责）", "做乙。", "做丙（教育厅牵头）再做丁（水利厅负责）。")
    assert [len(task.clauses) for task in found.tasks] == [1, 0, 1, 1]
    assert [task.span.part for task in found.tasks] == [0, 0, 1, 2]
    assert found.stray_clauses == ()


def test_a_clause_on_its_own_line() -> None:
    found = extraction("做甲。\n　　（财政厅负责）", "做乙。（教育厅负责）")
    assert [[one.mention.text for one in task.readings] for task in found.tasks] == [["财政厅"], ["教育厅"]]


def test_clauses_outside_the_tasks_are_stray() -> None:
    text = "前言（财政厅负责）。\n一、甲\n（一）乙。（水利厅负责）\n（二）丙。\n"
    found = extract(text, PLACE)
    assert [text[one.start : one.end] for one in found.stray_clauses] == ["（财政厅负责）"]
    assert [len(task.clauses) for task in found.tasks] == [1, 0]


def test_the_clause_of_a_heading_speaks_for_the_tasks_without_their_own() -> None:
    found = extract("一、甲（教育厅牵头）\n（一）乙。（水利厅负责）\n（二）丙。\n", PLACE)
    assert [[(one.mention.text, one.inherited) for one in task.readings] for task in found.tasks] == [
        [("水利厅", False)],
        [("教育厅", True)],
    ]


def test_a_text_without_numbers_has_a_task_for_each_paragraph_with_a_clause() -> None:
    text = "前言。\n做甲。（财政厅负责）\n闲话。\n做乙。（教育厅负责）\n"
    found = extract(text, PLACE)
    assert [text[one.span.start : one.span.end] for one in found.tasks] == [
        "做甲。（财政厅负责）",
        "闲话。\n做乙。（教育厅负责）",
    ]
    assert found.stray_clauses == ()


def test_a_known_name_makes_a_clause_whatever_its_ending() -> None:
    assert len(extraction("做甲。（发展改革委负责）").tasks[0].readings) == 1
    assert extraction("做甲。（领头羊负责）").tasks[0].clauses == ()


def test_the_same_text_gives_the_same_reading() -> None:
    text = notice("做甲。（财政厅、星河厅牵头，各市、县（区）人民政府负责）", "做乙。")
    assert extract(text, PLACE) == extract(text, PLACE)


def test_the_jurisdiction_decides_who_is_meant() -> None:
    text = notice("做甲。（财政厅负责）")
    ids = [extract(text, code).tasks[0].readings[0].resolution.agency.id for code in (PLACE, "320000")]
    assert ids == ["640000:财政厅", "320000:财政厅"]
