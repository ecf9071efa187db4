"""From what a user gave to what Cypher takes: types, bounds, names, and errors of one line in both languages."""

from __future__ import annotations

from typing import Any

import pytest

from graph_store.errors import FengongError, NotFoundError, ParameterError
from queries.asking import Asker
from tests.queries.conftest import Askers
from tests.queries.world import ROLES


@pytest.fixture
def asker(askers: Askers) -> Asker:
    return askers["ladybug"]


def taken(asker: Asker, name: str, **given: Any) -> dict[str, Any]:
    return asker.ask(name, given).parameters


def refused(asker: Asker, error: type[FengongError], name: str, given: dict[str, Any]) -> FengongError:
    with pytest.raises(error) as caught:
        asker.ask(name, given)
    assert caught.type is error
    for line in (caught.value.zh, caught.value.en):
        assert line
        assert "\n" not in line
        assert "\r" not in line
        assert len(line) < 600
    assert caught.value.zh != caught.value.en
    return caught.value


def test_defaults(asker: Asker) -> None:
    assert taken(asker, "shared-tasks") == {
        "roles": [], "kind": "", "document": "", "jurisdiction": "", "section": -1, "include_collectives": False,
        "rank_by": "tasks", "limit": 20, "offset": 0,
    }  # fmt: skip
    assert taken(asker, "joint-leads")["include_collectives"] is True
    assert taken(asker, "agency-tasks", agency="财政厅")["limit"] == 100


WRITTEN = [
    "lead,support", "support, lead", "牵头、配合", "配合，牵头", "lead,,support,", "lead,lead,support",
    ["lead", "support"], ("配合", "lead"), ["lead", "", "support"],
]  # fmt: skip


@pytest.mark.parametrize("given", WRITTEN)
def test_roles_as_text_or_list_in_either_language(asker: Asker, given: Any) -> None:
    assert taken(asker, "busiest-agencies", roles=given)["roles"] == ["lead", "support"]


def test_all_roles_and_none(asker: Asker) -> None:
    assert taken(asker, "busiest-agencies", roles="牵头,负责,配合,落实,指导,监督")["roles"] == list(ROLES)
    nothings: list[Any] = ["", [], (), None, " , "]
    for nothing in nothings:
        assert taken(asker, "busiest-agencies", roles=nothing)["roles"] == []


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ("政府部门", "government_department"),
        ("enterprise", "enterprise"),
        (" 企业 ", "enterprise"),
        ("", ""),
        (None, ""),
    ],
)
def test_kinds_in_either_language(asker: Asker, given: Any, code: str) -> None:
    assert taken(asker, "busiest-agencies", kind=given)["kind"] == code


def test_asking_for_collective_names_counts_them(asker: Asker) -> None:
    answer = asker.ask("busiest-agencies", {"kind": "集合称谓", "rank_by": "any_role"})
    assert answer.total == 7
    assert not any("不计" in note.zh for note in answer.notes[1:])
    assert asker.ask("busiest-agencies", {"kind": "collective", "include_collectives": False}).total == 0


@pytest.mark.parametrize(
    ("given", "value"),
    [("true", True), ("Yes", True), ("1", True), (1, True), ("是", True), (True, True), ("FALSE", False), ("否", False),
     (0, False), ("off", False), (None, False)],
)  # fmt: skip
def test_flags(asker: Asker, given: Any, value: bool) -> None:
    assert taken(asker, "shared-tasks", include_collectives=given)["include_collectives"] is value


@pytest.mark.parametrize(("given", "value"), [(3, 3), ("3", 3), (" 3 ", 3), (-1, -1), ("-1", -1), ("３", 3), (0, 0)])
def test_numbers(asker: Asker, given: Any, value: int) -> None:
    assert taken(asker, "shared-tasks", section=given)["section"] == value


@pytest.mark.parametrize("text", ["自治区财政厅", "财政厅", "640000:财政厅", "宁夏回族自治区财政厅", " 财政厅 "])
def test_agency_by_any_of_its_names(asker: Asker, text: str) -> None:
    assert taken(asker, "agency-tasks", agency=text)["agency"] == "640000:财政厅"


@pytest.mark.parametrize("text", [19, "19", "ningxia_2017:19", " 19 "])
def test_task_by_number_or_id(asker: Asker, text: Any) -> None:
    assert taken(asker, "task-agencies", task=text)["task"] == "ningxia_2017:19"


@pytest.mark.parametrize(
    ("text", "code"), [("宁夏", "640000"), ("宁夏回族自治区", "640000"), ("640000", "640000"), ("all", "")]
)
def test_jurisdiction_by_code_or_name(asker: Asker, text: str, code: str) -> None:
    assert taken(asker, "widest-tasks", jurisdiction=text)["jurisdiction"] == code


