"""The sample against its gold: all 616 assignments, and nothing in the clauses that no rule accounted for."""

from __future__ import annotations

import csv
from collections import Counter

import pytest

from graph_store.model import Assignment, Edge
from ingest.pipeline import DocumentReading
from tests.conftest import SAMPLE


@pytest.fixture(scope="module")
def gold() -> list[tuple[int, str, str]]:
    with SAMPLE.with_name("ningxia_2017_gold.csv").open(encoding="utf-8", newline="") as file:
        return [(int(row["task"]), row["role"], row["body"]) for row in csv.DictReader(file)]


@pytest.fixture(scope="module")
def found(sample_reading: DocumentReading) -> list[tuple[Edge, Assignment]]:
    edges = sample_reading.graph.edges
    return [(edge, edge.properties) for edge in edges if isinstance(edge.properties, Assignment)]


def test_the_616_rows_in_their_order(
    sample_reading: DocumentReading, gold: list[tuple[int, str, str]], found: list[tuple[Edge, Assignment]]
) -> None:
    names = {one.id: one.name for one in sample_reading.graph.agencies}
    numbers = {one.id: one.number for one in sample_reading.graph.tasks}
    assert len(gold) == 616
    assert [(numbers[edge.target], one.role, names[edge.source]) for edge, one in found] == gold


def test_numbers_by_role_and_of_bodies(found: list[tuple[Edge, Assignment]]) -> None:
    assert Counter(one.role for _, one in found) == {"lead": 412, "support": 53, "implement": 151}
    assert len({edge.source for edge, _ in found}) == 99


def test_every_mention_stands_at_its_span(
    sample_reading: DocumentReading, found: list[tuple[Edge, Assignment]]
) -> None:
    text = sample_reading.graph.document.text
    assert text == SAMPLE.read_text(encoding="utf-8")
    clauses = {one.id: (one.clause_start, one.clause_end) for one in sample_reading.graph.tasks}
    for edge, one in found:
        assert text[one.char_start : one.char_end] == one.mention
        start, end = clauses[edge.target]
        assert start < one.char_start < one.char_end < end


def test_mentions_and_role_texts_are_the_whole_clause(
    sample_reading: DocumentReading, found: list[tuple[Edge, Assignment]]
) -> None:
    """Take out what was read: only separators and the four open endings are left."""
    for task in sample_reading.graph.tasks:
        rest = task.clause[1:-1]
        for _, one in reversed([pair for pair in found if pair[0].target == task.id]):
            start = one.char_start - task.clause_start - 1
            rest = rest[:start] + rest[start + len(one.mention) :]
            rest = rest.replace(one.role_text, "")
        for ending in task.open_ended.split("；"):
            rest = rest.replace(ending, "", 1)
        assert set(rest) <= set("、，和以及"), task.label


def test_positions_count_from_one(found: list[tuple[Edge, Assignment]]) -> None:
    expected, last = 0, ("", 0)
    for edge, one in found:
        expected = expected + 1 if one.position != 1 else 1
        assert one.position == expected
        assert (edge.target, one.char_start) != last
        last = (edge.target, one.char_start)


def test_the_scorecard_says_so(sample_reading: DocumentReading) -> None:
    card = sample_reading.scorecard
    assert (card.sections, card.tasks, card.clauses, card.assignments) == (9, 107, 107, 616)
    assert card.by_role == {"lead": 412, "implement": 151, "support": 53}
    assert (card.bodies, card.collectives) == (99, 7)
    assert not any([card.unknown_names, card.leftovers, card.tasks_without_clause])
    assert not any([card.numbering_gaps, card.unbalanced])
    assert card.open_ended == 4
    assert all(rule.startswith("registry") for rule in card.by_rule)
    assert sum(card.by_rule.values()) == 616


def test_task_numbers_labels_and_open_endings(sample_reading: DocumentReading) -> None:
    tasks = sample_reading.graph.tasks
    assert [task.number for task in tasks] == list(range(1, 108))
    assert {100: "（一00）", 103: "（一0三）"}.items() <= {task.number: task.label for task in tasks}.items()
    assert {task.number: task.open_ended for task in tasks if task.open_ended} == {
        2: "等企业", 32: "等有关部门（单位）", 34: "等有关部门（单位）", 38: "等有关部门（单位）",
    }  # fmt: skip
    assert all(task.text.endswith(task.clause) for task in tasks)


def test_what_the_sidecar_says(sample_reading: DocumentReading) -> None:
    document = sample_reading.graph.document
    assert (document.id, document.year, document.jurisdiction) == ("ningxia_2017", 2017, "640000")
    assert document.issuer == "宁夏回族自治区人民政府办公厅"
    assert document.title.startswith("宁夏回族自治区2017年《政府工作报告》任务分工")
