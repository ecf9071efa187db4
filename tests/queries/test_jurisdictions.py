"""Two jurisdictions in one graph: every question against the oracle and across engines, names and scope."""

from __future__ import annotations

from typing import Any

import pytest

from graph_store.errors import NotFoundError, ParameterError
from graph_store.model import Assignment
from queries import catalogue
from tests.queries import guangxi
from tests.queries.conftest import Askers
from tests.queries.grid import Given, beside, thin, whole
from tests.queries.oracle import QUESTIONS
from tests.queries.test_same_rows import compare
from tests.queries.world import World

CASES = [(one.name, given) for one in catalogue() for given in beside(one)]
OLDER = [(one.name, given) for one in catalogue() for given in thin(beside(one))]
engines = pytest.mark.parametrize("engine", ["ladybug", "neo4j"])


def test_notices_are_read_as_they_were_written(guangxi_readings: list[Any]) -> None:
    for (_, document), reading in zip(guangxi.notices(), guangxi_readings, strict=True):
        edges = [edge for edge in reading.graph.edges if isinstance(edge.properties, Assignment)]
        above = [(e.source, e.properties.sentence) for e in edges if e.target == document.id]
        assert above == [(one.body.id, one.sentence) for one in document.watches]
        edges = [edge for edge in edges if edge.target != document.id]
        found = [(e.target, e.source, e.properties.role, e.properties.role_text, e.properties.position) for e in edges]
        written = [(t.id, p.body.id, p.role, p.role_text, p.position) for t in document.tasks for p in t.parts]
        assert found == written


@pytest.mark.parametrize(("name", "given"), CASES, ids=str)
def test_rows(two_askers: Askers, two_worlds: World, name: str, given: Given) -> None:
    rows, parameters = whole(two_askers["ladybug"], name, given)
    assert rows == QUESTIONS[name](two_worlds, parameters)


@pytest.mark.parametrize(("name", "given"), CASES, ids=str)
def test_same_answer(two_askers: Askers, name: str, given: Given) -> None:
    compare(two_askers, "neo4j", name, given)


@pytest.mark.parametrize(("name", "given"), OLDER, ids=str)
def test_same_answer_on_the_older_server(two_askers: Askers, name: str, given: Given) -> None:
    compare(two_askers, "lts", name, given)


@engines
def test_default_is_the_jurisdiction_with_most_tasks_and_says_so(two_askers: Askers, engine: str) -> None:
    answer = two_askers[engine].ask("busiest-agencies")
    assert answer.parameters["jurisdiction"] == "640000"
    assert {row["agency_id"][:6] for row in answer.records()} <= {"640000", "640100", "640500"}
    said = answer.notes[-2]
    assert said.zh == "只计 宁夏回族自治区；图中还有其他地区（广西壮族自治区），jurisdiction=all 为全部。"
    assert said.en.startswith("Only 宁夏回族自治区; the graph also holds 广西壮族自治区;")
    assert "jurisdiction=all" in said.en


@engines
@pytest.mark.parametrize("every", ["all", "全部"])
def test_all_jurisdictions_with_full_names(two_askers: Askers, engine: str, every: str) -> None:
    answer = two_askers[engine].ask(
        "busiest-agencies", {"jurisdiction": every, "include_collectives": True, "limit": 500}
    )
    names = {row["agency_id"]: row["agency"] for row in answer.records()}
    assert names["640000:财政厅"] == "宁夏回族自治区财政厅"
    assert names["450000:财政厅"] == "广西壮族自治区财政厅"
    assert names["640000:各市、县（区）人民政府"] == "各市、县（区）人民政府（宁夏）"
    assert names["450000:各设区市人民政府"] == "各设区市人民政府（广西）"
    assert len(set(names.values())) == len(names)
    assert any(note.zh.startswith("各地区合计：宁夏回族自治区、广西壮族自治区") for note in answer.notes)


@engines
def test_one_jurisdiction_or_document_leaves_the_other_out(two_askers: Askers, engine: str) -> None:
    asker = two_askers[engine]
    assert asker.ask("list-tasks", {"jurisdiction": "广西"}).total == 23
    assert asker.ask("list-tasks", {"document": "guangxi_b"}).total == 3
    assert asker.ask("list-tasks").total == 107
    assert asker.ask("list-tasks", {"jurisdiction": "all"}).total == 130


