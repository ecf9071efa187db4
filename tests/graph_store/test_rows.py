from __future__ import annotations

import json
from dataclasses import asdict, fields, replace

from graph_store.model import Document, DocumentGraph, Edge, Includes, PartOf, SucceededBy
from graph_store.rows import sealed, to_rows
from tests.graph_store.graphs import agency, assignment, graph, task


def test_rows_are_json_with_the_fields_of_the_records() -> None:
    rows = to_rows(graph("d", 2))
    assert json.loads(json.dumps(rows)) == rows
    assert set(rows["Document"][0]) == {field.name for field in fields(Document)}
    assert rows["Task"][0]["words"] == ["任务"]
    assert rows["Agency"][0]["aliases"] == []


def test_edges_are_grouped_by_type_with_their_ends() -> None:
    rows = to_rows(graph("d", 2))
    assert [row["to_id"] for row in rows["LEADS"]] == ["d:1", "d:2"]
    assert rows["HAS_SECTION"] == [{"from_id": "d", "to_id": "d:s0"}]
    assert rows["LEADS"][0]["mention"] == "甲厅"


def test_an_edge_without_a_record_has_its_ends_only() -> None:
    bodies = (agency("x:甲"), agency("x:乙"))
    edges = (
        Edge("PART_OF", "x:甲", "x:乙", PartOf("managed")),
        Edge("INCLUDES", "x:甲", "x:乙", Includes("levels", "a table", 0.9)),
    )
    rows = to_rows(DocumentGraph(graph("d", 1).document, (), (), bodies, edges))
    ends, none = {"from_id": "x:甲", "to_id": "x:乙"}, {"document": "", "sentence": ""}
    assert rows["PART_OF"] == [{**ends, "type": "managed", "source": "", "confidence": 1.0, **none}]
    assert rows["INCLUDES"] == [{**ends, "rule": "levels", "source": "a table", "confidence": 0.9, **none}]


def test_a_property_never_takes_the_place_of_an_end() -> None:
    facts = SucceededBy("2018", "renamed", True, "国发〔2018〕6号")
    bodies = (agency("x:甲"), agency("x:乙"))
    rows = to_rows(
        DocumentGraph(graph("d", 1).document, (), (), bodies, (Edge("SUCCEEDED_BY", "x:甲", "x:乙", facts),))
    )
    assert rows["SUCCEEDED_BY"] == [{"from_id": "x:甲", "to_id": "x:乙", **asdict(facts)}]


def test_the_seal_does_not_depend_on_where_the_file_lay() -> None:
    here, there = (replace(graph("d", 1), document=replace(graph("d", 1).document, source=s)) for s in ("/a", "/b"))
    assert sealed(here).document.content == sealed(there).document.content
    assert sealed(here).document.source == "/a"


def test_the_seal_changes_with_any_content_and_stays_when_sealed_again() -> None:
    first = sealed(graph("d", 1))
    assert sealed(first) == first
    other_task = replace(first, tasks=(replace(task("d", 1), deadline="2017年底"),))
    other_edge = replace(first, edges=(*first.edges, Edge("SUPPORTS", "x:甲", "d:1", assignment("support"))))
    contents = {sealed(one).document.content for one in (first, other_task, other_edge)}
    assert len(contents) == 3
