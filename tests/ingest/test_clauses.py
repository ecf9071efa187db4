"""Clauses: which parentheses are one, how they come apart into segments, and what no rule accounted for."""

from __future__ import annotations

import pytest

from graph_store.errors import InputError
from graph_store.vocabulary import table
from ingest.clause import MOST_NAMES
from ingest.extract import extract
from ingest.segment import LONGEST_PIECE
from ingest.tables import grammar
from tests.ingest.making import PLACE, clause, extraction, grows_gently, has_clause, is_clear, names, notice, segment


def parts(printed: str) -> list[tuple[str, bool, list[str]]]:
    return [(one.role, one.separately, [name.text for name in one.mentions]) for one in clause(printed).segments]


def test_three_segments_with_a_comma_inside_a_list() -> None:
    printed = "（财政厅、教育厅分别牵头落实，水利厅，林业厅配合落实，各市、县（区）人民政府、宁东管委会分别落实）"
    assert parts(printed) == [
        ("lead", True, ["财政厅", "教育厅"]),
        ("support", False, ["水利厅", "林业厅"]),
        ("implement", True, ["各市、县（区）人民政府", "宁东管委会"]),
    ]


def test_spans_of_the_clause_and_its_mentions() -> None:
    found = extraction("做一件事。（财政厅、 教育厅 负责）")
    text = notice("做一件事。（财政厅、 教育厅 负责）")
    (one,) = found.tasks[0].clauses
    assert text[one.start : one.end] == "（财政厅、 教育厅 负责）"
    mentions = one.segments[0].mentions
    assert [(text[name.start : name.end], name.text) for name in mentions] == [("财政厅",) * 2, ("教育厅",) * 2]


@pytest.mark.parametrize("row", table("role_verbs"), ids=lambda row: row["verb"])
def test_every_verb_of_the_table(row: dict[str, str]) -> None:
    one = segment(f"（财政厅、教育厅{row['verb']}）")
    assert (one.role, one.role_text, one.separately) == (row["role"], row["verb"], row["verb"] in grammar().separate)
    assert [name.text for name in one.mentions] == ["财政厅", "教育厅"]


@pytest.mark.parametrize("row", table("adverbs"), ids=lambda row: row["adverb"])
def test_every_adverb_of_the_table(row: dict[str, str]) -> None:
    one = segment(f"（财政厅、教育厅{row['adverb']}牵头落实）")
    assert (one.role, one.role_text) == ("lead", f"{row['adverb']}牵头落实")
    assert one.separately == (row["separately"] == "yes")
    assert [name.text for name in one.mentions] == ["财政厅", "教育厅"]


def test_several_adverbs() -> None:
    assert parts("（财政厅、教育厅按职责分工分别负责）") == [("responsible", True, ["财政厅", "教育厅"])]


@pytest.mark.parametrize("blank", [" ", "　", "\t", "\u00a0"])
def test_stray_blanks_change_nothing(blank: str) -> None:
    printed = blank.join(["（", "财政厅", "、", "教育厅", "分别", "负责", "，", "水利厅", "配合", "）"])
    assert parts(printed) == [("responsible", True, ["财政厅", "教育厅"]), ("support", False, ["水利厅"])]


@pytest.mark.parametrize("mark", ["。", "；", ";", "，", "、", "。 ", "\u00a0"])
def test_marks_after_the_last_verb(mark: str) -> None:
    assert parts(f"（财政厅负责{mark}）") == [("responsible", False, ["财政厅"])]


@pytest.mark.parametrize("mark", ["，", ",", "；", ";", "。", "、"])
def test_marks_between_segments(mark: str) -> None:
    assert parts(f"（财政厅牵头{mark}教育厅配合）") == [("lead", False, ["财政厅"]), ("support", False, ["教育厅"])]


def test_half_width_marks() -> None:
    assert parts("(财政厅,教育厅负责;水利厅配合)") == [
        ("responsible", False, ["财政厅", "教育厅"]),
        ("support", False, ["水利厅"]),
    ]


def test_a_verb_after_a_comma() -> None:
    assert parts("（财政厅、教育厅，负责）") == [("responsible", False, ["财政厅", "教育厅"])]


@pytest.mark.parametrize(
    "printed",
    [
        "（负责）",
        "（切实抓好落实）",
        "（含新建项目）",
        "（）",
        "（、、、负责）",
        "（2017年）",
        "（政府引导，企业参与）",
        "（年底前完成）",
        "（公证费用由建设单位承担）",
        "（ ）",
    ],
)
def test_other_parentheses_are_no_clause(printed: str) -> None:
    assert not has_clause(printed)


def test_the_last_piece_without_a_verb_is_reported() -> None:
    text = notice("做一件事。（财政厅负责，教育厅、加快推进）")
    (one,) = extract(text, PLACE).tasks[0].clauses
    assert [text[first:last] for first, last in one.leftovers] == ["加快推进"]
    assert [(each.basis, [name.text for name in each.mentions]) for each in one.segments] == [
        ("verb", ["财政厅"]),
        ("bare", ["教育厅"]),
    ]


