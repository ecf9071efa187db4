"""The records of the graph: every edge with its sentence, every id deterministic, every relative present."""

from __future__ import annotations

from collections import Counter

import pytest

from graph_store.ids import document_id
from graph_store.model import Agency, Assignment, DocumentGraph, Edge, PartOf, SucceededBy, Task
from graph_store.rows import sealed, to_rows
from graph_store.schema import relationships
from ingest.metadata import Metadata
from ingest.pipeline import DocumentReading, read_source
from tests.ingest.making import HERE, PLACE, notice, reading, source

TEXT = (
    "（自治区财政厅、教育厅分别牵头落实，星河厅等有关部门配合，各市、县（区）人民政府落实）",
    "（应急办、社保局负责）",
)


@pytest.fixture(scope="module")
def made() -> DocumentGraph:
    return reading(f"做甲。{TEXT[0]}", f"做乙。{TEXT[1]}", "做丙。").graph


def graph(*tasks: str) -> DocumentGraph:
    return reading(*tasks).graph


def task(*printed: str) -> Task:
    return graph("做一件事。" + "".join(printed)).tasks[0]


def assignments(made: DocumentGraph) -> list[tuple[Edge, Assignment]]:
    return [(edge, edge.properties) for edge in made.edges if isinstance(edge.properties, Assignment)]


def test_every_mention_stands_at_its_span(made: DocumentGraph) -> None:
    assert [one.mention for _, one in assignments(made)] == [
        "自治区财政厅", "教育厅", "星河厅", "各市、县（区）人民政府", "应急办", "社保局",
    ]  # fmt: skip
    for _, one in assignments(made):
        assert made.document.text[one.char_start : one.char_end] == one.mention


def test_assignments(made: DocumentGraph) -> None:
    (first_edge, first), (second_edge, second), *_, (last_edge, last) = assignments(made)
    assert (first_edge.type, first_edge.source, first_edge.target) == ("LEADS", f"{PLACE}:财政厅", "示例通知:1")
    assert (first.role, first.role_text, first.separately, first.position) == ("lead", "分别牵头落实", True, 1)
    assert (second_edge.source, second.position, second.rule, second.confidence) == (
        f"{PLACE}:教育厅", 2, "registry", 1.0,
    )  # fmt: skip
    assert (last_edge.type, last_edge.target, last.position) == ("RESPONSIBLE_FOR", "示例通知:2", 2)


def test_the_sets_of_the_definitions(made: DocumentGraph) -> None:
    assert [(one.answering, one.horizontal) for _, one in assignments(made)] == [
        (True, True), (True, True), (False, True), (False, False), (True, True), (True, True),
    ]  # fmt: skip


def test_edges_end_in_nodes_and_have_the_types_of_the_schema(made: DocumentGraph) -> None:
    nodes = {made.document.id}
    nodes |= {one.id for part in (made.sections, made.tasks, made.agencies) for one in part}
    assert all({edge.source, edge.target} <= nodes for edge in made.edges)
    assert {edge.type for edge in made.edges} <= set(relationships())
    assert {"HAS_SECTION", "HAS_TASK", "LEADS", "PART_OF", "SUCCEEDED_BY"} <= {edge.type for edge in made.edges}


def test_ids_are_unlike(made: DocumentGraph) -> None:
    for part in (made.sections, made.tasks, made.agencies):
        assert max(Counter(one.id for one in part).values()) == 1


def test_tasks_are_cut_from_the_text(made: DocumentGraph) -> None:
    text = made.document.text
    for one in made.tasks:
        assert text[one.char_start : one.char_end] == one.text
        assert text[one.clause_start : one.clause_end] == one.clause
    assert [one.clause for one in made.tasks] == [*TEXT, ""]
    assert [(one.number, one.label, one.title) for one in made.tasks] == [
        (1, "（1）", "做甲"), (2, "（2）", "做乙"), (3, "（3）", "做丙"),
    ]  # fmt: skip
    assert made.tasks[2].clause_start == made.tasks[2].clause_end == made.tasks[2].char_end


def test_the_title_stops_before_the_clause() -> None:
    assert task("（财政厅负责）").title == "做一件事"
    assert graph("做一件事（财政厅负责）再做一件").tasks[0].title == "做一件事"
    assert graph("（财政厅负责）").tasks[0].title == ""


def test_of_several_clauses_the_last_is_shown_and_all_are_read() -> None:
    found = graph("先做甲再做乙（财政厅等部门配合）（教育厅等单位负责）。")
    assert found.tasks[0].clause == "（教育厅等单位负责）"
    assert len(assignments(found)) == 2
    several = graph("先做甲再做乙（财政厅等部门负责）（教育厅等单位负责）。").tasks[0]
    assert several.open_ended == "等部门；等单位"


@pytest.mark.parametrize(
    ("printed", "unnamed"),
    [
        ("（财政厅负责）", False),
        ("（财政厅、有关部门负责）", True),
        ("（财政厅牵头，有关部门（单位）配合）", True),
        ("（财政厅等有关部门牵头）", True),
        ("（财政厅等负责）", True),
        ("（财政厅牵头，有关市、县（区）人民政府落实）", False),
        ("（财政厅牵头，神州集团等企业落实）", False),
        ("（各市、县（区）人民政府负责）", False),
        ("（财政厅负责，有关部门指导）", False),
    ],
)
def test_unnamed_partners(printed: str, unnamed: bool) -> None:
    assert task(printed).unnamed is unnamed