@engines
def test_a_name_that_two_bodies_share_lists_what_can_be_given(two_askers: Askers, engine: str) -> None:
    asker = two_askers[engine]
    with pytest.raises(ParameterError) as caught:
        asker.ask("agency-tasks", {"agency": "自治区财政厅"})
    assert caught.value.where == "agency"
    listed = [line.rsplit(mark, 1)[1] for line, mark in ((caught.value.zh, "："), (caught.value.en, "jurisdiction=: "))]
    assert listed[0] == listed[1]
    pieces = [(piece, *piece.removesuffix("）").rsplit("（", 1)) for piece in listed[0].split("；")]
    for piece, full, key in pieces:
        assert {asker.ask("agency-tasks", {"agency": one}).parameters["agency"] for one in (piece, full, key)} == {key}
    assert {"640000:财政厅", "450000:财政厅"} <= {key for _, _, key in pieces}


_ABOUT_A_BODY = [one.name for one in catalogue() if any(p.type == "agency" for p in one.parameters)]


@engines
@pytest.mark.parametrize("code", ["640000", "450000"])
@pytest.mark.parametrize("name", _ABOUT_A_BODY)
def test_a_document_or_a_place_says_which_body_a_short_name_means(
    two_askers: Askers, engine: str, code: str, name: str
) -> None:
    asker, question = two_askers[engine], catalogue().get(name)
    given = {one.name: "财政厅" for one in question.parameters if one.type == "agency" and one.required}
    document = next(iter(key for key, row in asker.scope().documents.items() if row["jurisdiction"] == code))
    for narrow in ({"document": document}, {"jurisdiction": code}):
        if all(question.parameter(key) for key in narrow):
            answer = asker.ask(name, {**given, **narrow})
            assert {answer.parameters[key] for key in given} == {f"{code}:财政厅"}
            assert any(f"财政厅（{code}:财政厅）" in note.zh for note in answer.notes)


@engines
def test_the_pair_of_the_readme_in_a_graph_of_two_places(two_askers: Askers, engine: str) -> None:
    asker, pair = two_askers[engine], {"agency": "发展改革委", "partner": "财政厅"}
    document = next(key for key, row in asker.scope().documents.items() if row["jurisdiction"] == "640000")
    by_id = asker.ask("pair-tasks", {"agency": "640000:发展改革委", "partner": "640000:财政厅", "limit": 500})
    found = asker.ask("pair-tasks", {**pair, "document": document, "limit": 500})
    assert found.total == by_id.total > 0
    assert found.rows == by_id.rows
    with pytest.raises(ParameterError) as caught:
        asker.ask("pair-tasks", pair | {"agency": "640000:发展改革委"})
    assert caught.value.where == "partner"
    with pytest.raises(ParameterError):
        asker.ask("pair-tasks", pair | {"jurisdiction": "all"})


@engines
@pytest.mark.parametrize("name", ["shared-tasks", "list-tasks", "leaderless-tasks"])
def test_a_section_that_is_not_there_is_told_with_those_that_are(two_askers: Askers, engine: str, name: str) -> None:
    asker = two_askers[engine]
    for given, there in (
        ({"document": "guangxi_a"}, "1 产业、2 民生、3 其他"),
        ({"jurisdiction": "广西"}, "0、1、2、3"),
        ({}, "1、2、3、4、5、6、7、8、9"),
    ):
        answer = asker.ask(name, {**given, "section": 99})
        (told,) = [note for note in answer.notes if note.warns]
        assert told.zh == f"没有第 99 部分；有的部分：{there}。"
        assert told.en == f"There is no section 99; there are: {there.replace('、', ', ')}."
        assert answer.rows == []
        assert not any(note.warns for note in asker.ask(name, {**given, "section": 1}).notes)


@engines
def test_a_number_alone_names_no_task_where_there_are_several_documents(two_askers: Askers, engine: str) -> None:
    with pytest.raises(NotFoundError) as caught:
        two_askers[engine].ask("task-agencies", {"task": 1})
    assert "文件:序号" in caught.value.zh


@engines
def test_document_says_its_scope_and_agency_is_asked_wherever_it_stands(two_askers: Askers, engine: str) -> None:
    of_document = two_askers[engine].ask("widest-tasks", {"document": "guangxi_a"})
    assert of_document.parameters["jurisdiction"] == ""
    assert of_document.notes[1].zh == "只看文件 guangxi_a。"
    everywhere = two_askers[engine].ask("agency-tasks", {"agency": "450000:糖业办"})
    assert everywhere.parameters["jurisdiction"] == ""
    assert {row["document"] for row in everywhere} == {"guangxi_a", "guangxi_b"}
