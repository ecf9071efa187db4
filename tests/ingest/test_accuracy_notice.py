"""The full notice against its gold, where it lies at hand; in CI it must."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from graph_store.model import Assignment
from ingest.pipeline import DocumentReading, read_document
from tests.conftest import NOTICE
from tests.shared_data import in_ci, whole


def lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


@pytest.fixture(scope="module")
def notice() -> Path:
    return whole(NOTICE, ci=in_ci())


@pytest.fixture(scope="module")
def found(notice: Path) -> DocumentReading:
    return read_document(notice)


@pytest.fixture(scope="module")
def gold(notice: Path) -> list[dict[str, Any]]:
    return lines(whole(notice.with_name("ningxia_2017_gold.jsonl"), ci=True))


def test_mentions_agencies_roles_and_order(found: DocumentReading, gold: list[dict[str, Any]]) -> None:
    names = {one.id: one.name for one in found.graph.agencies}
    numbers = {one.id: one.number for one in found.graph.tasks}
    rows = [
        (numbers[edge.target], edge.properties.mention, names[edge.source], edge.properties.role)
        for edge in found.graph.edges
        if isinstance(edge.properties, Assignment) and edge.target in numbers
    ]
    expected = [
        (task["task"], one["mention"], one["agency"], one["role"]) for task in gold for one in task["assignments"]
    ]
    assert len(expected) == 616
    assert rows == expected


def test_clauses_and_open_endings(found: DocumentReading, gold: list[dict[str, Any]]) -> None:
    assert [(task.number, task.clause, task.open_ended) for task in found.graph.tasks] == [
        (task["task"], task["clause"], task["open_ended"] or "") for task in gold
    ]


def test_mentions_and_clauses_stand_at_their_spans(found: DocumentReading, notice: Path) -> None:
    text = found.graph.document.text
    assert text == notice.read_text(encoding="utf-8")
    for task in found.graph.tasks:
        assert text[task.clause_start : task.clause_end] == task.clause
        assert text[task.char_start : task.char_end] == task.text
    for edge in found.graph.edges:
        if isinstance(edge.properties, Assignment):
            assert text[edge.properties.char_start : edge.properties.char_end] == edge.properties.mention


def test_full_names(found: DocumentReading, notice: Path) -> None:
    table = lines(whole(notice.with_name("ningxia_2017_bodies.jsonl"), ci=True))
    full_names = {row["name"]: row["full_name"] for row in table if row["full_name"]}
    tasks = {one.id for one in found.graph.tasks}
    used = {
        edge.source for edge in found.graph.edges if isinstance(edge.properties, Assignment) and edge.target in tasks
    }
    named = {one.name: one.full_name for one in found.graph.agencies if one.id in used}
    assert len(named) == 99
    assert named.keys() <= {row["name"] for row in table}
    assert {name: full for name, full in named.items() if name in full_names} == {
        name: full for name, full in full_names.items() if name in named
    }


def test_the_scorecard(found: DocumentReading) -> None:
    card = found.scorecard
    assert (card.sections, card.tasks, card.clauses, card.assignments) == (9, 107, 107, 616)
    assert not any([card.unknown_names, card.leftovers, card.tasks_without_clause, card.unbalanced])
    assert card.jurisdiction == "640000"


# ---- the rule itself


def test_a_missing_notice_fails_in_ci_and_is_skipped_elsewhere(tmp_path: Path) -> None:
    with pytest.raises(pytest.fail.Exception):
        whole(tmp_path / "none.txt", ci=True)
    with pytest.raises(pytest.skip.Exception):
        whole(tmp_path / "none.txt", ci=False)
    assert whole(Path(__file__), ci=True) == Path(__file__)