def test_a_verb_alone_takes_no_names() -> None:
    assert parts("（财政厅负责，落实）") == [("responsible", False, ["财政厅"])]
    text = notice("做一件事。（财政厅负责，落实）")
    assert [text[a:b] for a, b in extract(text, PLACE).tasks[0].clauses[0].leftovers] == ["落实"]


def test_running_text_in_a_clause_is_left_over_not_made_a_body() -> None:
    running = "很" * (LONGEST_PIECE + 1)
    text = notice(f"做一件事。（{running}，财政厅负责，{running}配合，教育厅参与）")
    (one,) = extract(text, PLACE).tasks[0].clauses
    assert [text[a:b] for a, b in one.leftovers] == [running, running]
    assert [[name.text for name in segment.mentions] for segment in one.segments] == [["财政厅"], ["教育厅"]]


def test_a_name_of_the_longest_length_is_read() -> None:
    name = "很" * (LONGEST_PIECE - 1) + "局"
    assert names(f"（财政厅、{name}负责）") == ["财政厅", name]


def test_open_endings() -> None:
    words = [row["word"] for row in table("open_endings") if row["part"] == "noun"]
    for ending in ["等", *(f"等{word}" for word in words), "等有关部门", "等5个部门", "等省直有关单位（部门）"]:
        one = segment(f"（财政厅、教育厅{ending}分别负责）")
        assert one.open_ended == ending
        assert [name.text for name in one.mentions] == ["财政厅", "教育厅"]


def test_an_open_ending_alone_and_two_in_one_list() -> None:
    assert segment("（财政厅、等有关部门负责）").open_ended == "等有关部门"
    assert names("（财政厅、等有关部门负责）") == ["财政厅"]
    one = segment("（财政厅等部门、神州集团等企业负责）")
    assert one.open_ended == "等部门；等企业"
    assert [name.text for name in one.mentions] == ["财政厅", "神州集团"]


def test_several_clauses_of_one_task() -> None:
    found = extraction("先做甲（财政厅负责）（林业厅指导）；再做乙（教育厅牵头，水利厅配合）。").tasks
    roles = [[[one.role for one in each.segments] for each in task.clauses] for task in found]
    assert roles == [[["responsible"], ["guide"]], [["lead", "support"]]]


def test_unbalanced_parentheses_leave_the_rest_readable() -> None:
    found = extraction("做甲（财政厅（某处负责）。", "做乙。（教育厅负责）")
    assert len(found.parentheses.unbalanced) == 1
    assert [len(task.clauses) for task in found.tasks] == [1, 1]


# ---- limits and hostile text


def test_a_hundred_thousand_names() -> None:
    text = notice("做一件事。（" + "甲局、" * 100_000 + "乙局负责）")
    with pytest.raises(InputError) as caught:
        extract(text, PLACE)
    is_clear(caught.value, "2000", "2")
    assert "第 2 行" in caught.value.zh
    assert caught.value.where == "line 2"


@pytest.mark.parametrize("between", ["、", "负责，", "和", "及", "以及"])
def test_the_limit_holds_for_the_whole_clause(between: str) -> None:
    joined = between if between in {"、", "负责，"} else f"{between}甲厅、"
    size = MOST_NAMES if joined == between else MOST_NAMES // 2
    fits = notice(f"做一件事。（甲局{between}" + f"甲局{joined}" * (size - 2) + "乙局负责）")
    assert sum(len(one.mentions) for one in extract(fits, PLACE).tasks[0].clauses[0].segments) <= MOST_NAMES
    with pytest.raises(InputError):
        extract(notice("做一件事。（" + f"甲局{joined}" * (size + 1) + "乙局负责）"), PLACE)