@pytest.mark.parametrize(
    ("name", "given"),
    [
        ("shared-tasks", {"limit": "many"}),
        ("shared-tasks", {"limit": True}),
        ("shared-tasks", {"limit": 2.5}),
        ("shared-tasks", {"limit": [1]}),
        ("shared-tasks", {"limit": ""}),
        ("shared-tasks", {"limit": "1_000"}),
        ("shared-tasks", {"limit": "9" * 5000}),
        ("shared-tasks", {"section": -2}),
        ("shared-tasks", {"section": 10**30}),
        ("shared-tasks", {"include_collectives": "perhaps"}),
        ("shared-tasks", {"include_collectives": 2}),
        ("shared-tasks", {"roles": "boss"}),
        ("shared-tasks", {"roles": ["lead", "boss"]}),
        ("shared-tasks", {"roles": 7}),
        ("shared-tasks", {"roles": {"lead": 1}}),
        ("shared-tasks", {"roles": "x" * 100_000}),
        ("shared-tasks", {"kind": "部门"}),
        ("shared-tasks", {"kind": 3}),
        ("shared-tasks", {"rank_by": "width"}),
        ("shared-tasks", {"rank_by": ["tasks"]}),
        ("shared-tasks", {"document": 5}),
        ("find-agencies", {"text": 5}),
        ("find-agencies", {"text": "厅" * 501}),
        ("find-agencies", {"text": "a\x00b"}),
        ("find-agencies", {"text": "\udcff"}),
        ("find-tasks", {"text": ""}),
        ("find-tasks", {"text": " \n "}),
        ("find-tasks", {}),
        ("find-tasks", {"text": None}),
        ("agency-tasks", {"agency": ["财政厅"]}),
        ("widest-tasks", {"jurisdiction": "火星"}),
    ],
)
def test_wrong_values(asker: Asker, name: str, given: dict[str, Any]) -> None:
    error = refused(asker, ParameterError, name, given)
    assert error.where == (next(iter(given), None) or "text")


@pytest.mark.parametrize(
    ("name", "given"),
    [
        ("agency-tasks", {"agency": "交通部门"}),
        ("agency-tasks", {"agency": ""}),
        ("agency-tasks", {"agency": "x\ny\r\u2028z"}),
        ("agency-tasks", {"agency": "' OR 1=1 //"}),
        ("pair-tasks", {"agency": "财政厅", "partner": "财政部"}),
        ("task-agencies", {"task": 108}),
        ("task-agencies", {"task": "nowhere:1"}),
        ("task-agencies", {"task": "一百"}),
        ("task-agencies", {"task": ""}),
        ("widest-tasks", {"document": "guangxi_2019"}),
        ("widest-tasks", {"document": "x\ny"}),
        ("widest-tasks", {"jurisdiction": "广东"}),
    ],
)
def test_what_is_not_in_the_graph(asker: Asker, name: str, given: dict[str, Any]) -> None:
    assert refused(asker, NotFoundError, name, given).where == list(given)[-1]


def test_near_names_are_offered(asker: Asker) -> None:
    error = refused(asker, NotFoundError, "agency-tasks", {"agency": "农业综合开发"})
    assert "农业综合开发办公室" in error.zh
    assert "农业综合开发办公室" in error.en
    assert "宁夏" in refused(asker, NotFoundError, "widest-tasks", {"jurisdiction": "广东"}).zh
    assert "ningxia_2017" in refused(asker, NotFoundError, "widest-tasks", {"document": "x"}).zh


@pytest.mark.parametrize(
    ("name", "near"), [("sections", "section"), ("role", "roles"), ("Limit", "limit"), ("lim\nit", "limit")]
)
def test_unknown_parameter_with_a_suggestion(asker: Asker, name: str, near: str) -> None:
    error = refused(asker, ParameterError, "shared-tasks", {name: 1})
    assert f"是否指 {near}？" in error.zh
    assert f"did you mean {near}?" in error.en
    assert error.where == name


def test_unknown_parameter_without_a_near_one(asker: Asker) -> None:
    error = refused(asker, ParameterError, "shared-tasks", {"q" * 10_000: 1})
    assert "可用：roles、kind" in error.zh
    assert "There are: roles, kind" in error.en


def test_unknown_question_with_a_suggestion(asker: Asker) -> None:
    error = refused(asker, NotFoundError, "busy-agencies", {})
    assert "busiest-agencies" in error.zh
    assert "busiest-agencies" in error.en


@pytest.mark.parametrize("limit", [1, 1000, "1000"])
def test_limit_at_its_bounds(asker: Asker, limit: Any) -> None:
    assert len(asker.ask("shared-tasks", {"limit": limit}).rows) == min(int(limit), 799)


@pytest.mark.parametrize("given", [{"limit": 0}, {"limit": 1001}, {"limit": -1}, {"offset": -1}, {"offset": 1_000_001}])
def test_limit_and_offset_out_of_bounds(asker: Asker, given: dict[str, Any]) -> None:
    error = refused(asker, ParameterError, "shared-tasks", given)
    assert "1000" in error.zh
    assert "whole number" in error.en


def test_offset_at_its_bounds(asker: Asker) -> None:
    answer = asker.ask("shared-tasks", {"offset": 1_000_000})
    assert (answer.rows, answer.total, answer.truncated, answer.tie_at_cut) == ([], 799, True, False)
    assert len(asker.ask("shared-tasks", {"offset": 798}).rows) == 1


def test_what_must_be_given(asker: Asker) -> None:
    error = refused(asker, ParameterError, "pair-tasks", {"agency": "财政厅"})
    assert error.where == "partner"
    assert "需要参数 partner" in error.zh
