from __future__ import annotations

import pytest

from graph_store.vocabulary import table
from ingest.doubts import Doubt
from ingest.metadata import Metadata
from ingest.pipeline import read_source
from ingest.source import Piece, Source
from tests.ingest.making import HERE, notice, reading, source


def listed(*tasks: str) -> list[Doubt]:
    return list(reading(*tasks).scorecard.doubts)


def test_worst_first_and_each_at_its_place() -> None:
    found = reading(
        "做甲。（财政厅、教育厅）",
        "做乙。（某人负责）",
        "做丙。（财政厅、星河厅牵头，加快推进）",
        "做丁（（。（星河厅负责）",
    )
    text = found.graph.document.text
    doubts = found.scorecard.doubts
    assert [(one.reason, one.task, one.text, one.times) for one in doubts] == [
        ("unread-clause", 2, "（某人负责）", 1),
        ("leftover", 3, "加快推进", 1),
        ("unknown-name", 3, "星河厅", 2),
        ("no-clause", 2, "（2）", 1),
        ("bare", 1, "财政厅、教育厅", 2),
        ("unbalanced", 4, "（", 2),
    ]
    assert all(text[one.char_start : one.char_end].startswith(one.text) for one in doubts)
    assert {one.reason for one in doubts} <= {row["reason"] for row in table("reasons")}


def test_a_plain_notice_leaves_no_doubt() -> None:
    assert listed("做甲。（财政厅负责）") == []


def test_a_gap_has_no_place() -> None:
    card = read_source(
        Source("甲.txt", "甲", "一、甲\n（一）乙。（财政厅负责）\n（四）丙。（财政厅负责）\n", "utf-8", "0"), HERE
    ).scorecard
    (one,) = card.doubts
    assert (one.reason, one.text, one.char_start, one.char_end) == ("gap", "（一）→（四）", 0, 0)
    assert (card.tasks, card.tasks_expected) == (2, 4)


def test_a_clause_for_a_whole_section_is_listed_once() -> None:
    text = "一、示例\n1．做甲。\n2．做乙。\n以上任务由财政厅、星河厅负责。\n"
    doubts = read_source(Source("甲.txt", "甲", text, "utf-8", "0"), HERE).scorecard.doubts
    assert [(one.reason, one.text) for one in doubts if one.reason != "no-clause"] == [("unknown-name", "星河厅")]


def test_the_place_in_the_file_is_kept() -> None:
    text = notice("做甲。（星河厅负责）")
    source = Source("甲.docx", "甲", text, "", "0", "docx", (Piece(0, 7, "第1段"), Piece(7, len(text), "第2段")))
    card = read_source(source, Metadata(jurisdiction="640000")).scorecard
    assert [(one.text, one.place) for one in card.doubts] == [("星河厅", "第2段")]
    assert (card.format, card.pieces, card.tables) == ("docx", 2, 0)


def test_a_jurisdiction_that_was_guessed_is_told() -> None:
    text = (
        "青川市人民政府办公室关于印发重点工作任务分工的通知\n（一）修桥。（交通局牵头）\n（二）种树。（林业局牵头）\n"
    )
    card = read_source(source(text), Metadata()).scorecard
    assert (card.jurisdiction, card.doubts[0].reason, card.doubts[0].text) == ("510822", "guessed-place", "青川市")
    assert text[card.doubts[0].char_start : card.doubts[0].char_end] == "青川市"
    assert card.trust == 0, "every 市 in it may be another"
    for same, told in (
        (text.replace("青川市", "青川县"), Metadata()),
        (text, Metadata(jurisdiction="510822")),
    ):
        assert read_source(source(same), told).scorecard.doubts == ()


@pytest.mark.parametrize(
    "rule", ["加粗的单位为牵头单位", "责任单位中下划线的为牵头单位", "斜线前的为牵头单位", "黑体字的为主办单位"]
)
def test_a_rule_that_was_not_understood_is_told_and_leaves_little_trust(rule: str) -> None:
    text = f"一、示例\n1．做甲。（责任单位：财政厅、教育厅）\n2．做乙。（水利厅牵头）\n注：{rule}，其余不变。\n"
    card = read_source(source(text), HERE).scorecard
    assert [(one.reason, rule in one.text) for one in card.doubts] == [("unread-rule", True)]
    assert (card.trust, card.shares[-1].good, card.shares[-1].all) == (0.3333, 1, 3)


def test_a_rule_that_was_understood_is_no_doubt() -> None:
    text = "一、示例\n1．做甲。（责任单位：★财政厅、教育厅）\n注：标注★的为牵头单位；责任单位列首位的为牵头单位。\n"
    assert read_source(source(text), HERE).scorecard.doubts == ()


LEDGER = "序号\t项目名称\t{header}\t责任单位\n1\t修东路\t县发改局\t县财政局\n2\t修西路\t县工信局\t县财政局\n3\t修北路\t{last}\t县财政局\n"


@pytest.mark.parametrize(
    ("header", "last", "told"),
    [
        ("挂牌单位", "县水利局、县住建局", True),
        ("配合单位", "县水利局、县住建局", False),  # a header that is known
        ("建设地点", "沙河镇、东沟村", False),
        ("挂牌单位", "县水利局提出", False),
    ],
)
def test_a_column_of_bodies_under_a_header_that_nobody_knows(header: str, last: str, told: bool) -> None:
    text = LEDGER.format(header=header, last=last)
    text = text.replace("县发改局", "沙河镇").replace("县工信局", "东沟村") if header == "建设地点" else text
    card = read_source(source(text), HERE).scorecard
    found = [(one.text, one.task, one.times) for one in card.doubts if one.reason == "unread-column"]
    assert found == ([("县发改局", 1, 3)] if told else [])
    assert (card.trust < 1) == told
