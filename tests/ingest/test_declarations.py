"""What a document declares once for many clauses, and what that makes of them."""

from __future__ import annotations

import pytest

from ingest.declarations import Declaration, declarations
from ingest.extract import Reader, extract
from ingest.whole import extract_source
from tests.ingest.making import PLACE, clause, notice, source


def declared(text: str) -> list[tuple[str, str, bool]]:
    return [(one.kind, one.value, one.onwards) for one in declarations(text)]


@pytest.mark.parametrize(
    "text",
    [
        "各项任务中，列第一位的为牵头单位。", "责任单位中排在第一位的为牵头部门。", "列首位者为牵头单位。", "排名第一的单位为牵头单位",
        "各牵头司局（列在首位者）要抓紧。",
    ],
)  # fmt: skip
def test_the_first_named_leads(text: str) -> None:
    assert declared(text) == [("first", "", True)]


def test_within_parentheses_only_with_words_that_make_it_hold_onwards() -> None:
    assert declared("（财政厅、教育厅负责，列第一位者为牵头单位）") == [("first", "", False)]
    assert declared("（财政厅、教育厅负责，列第一位者为牵头单位，下同）") == [("first", "", True)]


def test_other_kinds() -> None:
    assert declared("带★的为牵头单位。") == [("mark", "★", True)]
    assert declared("省安全生产委员会（以下简称省安委会）") == [("short", "省安委会", True)]
    assert declared("“分别负责”为各部门按职责分别牵头。") == [("verb", "分别负责", True)]
    assert declared("以下各项任务均需各市、县（区）人民政府落实，不再列出。") == [("blanket", "落实", True)]


@pytest.mark.parametrize("text", ["教育放在首位。", "第一责任人是局长。", "★级酒店", "牵头单位要负总责。", ""])
def test_no_declarations(text: str) -> None:
    assert declarations(text) == []


def roles(*tasks: str, before: str = "", how: Reader = Reader()) -> list[list[tuple[str, str, str]]]:  # noqa: B008
    found = extract(before + notice(*tasks), PLACE, how)
    return [[(r.segment.role, r.segment.basis, r.mention.text) for r in task.readings] for task in found.tasks]


LIST = "做一件事。（责任单位：财政厅、教育厅）"
INFERRED = [("lead", "inferred", "财政厅"), ("responsible", "label", "教育厅")]


def test_from_the_place_where_it_stands() -> None:
    first = "做一件事。（责任单位：财政厅、教育厅，列第一位者为牵头单位，下同）"
    before, own, after = roles(LIST, first, LIST)
    assert before == [("responsible", "label", "财政厅"), ("responsible", "label", "教育厅")]
    assert own == after == [("lead", "first", "财政厅"), ("responsible", "label", "教育厅")]


def test_only_by_the_users_wish_otherwise() -> None:
    assert roles(LIST, how=Reader(first_leads=True)) == [INFERRED]
    lead = "做一件事。（牵头单位：水利厅；责任单位：财政厅）"
    assert roles(lead, how=Reader(first_leads=True))[0][0] == ("lead", "label", "水利厅"), "who is named leads"


def test_marks() -> None:
    (found,) = roles("做一件事。（责任单位：财政厅、★教育厅）", before="标注★的为牵头单位。\n")
    assert found == [("responsible", "label", "财政厅"), ("lead", "mark", "教育厅")]


def test_a_mark_that_nobody_explains_is_no_lead() -> None:
    assert roles("做一件事。（责任单位：财政厅、★教育厅）") == [
        [("responsible", "label", "财政厅"), ("responsible", "label", "教育厅")]
    ]


def test_a_blanket_is_for_every_task_below() -> None:
    before = "以下各项任务均需各市、县（区）人民政府落实，不再列出。\n"
    for found in roles("甲事。（财政厅负责）", "乙事。（教育厅负责）", before=before):
        assert found[-1] == ("implement", "declared", "各市、县（区）人民政府")


def test_positions() -> None:
    text = "前文。列首位者为牵头单位。"
    (one,) = declarations(text)
    assert isinstance(one, Declaration)
    assert "列首位者为牵头单位" in text[one.start : one.end]


