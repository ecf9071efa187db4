"""What one piece of a clause says by its verb."""

from __future__ import annotations

import pytest

from ingest.context import Context
from ingest.registry import index
from ingest.statements import closing_verb, statement, unnamed
from ingest.tables import grammar
from tests.ingest.making import PLACE


def here(text: str) -> Context:
    return Context(text, grammar(), index(PLACE).knows)


@pytest.mark.parametrize(
    ("piece", "verb"),
    [
        ("财政厅牵头", "牵头"),
        ("财政厅分别牵头落实", "分别牵头落实"),
        ("财政厅", None),
        ("政府督查室", None),
        ("财政厅负责资金", None),
    ],
)
def test_the_verb_that_closes_a_list(piece: str, verb: str | None) -> None:
    found = closing_verb(here(piece), 0, len(piece), None)
    assert (found.group() if found else None) == verb


@pytest.mark.parametrize(
    ("piece", "name", "goal"),
    [("财政厅负责资金保障", "财政厅", "资金保障"), ("教育厅牵头制定方案", "教育厅", "制定方案")],
)
def test_a_body_and_what_it_does(piece: str, name: str, goal: str) -> None:
    found = statement(here(piece), 0, len(piece), None)
    assert found is not None
    assert (piece[slice(*found.name)], piece[slice(*found.goal)]) == (name, goal)


def test_the_body_may_wait_in_the_piece_before() -> None:
    text = "财政厅、负责资金保障"
    found = statement(here(text), 4, len(text), (0, 3))
    assert found is not None
    assert found.name[0] >= found.name[1]
    assert statement(here(text), 4, len(text), None) is None


def test_by_duty() -> None:
    piece = "财政厅按职责提供数据"
    found = statement(here(piece), 0, len(piece), None)
    assert found is not None
    assert found.by_duty
    assert piece[slice(*found.name)] == "财政厅"


@pytest.mark.parametrize(
    ("piece", "body"),
    [("有关部门组建", "有关部门"), ("有关部门", None), ("有关部门和单位", None), ("财政厅组建", None)],
)
def test_nobody_by_name(piece: str, body: str | None) -> None:
    found = unnamed(here(piece), 0, len(piece))
    assert (found.group() if found else None) == body