def test_sections_and_the_part_before_any_heading(made: DocumentGraph) -> None:
    assert [(one.number, one.title, one.depth) for one in made.sections] == [(1, "示例部分", 1)]
    flat = read_source(source("（一）做甲。（财政厅负责）\n（二）做乙。\n"), HERE).graph
    assert [(one.id, one.number, one.title, one.depth) for one in flat.sections] == [("示例通知:s0", 0, "", 0)]
    assert [edge.source for edge in flat.edges if edge.type == "HAS_TASK"] == ["示例通知:s0"] * 2
    assert (flat.sections[0].char_start, flat.sections[0].char_end) == (0, flat.tasks[-1].char_end)
    mixed = read_source(source("1.做甲。（财政厅负责）\n一、乙\n2.做丙。\n"), HERE).graph
    assert [one.number for one in mixed.sections] == [0, 1]
    assert mixed.sections[0].char_end == mixed.tasks[0].char_end <= mixed.sections[1].char_start


def test_every_task_hangs_on_one_section(made: DocumentGraph) -> None:
    held = [edge.target for edge in made.edges if edge.type == "HAS_TASK"]
    assert held == [one.id for one in made.tasks]


# ---- facts about the bodies


def test_parents_and_heirs_come_along() -> None:
    found = graph("做甲。（应急办、社保局、地税局负责）")
    facts = {(edge.source, edge.type, edge.target): edge.properties for edge in found.edges}
    assert facts[f"{PLACE}:应急办", "PART_OF", f"{PLACE}:人民政府办公厅"] == PartOf("inner_office", "knowledge", 0.9)
    assert facts[f"{PLACE}:社保局", "PART_OF", f"{PLACE}:人力资源社会保障厅"] == PartOf("managed", "knowledge", 1.0)
    assert facts[f"{PLACE}:地税局", "SUCCEEDED_BY", f"{PLACE}:宁夏税务局"] == SucceededBy(
        "2018-06-15", "merged", True, "knowledge", 0.9
    )
    ids = {one.id for one in found.agencies}
    assert {f"{PLACE}:人民政府办公厅", f"{PLACE}:人力资源社会保障厅", f"{PLACE}:宁夏税务局"} <= ids
    assert f"{PLACE}:财政厅" not in ids


def test_relatives_have_no_assignments() -> None:
    found = graph("做甲。（应急办负责）")
    assert [edge.source for edge, _ in assignments(found)] == [f"{PLACE}:应急办"]


def test_an_unknown_body_has_no_facts() -> None:
    found = graph("做甲。（星河厅负责）")
    assert [one.known for one in found.agencies] == [False]
    assert {edge.type for edge in found.edges} == {"HAS_SECTION", "HAS_TASK", "RESPONSIBLE_FOR"}


# ---- the digest


def test_the_graph_is_sealed(made: DocumentGraph) -> None:
    assert len(made.document.content) == 16
    assert sealed(made) == made


def test_rows_have_every_edge_and_plain_values(made: DocumentGraph) -> None:
    rows = to_rows(made)
    assert sum(len(found) for name, found in rows.items() if name in relationships()) == len(made.edges)
    for found in rows.values():
        for row in found:
            assert all(isinstance(value, str | int | float | bool | list) for value in row.values())


def test_words_of_tasks_find_the_bodies(made: DocumentGraph) -> None:
    assert {"自治区财政厅", "财政厅", "教育厅", "星河厅"} <= set(made.tasks[0].words)


def test_agencies_are_those_of_the_readings(made: DocumentGraph) -> None:
    by_id: dict[str, Agency] = {one.id: one for one in made.agencies}
    assert by_id[f"{PLACE}:财政厅"].known
    assert by_id[f"{PLACE}:星河厅"].name == "自治区星河厅"
    assert by_id[f"{PLACE}:各市、县（区）人民政府"].quantifier == "all"
    assert all(document_id(one.replace(":", "")) for one in by_id)


def test_the_text_is_kept_as_it_was_read() -> None:
    text = "　\n" + notice("做甲。（财政厅负责）") + "\n\n  "
    found: DocumentReading = read_source(source(text), HERE)
    assert found.graph.document.text == text


def test_a_plate_in_parentheses_is_part_of_the_body_before_it() -> None:
    told = Metadata(jurisdiction="330000")
    made = reading("做甲（省市场监管局（省知识产权局）、省委宣传部（省新闻出版局）负责）", told=told).graph
    edges = [(edge.source, edge.target, edge.properties) for edge in made.edges if edge.type == "PART_OF"]
    assert edges == [
        ("330000:新闻出版局", "330000:党委宣传部", PartOf("two_plates", "knowledge", 1.0)),
        (
            "330000:知识产权局",
            "330000:市场监管局",
            PartOf("two_plates", "示例通知", 0.98, "示例通知", "省市场监管局（省知识产权局）"),
        ),
    ]
    assert {edge.source for edge in made.edges if edge.type == "RESPONSIBLE_FOR"} == {
        "330000:市场监管局", "330000:党委宣传部",
    }  # fmt: skip


def test_usual_bodies_bring_their_parents_and_heirs() -> None:
    made = reading("做甲（省国土资源厅、省监狱局负责）", told=Metadata(jurisdiction="330000")).graph
    assert {agency.id for agency in made.agencies} == {
        "330000:国土资源厅", "330000:自然资源厅", "330000:监狱局", "330000:司法厅",
    }  # fmt: skip
    assert Counter(edge.type for edge in made.edges)["SUCCEEDED_BY"] == 1