def test_what_is_declared_twice_or_for_one_clause_holds_as_when_declared_once() -> None:
    both = "标注★的为牵头单位。标注★的为牵头单位。\n"
    own = "做一件事。（财政厅、教育厅负责，列第一位者为牵头单位）"
    found = roles("做一件事。（★财政厅、教育厅负责）", own, "做一件事。（财政厅、教育厅负责）", before=both)
    assert found[0] == [("lead", "mark", "财政厅"), ("responsible", "verb", "教育厅")]
    assert found[1] == [("lead", "first", "财政厅"), ("responsible", "verb", "教育厅")]
    assert [one[0] for one in found[2]] == ["responsible", "responsible"]


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        ("任务中排第一位的为牵头单位，其他为配合单位。", ["lead", "support", "support"]),
        ("任务中排第一位的为牵头单位（标明“牵头”的除外），其余均为参加单位。", ["lead", "support", "support"]),
        ("本方案（注：以下任务责任单位排名第一的为牵头单位，其他为配合单位）如下。", ["lead", "support", "support"]),
        ("任务中排第一位的为牵头单位。其他各项工作照旧。", ["lead", "responsible", "responsible"]),
    ],
)
def test_what_the_others_are(said: str, wanted: list[str]) -> None:
    found = extract(f"{said}\n1.做某事。（省财政厅、省教育厅、省水利厅）\n", "330000")
    assert [one.segment.role for one in found.tasks[0].readings] == wanted


@pytest.mark.parametrize(
    "note", ["注：责任单位为多家的，第一位为牵头单位。", "备注：除另有标注外，有多个责任单位的，排在首位的为牵头单位。"]
)
def test_a_note_at_the_end_speaks_of_all(note: str) -> None:
    found = extract(f"1.做某事。（责任单位：省财政厅、省教育厅）\n2.做别事。（责任单位：省水利厅）\n{note}\n", "330000")
    assert [[one.segment.role for one in task.readings] for task in found.tasks] == [
        ["lead", "responsible"],
        ["responsible"],
    ]


def test_a_verb_of_its_own_says_more_than_a_rule_for_lists_without_one() -> None:
    note = "（注：括号内无动词者，列首位的为牵头，其余为参加。）"
    found = extract(f"1.做某事。（省财政厅、省教育厅）\n2.做别事。（省水利厅、省民政厅负责）\n{note}\n", "330000")
    assert [[one.segment.role for one in task.readings] for task in found.tasks] == [
        ["lead", "support"],
        ["responsible", "responsible"],
    ]


@pytest.mark.parametrize(
    ("printed", "wanted"),
    [
        ("（财政厅（列第一位的为牵头单位，下同）、教育厅负责）", {"财政厅": "lead", "教育厅": "responsible"}),
        ("（财政厅（以下简称财厅）、教育厅负责）", {"财政厅": "responsible", "教育厅": "responsible"}),
        ("（★财政厅（标注★的为牵头单位）、教育厅负责）", {"财政厅": "lead", "教育厅": "responsible"}),
        ("（财政厅、教育厅负责（注：列第一位的为牵头单位））", {"财政厅": "lead", "教育厅": "responsible"}),
        ("由财政厅（列第一位的为牵头单位）、教育厅负责。", {"财政厅": "lead", "教育厅": "responsible"}),
        ("责任单位（排第一的为牵头单位）：财政厅、教育厅。", {"财政厅": "lead", "教育厅": "responsible"}),
    ],
)
def test_what_stands_beside_a_declaration_is_read(printed: str, wanted: dict[str, str]) -> None:
    """A declaration among names takes none of them with it."""
    found = clause(printed)
    roles = {name.text: segment.role for segment in found.segments for name in segment.mentions}
    assert roles == wanted
    assert found.leftovers == ()


PLAIN = "1.做某事。（责任单位：省财政厅、省教育厅、省水利厅）\n2.做别事。（责任单位：省民政厅、省教育厅）\n"


@pytest.mark.parametrize(
    "said",
    [
        "每项工作的第一责任单位为牵头单位。", "以下任务分工中，排在第一位的单位牵头，有关部门分工负责。", "由排在第一位的部门负责牵头。",
        "首家单位为牵头单位。", "责任单位中第一家为牵头单位。", "排序在前的为牵头单位。", "责任单位排第一位的，为该项任务牵头单位。",
        "各项任务的牵头单位列在首位。", "本清单中，责任单位第1位为牵头单位。", "涉及多个单位的，由列在首位的单位牵头。",
        "（责任单位列第1位的为牵头单位）", "（责任单位中排在首位的为牵头单位）",
        "任务分工如下（分工中有两个以上部门的，列第一位的为牵头部门）。",
    ],
)  # fmt: skip
def test_ways_to_say_that_the_first_leads(said: str) -> None:
    found = extract(f"为做好工作，制定如下分工。{said}\n{PLAIN}", "330000")
    assert [[one.segment.role for one in task.readings] for task in found.tasks] == [
        ["lead", "responsible", "responsible"],
        ["lead", "responsible"],
    ]


