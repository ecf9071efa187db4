"""When a task is due, how often, what it must reach, who answers: each with its span."""

from __future__ import annotations

import pytest

from ingest.details import Details, details, due_on
from tests.ingest.making import extraction, notice


def found(task: str, year: int = 2018) -> Details:
    text = notice(task)
    (one,) = extraction(task).tasks
    told = details(text, one, year)
    for detail in (*told.deadlines, *told.rhythms, *told.targets, *told.leaders):
        assert text[detail.start : detail.end] == detail.text
    return told


@pytest.mark.parametrize(
    ("printed", "due"),
    [
        ("6月底前", "2018-06-30"), ("2020年底", "2020-12-31"), ("明年3月底前", "2019-03-31"), ("2月份", "2018-02-28"),
        ("9月上旬", "2018-09-10"), ("11月中旬", "2018-11-20"), ("上半年", "2018-06-30"), ("年内", "2018-12-31"), ("年初", ""),
        ("二〇二一年六月底前", "2021-06-30"), ("“十三五”期间", ""), ("13月底前", ""), ("2018年2月31日前", "2018-02-28"), ("近期", ""),
    ],
)  # fmt: skip
def test_the_last_day(printed: str, due: str) -> None:
    assert due_on(printed, 2018) == due


def test_without_a_year_nothing_is_certain() -> None:
    assert due_on("6月底前", 0) == ""
    assert due_on("2019年6月底前", 0) == "2019-06-30"


def test_the_clause_says_it_before_the_text() -> None:
    told = found("2018年9月底前出台办法。（财政厅牵头，6月底前完成）")
    assert [one.text for one in told.deadlines] == ["6月底前", "2018年9月底前"]
    assert told.due_on == "2018-06-30"


def test_a_date_in_the_text_is_a_deadline_only_with_a_word_that_makes_it_one() -> None:
    assert found("2017年是起步之年，到2020年全部建成。（财政厅负责）").due_on == "2020-12-31"
    assert found("2017年经验要推广。（财政厅负责）").deadlines == ()


def test_targets_with_their_units() -> None:
    told = found("粮食产量达到370万吨以上，新建5个园区，增长8%左右，共有3人。（财政厅负责）")
    assert [one.text for one in told.targets] == ["达到370万吨以上", "新建5个", "增长8%左右"]


def test_rhythms_and_leaders_stand_in_the_clause() -> None:
    told = found("做一件事。（责任单位：财政厅；责任领导：张某某；完成时限：持续推进）")
    assert [one.text for one in told.rhythms] == ["持续推进"]
    assert [one.text for one in told.leaders] == ["张某某"]
    assert found("持续推进改革。（财政厅负责）").rhythms == ()