HOSTILE = {
    "openings": lambda size: "（" * size,
    "closings": lambda size: "）" * size,
    "nested": lambda size: "（" * size + "财政厅负责" + "）" * size,
    "nested before": lambda size: "（" + "（" * size + "）" * size + "财政厅负责）",
    "separators": lambda size: "（" + "、" * size + "财政厅负责）",
    "blanks": lambda size: "（" + " 、" * size + "财政厅" + "　" * size + "负责）",
    "one piece": lambda size: "（" + "甲" * size + "财政厅负责）",
    "joiners": lambda size: "（" + "甲和" * size + "财政厅负责）",
    "joined bodies": lambda size: ("（" + ("甲厅和" * 40 + "乙厅，") * 4 + "负责）") * (size // 1000),
    "long join": lambda size: "（" + "财政厅和" * size + "财政厅负责）",
    "adverbs": lambda size: "（" + "分别" * size + "负责）",
    "adverbs cut": lambda size: "（财政厅、" + "分别" * size + "甲负责）",
    "each": lambda size: "（" + "各" * size + "负责）",
    "places": lambda size: "（各" + "市、" * size + "县负责）",
    "places in brackets": lambda size: "（各" + "（市）" * size + "负责）",
    "halves of words": lambda size: "（各" + "市、政" * (size // 100) + "负责）",
    "endings": lambda size: "（" + "等有关部门和" * size + "负责）",
    "brackets in names": lambda size: "（" + "甲厅（乙）和" * size + "负责）",
    "name with long brackets": lambda size: "（财政厅（" + "甲" * size + "）负责）",
    "unclosed in names": lambda size: "（" + "甲（（（" * size + "负责）",
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_hostile_text_is_read_in_linear_time(kind: str) -> None:
    grows_gently(lambda size: lambda: extract(notice("做一件事。" + HOSTILE[kind](size)), PLACE), 5000)


@pytest.mark.parametrize("kind", HOSTILE)
def test_hostile_text_does_not_spoil_the_tasks_around_it(kind: str) -> None:
    found = extraction("做甲。（财政厅负责）", "做乙。" + HOSTILE[kind](3000), "做丙。（教育厅负责）")
    assert [name.text for name in found.tasks[0].clauses[0].segments[0].mentions] == ["财政厅"]
    assert [name.text for name in found.tasks[2].clauses[0].segments[0].mentions] == ["教育厅"]


def test_a_megabyte_without_separators() -> None:
    found = extraction("做一件事。（" + "甲" * 1_000_000 + "局负责）（财政厅负责）").tasks[0]
    assert [name.text for one in found.clauses for part in one.segments for name in part.mentions] == ["财政厅"]


def test_a_label_behind_some_that_name_nobody_is_still_read() -> None:
    found = clause("责任单位：\t责任单位：\t责任单位：财政厅。")
    assert [m.text for one in found.segments for m in one.mentions] == ["财政厅"]


def test_the_offices_of_a_person_are_no_bodies() -> None:
    assert not has_clause("赵某某（县委常委、常务副县长）")


@pytest.mark.parametrize(
    "printed",
    [
        "责任单位：1、财政厅；2、水利厅。",
        "责任单位：1）财政厅；2）水利厅。",
        "（1.财政厅；2.水利厅负责）",
        "（①财政厅、②水利厅负责）",
        "牵头单位：（1）财政厅；（2）水利厅。",
        "（一是财政厅负责资金，二是水利厅负责施工）",
        "（一、财政厅；二、水利厅负责）",
    ],
)
def test_what_counts_the_names_of_a_list_is_no_part_of_them(printed: str) -> None:
    assert names(printed) == ["财政厅", "水利厅"]
    assert clause(printed).leftovers == ()


def test_a_number_among_names_is_reported_and_names_nobody() -> None:
    assert names("（财政厅、12负责）") == ["财政厅"]
    assert len(clause("（财政厅、12负责）").leftovers) == 1


@pytest.mark.parametrize(
    "labels", [("1.", "2."), ("①", "②"), ("第一条 ", "第二条 "), ("1、", "2、"), ("（1）", "（2）")]
)
def test_a_sentence_that_is_a_numbered_item_is_the_clause_of_that_item(labels: tuple[str, str]) -> None:
    first, second = labels
    found = extract(f"{first}财政厅牵头，教育厅配合。\n{second}水利厅牵头。\n", PLACE)
    assert [
        [(one.text, segment.role) for segment in task.clauses[0].segments for one in segment.mentions]
        for task in found.tasks
    ] == [[("财政厅", "lead"), ("教育厅", "support")], [("水利厅", "lead")]]


@pytest.mark.parametrize(
    ("printed", "wanted"),
    [
        ("（财政厅、交通运输厅分别会同水利厅负责）", {"财政厅": "lead", "交通运输厅": "lead", "水利厅": "support"}),
        ("（商务厅牵头，工商局、有关行业商（协）会配合）", {"商务厅": "lead", "工商局": "support", "有关行业商（协）会": "support"}),
        ("（财政厅牵头，银川、石嘴山、固原等市人民政府落实）", {
            "财政厅": "lead", "银川": "implement", "石嘴山": "implement", "固原": "implement",
        }),
        ("（各县市党委、政府，财政厅负责）", {"各县市党委、政府": "responsible", "财政厅": "responsible"}),
        ("责任单位：财政厅、教育厅按职责分工落实。", {"财政厅": "responsible", "教育厅": "responsible"}),
        ("责任单位：财政厅，各市人民政府分级落实。", {"财政厅": "responsible", "各市人民政府": "implement"}),
        ("牵头单位：财政厅\n成员单位：教育厅、水利厅", {"财政厅": "lead", "教育厅": "support", "水利厅": "support"}),
    ],
)  # fmt: skip
def test_lists_as_officials_write_them(printed: str, wanted: dict[str, str]) -> None:
    found = extract(f"一、甲\n（一）做某事。\n{printed}\n", PLACE)
    assert {one.mention.text: one.segment.role for task in found.tasks for one in task.readings} == wanted