@pytest.mark.parametrize(
    "said",
    [
        "责任单位列第一位的为该项工作的牵头单位，其他单位为配合单位。", "排在最前面的部门牵头负责，其他部门按职责配合。",
        "排在前面的为牵头单位，排在后面的为配合单位。", "分工中列在第一位的部门和单位为牵头部门或单位，其他为参加部门或单位。",
    ],
)  # fmt: skip
def test_ways_to_say_that_the_others_support(said: str) -> None:
    found = extract(f"为做好工作，制定如下分工。{said}\n{PLAIN}", "330000")
    assert [[one.segment.role for one in task.readings] for task in found.tasks] == [
        ["lead", "support", "support"],
        ["lead", "support"],
    ]


def test_a_declaration_may_stand_between_its_clause_and_what_makes_it_hold_onwards() -> None:
    first = "1.做某事。（省财政厅、省教育厅负责。排在第一位的为牵头部门，分别负责为各部门按职责分别牵头，下同）\n"
    found = extract(first + "2.做别事。（省民政厅、省教育厅负责）\n3.做事。（省民政厅、省教育厅分别负责）\n", "330000")
    assert [[one.segment.role for one in task.readings] for task in found.tasks] == [
        ["lead", "responsible"],
        ["lead", "responsible"],
        ["lead", "lead"],
    ]


def test_a_label_of_its_own_names_the_lead_and_leaves_the_others_responsible() -> None:
    said = "责任单位列首位的为牵头单位，其余为配合单位。\n"
    found = extract(f"{said}1.做某事。（牵头单位：省财政厅；责任单位：省教育厅、省水利厅）\n", "330000")
    assert [one.segment.role for one in found.tasks[0].readings] == ["lead", "responsible", "responsible"]


def test_the_rest_of_a_list_that_is_responsible_together_supports_where_it_is_said() -> None:
    first = "1.做某事。（省财政厅、省教育厅负责。列在首位的为牵头部门，其他为参加部门，下同）\n"
    others = "2.做别事。（省水利厅、省教育厅负责）\n3.做事。（省水利厅、省教育厅分别负责）\n"
    found = extract(first + others, "330000")
    assert [[one.segment.role for one in task.readings] for task in found.tasks] == [
        ["lead", "support"],
        ["lead", "support"],
        ["responsible", "responsible"],  # each for itself: none is first
    ]


def test_a_note_below_a_table_speaks_of_its_rows() -> None:
    text = (
        "一、任务\n1.做某事。（省财政厅、省教育厅负责）\n\n序号\t任务\t责任单位\n1\t修桥\t省交通厅、省水利厅\n2\t种树\t省林业局、省水利厅\n"
        "注：责任单位列首位的为牵头单位。\n"
    )
    found = extract_source(source(text), "330000")
    assert [[one.segment.role for one in task.readings] for task in found.tasks] == [
        ["responsible", "responsible"],
        ["lead", "responsible"],
        ["lead", "responsible"],
    ]


def test_who_acts_by_their_duties_are_none_of_them_first() -> None:
    said = "责任单位列首位的为牵头单位。\n"
    found = extract(
        f"{said}1.做某事。（省财政厅、省教育厅按职责分工负责）\n2.做事。（省水利厅、省教育厅负责）\n", "330000"
    )
    assert [[one.segment.role for one in task.readings] for task in found.tasks] == [
        ["responsible", "responsible"],
        ["lead", "responsible"],
    ]


def test_those_before_a_semicolon_lead() -> None:
    text = "1．做甲。（责任单位：财政厅、教育厅；水利厅）\n2．做乙。（责任单位：财政厅）\n注：分号前的为牵头单位，分号后的为配合单位。\n"
    tasks = extract(text, "640000").tasks
    assert [[one.segment.role for one in task.readings] for task in tasks] == [
        ["lead", "lead", "support"],
        ["responsible"],
    ]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "说明：责任单位列第一位者为牵头单位；任务名称后标有“*”的，由所列单位分别负责，不设牵头单位。\n"
            "（一）做甲。\n责任单位：财政厅、教育厅\n（二）做乙。*\n责任单位：水利厅、民政厅\n（三）做丙。\n责任单位：财政厅、教育厅\n",
            [["lead", "responsible"], ["responsible", "responsible"], ["lead", "responsible"]],
        ),
        (
            "注：列首位的为牵头单位；标“▲”的由所列单位分别负责。\n（一）做甲▲。（财政厅、教育厅）\n（二）做乙。（水利厅、民政厅）\n",
            [["responsible", "responsible"], ["lead", "responsible"]],
        ),
    ],
)
def test_measures_that_are_excepted(text: str, wanted: list[list[str]]) -> None:
    found = extract(text, "640000")
    assert [[one.segment.role for one in task.readings] for task in found.tasks if task.readings] == wanted
    assert [one.kind for one in found.declarations] == ["first", "except"]
