"""The figures that the definitions give for the notice, on both engines."""

from __future__ import annotations

from typing import Any

import pytest

from graph_store.model import Assignment, DocumentGraph
from graph_store.store import GraphStore
from ingest.pipeline import read_document
from queries.asking import Asker
from tests.conftest import NOTICE, SAMPLE
from tests.queries.conftest import Askers

OUTSIDE = ("central_vertical", "dual_central", "central_enterprise", "other_provincial_enterprise")


@pytest.fixture
def asker(askers: Askers, store: GraphStore) -> Asker:
    return askers[store.engine]


def records(asker: Asker, name: str, **given: Any) -> list[dict[str, Any]]:
    return asker.ask(name, {"limit": 1000, **given}).records()


def bare(name: str) -> str:
    return name.removeprefix("自治区")


def pairs(asker: Asker, **given: Any) -> list[tuple[str, str, dict[str, Any]]]:
    return [(bare(row["agency"]), bare(row["partner"]), row) for row in records(asker, "shared-tasks", **given)]


def numbers(asker: Asker, name: str, **given: Any) -> list[int]:
    return sorted(row["number"] for row in records(asker, name, **given))


def test_shared_tasks(asker: Asker) -> None:
    found = pairs(asker)
    assert [(a, b, row["tasks"]) for a, b, row in found[:3]] == [
        ("发展改革委", "经济和信息化委", 12),
        ("发展改革委", "财政厅", 12),
        ("发展改革委", "商务厅", 11),
    ]
    assert [row["tasks"] for _, _, row in found[3:15]] == [8] * 5 + [7] * 6 + [6]
    parts = ("both_lead", "first_leads", "second_leads", "both_support", "other")
    assert [found[0][2][name] for name in parts] == [10, 1, 1, 0, 0]
    assert [found[1][2][name] for name in parts] == [7, 3, 0, 2, 0]


def test_any_role(asker: Asker) -> None:
    found = [(a, b, row["any_role"]) for a, b, row in pairs(asker, rank_by="any_role") if "宁东管委会" in (a, b)]
    assert found[:2] == [("发展改革委", "宁东管委会", 18), ("经济和信息化委", "宁东管委会", 13)]
    assert pairs(asker, rank_by="any_role")[0][:2] == ("发展改革委", "宁东管委会")
    assert not [row for a, b, row in pairs(asker) if "宁东管委会" in (a, b)]


def test_newman(asker: Asker) -> None:
    found = [(a, b, round(row["newman"], 2)) for a, b, row in pairs(asker, rank_by="newman")[:4]]
    assert found == [
        ("发展改革委", "经济和信息化委", 3.80),
        ("发展改革委", "财政厅", 2.84),
        ("农牧厅", "商务厅", 2.69),
        ("农牧厅", "林业厅", 2.41),
    ]


def test_width(asker: Asker) -> None:
    names = ("number", "width", "links_most", "all_bodies")
    found = [tuple(row[name] for name in names) for row in records(asker, "widest-tasks")[:4]]
    assert found == [(19, 25, 300, 26), (32, 18, 98, 19), (88, 12, 66, 13), (84, 11, 55, 14)]


def test_load(asker: Asker) -> None:
    found = records(asker, "busiest-agencies")
    names = ("tasks", "lead", "support", "implement")
    assert [(bare(row["agency"]), *(row[name] for name in names)) for row in found[:3]] == [
        ("发展改革委", 34, 29, 4, 1),
        ("财政厅", 23, 15, 7, 1),
        ("农牧厅", 22, 22, 0, 0),
    ]
    shares = records(asker, "busiest-agencies", rank_by="lead_share")[:4]
    assert [(bare(row["agency"]), round(row["lead_share"], 2)) for row in shares] == [
        ("发展改革委", 7.97),
        ("农牧厅", 6.83),
        ("商务厅", 5.17),
        ("扶贫办", 5.12),
    ]


def test_leads(asker: Asker) -> None:
    leads = [(bare(row["agency"]), row["lead"]) for row in records(asker, "busiest-agencies", rank_by="lead")]
    assert leads[:4] == [("发展改革委", 29), ("农牧厅", 22), ("商务厅", 19), ("住房城乡建设厅", 18)]
    for name, given in (("first-named-leads", {}), ("busiest-agencies", {"rank_by": "first_named"})):
        first = [(bare(row["agency"]), row["first_named"]) for row in records(asker, name, **given)]
        assert first[:3] == [("发展改革委", 12), ("扶贫办", 11), ("农牧厅", 10)]


def test_forms_of_leading(asker: Asker) -> None:
    named = {"include_collectives": False}
    assert asker.ask("parallel-leads").total == 81
    assert asker.ask("parallel-leads", named).total == 79
    assert numbers(asker, "joint-leads") == [3, 24, 92]
    assert len(numbers(asker, "sole-leads")) == 20
    assert len(numbers(asker, "sole-leads", **named)) == 22
    assert set(numbers(asker, "sole-leads", **named)) - set(numbers(asker, "sole-leads")) == {31, 106}


def test_leaderless_and_unnamed(asker: Asker) -> None:
    found = {row["number"]: row for row in records(asker, "leaderless-tasks")}
    assert {number: row["form"] for number, row in found.items()} == {
        23: "implement_only", 34: "support_only", 75: "implement_only",
    }  # fmt: skip
    assert [found[number]["answering_bodies"] for number in (23, 34, 75)] == [7, 0, 2]
    assert asker.ask("unnamed-bodies").total == 16


def test_zone_beside_the_cities(asker: Asker) -> None:
    clauses = records(asker, "agency-tasks", agency="宁东管委会")
    assert len({row["clause"] for row in clauses}) == len(clauses) == 35
    assert {row["role"] for row in clauses} == {"implement"}


def test_one_task_makes_half_of_the_links(asker: Asker) -> None:
    links = records(asker, "lead-support", rank_by="tasks")
    assert sum(row["tasks"] for row in links) == 149
    roles = [row["role"] for row in records(asker, "task-agencies", task=32) if row["kind"] != "collective"]
    assert roles.count("lead") * roles.count("support") == 77
    # Spread over its leads, a task weighs as much as it has supporters.
    supporters = sum(row["supporting_bodies"] for row in records(asker, "widest-tasks") if row["answering_bodies"])
    assert sum(row["weight"] for row in links) == pytest.approx(supporters, abs=1e-3)


def test_bodies_outside_the_regions_command_lead(asker: Asker) -> None:
    outside = [row["agency_id"] for row in records(asker, "find-agencies") if row["management"] in OUTSIDE]
    led = {row["task_id"] for one in outside for row in records(asker, "agency-tasks", agency=one, roles="lead")}
    assert len(led) == 21


@pytest.mark.skipif(not NOTICE.exists(), reason="the full notice lies outside the repository")
def test_sample_assigns_what_the_notice_assigns() -> None:
    sample, notice = (assigned(read_document(path).graph) for path in (SAMPLE, NOTICE))
    assert len(sample) == 616
    assert sample == notice


def assigned(graph: DocumentGraph) -> list[tuple[str, str, str, str, bool]]:
    tasks = {one.id for one in graph.tasks}
    found = [(one.target.rpartition(":")[2], one.source, one.properties) for one in graph.edges if one.target in tasks]
    return [(task, one, p.role, p.mention, p.separately) for task, one, p in found if isinstance(p, Assignment)]
