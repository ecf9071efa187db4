from __future__ import annotations

from ingest.effects import Effect, effects
from ingest.extract import extract
from tests.ingest.making import PLACE, notice


def found(text: str) -> list[Effect]:
    return list(effects(text, extract(text, PLACE)))


def test_the_first_named_leads_from_the_declaration_on() -> None:
    text = notice(
        "做甲。（财政厅、教育厅负责）",
        "做乙。（财政厅、教育厅负责，列第一位者为牵头单位，下同）",
        "做丙。（水利厅、教育厅负责）",
    )
    (one,) = found(text)
    assert (one.kind, one.clauses, one.assignments) == ("first", 2, 2)
    assert text[one.char_start : one.char_end] == one.text == "列第一位者为牵头单位，下同"


def test_marks_are_counted_by_what_they_mean() -> None:
    text = "标注★的为牵头单位，标注▲的为配合单位。\n" + notice(
        "做甲。（★财政厅、教育厅负责）", "做乙。（★水利厅、▲教育厅、▲财政厅负责）"
    )
    assert [(one.kind, one.clauses, one.assignments) for one in found(text)] == [("mark", 2, 2), ("mark", 1, 2)]


def test_a_declaration_for_every_task_reaches_each_task() -> None:
    text = "以下各项任务均需各市、县（区）人民政府落实，不再列出。\n" + notice(
        "做甲。（财政厅负责）", "做乙。（教育厅负责）"
    )
    assert [(one.kind, one.clauses, one.assignments) for one in found(text)] == [("blanket", 1, 2)]


def test_a_short_name_counts_only_behind_its_declaration() -> None:
    text = notice("做甲。（甲办负责）", "成立某某办公室（以下简称甲办）。（甲办、财政厅负责）")
    assert [(one.kind, one.clauses, one.assignments) for one in found(text)] == [("short", 1, 1)]


def test_one_without_effect_says_so() -> None:
    (one,) = found("排在第一位的为牵头单位。\n" + notice("做甲。（财政厅牵头）"))
    assert (one.clauses, one.assignments) == (0, 0)
