"""Who watches over all tasks: which sentences say so, whom they mean, and which ones only look like it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_store.model import Assignment, Edge
from ingest.extract import extract
from ingest.metadata import Metadata
from ingest.pipeline import read_source
from ingest.supervision import Supervision
from tests.ingest.making import CALM, PLACE, grows_gently, notice, source

TASK = "（一）修缮站房。（财政厅牵头）\n（二）补种苗木。（教育厅负责）\n"


def read(before: str = "", after: str = "", place: str = "330000") -> list[Supervision]:
    return list(extract(f"{before}\n{TASK}{after}\n", place).supervisions)


def above(sentence: str) -> list[tuple[str, str]]:
    """(name, verb) read from a sentence in the preamble; closing words must be read alike."""
    found = [(one.mention.text, one.verb) for one in read(sentence)]
    assert [(one.mention.text, one.verb) for one in read(after=sentence)] == found
    return found


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("省政府督查室要对本通知落实情况进行跟踪督查。", [("省政府督查室", "跟踪督查")]),
        ("省政府督查室对各地、各部门工作进展情况进行督查和汇总报告，对拖延的予以批评。", [("省政府督查室", "督查")]),
        ("请于月底前报送进展，由省政府督查室督促检查、定期通报。", [("省政府督查室", "督促检查")]),
        ("省政府办公厅负责督促检查。", [("省政府办公厅", "督促检查")]),
        ("省政府督查室将按季度通报办理情况。", [("省政府督查室", "通报")]),
        ("省发展改革委要把任务分工纳入重点督查内容。", [("省发展改革委", "重点督查")]),
        ("国务院办公厅会同审计署将适时开展督查。", [("国务院办公厅", "督查"), ("审计署", "督查")]),
        ("省政府办公厅将会同有关部门加强统筹协调和督促检查。", [("省政府办公厅", "督促检查")]),
        ("省政府督查室要强化跟踪问效。", [("省政府督查室", "跟踪问效")]),
        ("省星河办公室每月通报。", [("省星河办公室", "通报")]),
        ("省政府督查室负责对《示例方案》的执行情况考核。", [("省政府督查室", "考核")]),
        ("省政府督查室,按月督办;", []),
        ("省委督查室、省政府督查室对上述任务联合开展双周督查。", [("省委督查室", "督查"), ("省政府督查室", "督查")]),
        ("届时省政府督查室开展专项督办;", [("省政府督查室", "专项督办")]),
    ],
)  # fmt: skip
def test_supervisors_of_all_tasks(sentence: str, expected: list[tuple[str, str]]) -> None:
    assert above(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "各部门要加强督促检查。",
        "各市、县（市、区）人民政府要对任务落实情况进行督查。",
        "有关部门会同省政府督查室加强督促检查。",
        "牵头单位要加强督促检查。",
        "省教育厅要加强对学校的督促检查。",
        "省财政厅对资金使用情况进行监督检查。",
        "省政府督查室、省审计厅对问题突出的地方开展专项督查。",
        "省财政厅要加强考核。",
        "请将进展情况报省政府督查室。",
        "省政府督查室印发督查工作安排表。",
        "主要负责同志要亲自督办。",
        "我委将对落实情况进行督查。",
        "本通知由省政府督查室负责解释。",
        "杭州市要对任务落实情况开展督查。",
        "逾期由督查科通报名单。",
        "省教育厅要求省星河办公室督查督办。",
    ],
)
def test_no_supervisor_of_all_tasks(sentence: str) -> None:
    assert above(sentence) == []


def test_a_task_s_own_words_are_no_duty_over_all() -> None:
    assert (
        extract(notice("加强监管，省政府督查室督促检查。（财政厅负责）", "做乙。（教育厅负责）"), "330000").supervisions
        == ()
    )


def test_closing_words_are_no_clause_of_the_last_task() -> None:
    found = extract(f"{TASK}国务院办公厅会同审计署将适时开展督查。\n", "330000")
    assert [one.mention.text for one in found.supervisions] == ["国务院办公厅", "审计署"]
    assert [[reading.mention.text for reading in task.readings] for task in found.tasks] == [["财政厅"], ["教育厅"]]
    assert found.stray_clauses == ()


def test_a_last_item_without_a_clause_is_closing_words() -> None:
    found = extract(notice("做甲。（财政厅负责）", "省政府办公厅要加强督促检查。"), "330000").supervisions
    assert [one.mention.text for one in found] == ["省政府办公厅"]


def test_a_number_before_the_body_is_no_part_of_its_name() -> None:
    (found,) = read("说明：4.省政府督查室每季度对任务进展开展督导。")
    assert found.mention.text == "省政府督查室"


def test_a_body_named_twice_supervises_once() -> None:
    said = "省政府督查室适时开展督查。"
    assert [one.mention.start for one in read(said, said)] == [0]


def test_the_edge_has_its_sentence_and_its_spans() -> None:
    text = f"现印发给你们。\n  自治区政府督查室要对落实情况跟踪督查,按月通报;\n{TASK}"
    made = read_source(source(text), Metadata(jurisdiction=PLACE))
    (edge,) = [one for one in made.graph.edges if one.type == "SUPERVISES"]
    duty = edge.properties
    assert isinstance(duty, Assignment)
    assert edge == Edge("SUPERVISES", f"{PLACE}:政府督查室", "示例通知", duty)
    assert (duty.role, duty.role_text, duty.basis, duty.horizontal) == ("supervise", "跟踪督查", "sentence", False)
    assert text[duty.char_start : duty.char_end] == duty.mention == "自治区政府督查室"
    assert duty.sentence == "自治区政府督查室要对落实情况跟踪督查,按月通报;"
    assert text[duty.sentence_start :].startswith(duty.sentence)
    assert made.scorecard.supervisors == ("自治区政府督查室（跟踪督查）",)
    assert made.scorecard.assignments == 2


@CALM
@given(st.text(alphabet="省政府督查室对将要落实情况、，。（）《》\n跟踪每月10日前", max_size=80))
def test_any_text_is_read_with_true_spans(text: str) -> None:
    for one in read(text):
        whole = f"{text}\n{TASK}\n"
        assert whole[one.mention.start : one.mention.end] == one.mention.text
        assert whole[one.sentence.start : one.sentence.end] == one.sentence.text


@pytest.mark.parametrize(
    "piece",
    ["省政府督查室督查，", "省政府督查室将对任务分工实施方案落实情况", "《督查", "省政府督查室、", "将要须应督查X，"],
)
def test_time_grows_with_the_length(piece: str) -> None:
    grows_gently(lambda size: lambda: read(piece * size), 300)
