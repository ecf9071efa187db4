from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.trust import Share, Trust
from tests.ingest.making import CALM, reading

GOOD = "做甲。（财政厅负责）"


@CALM
@given(st.integers(1, 10**6), st.integers(0, 10**6))
def test_a_share_is_one_only_when_all_are_good(every: int, bad: int) -> None:
    value = Share("tasks", max(0, every - bad), every).value
    assert 0 <= value <= 1
    assert (value == 1) == (bad == 0)


def test_nothing_to_count_is_no_doubt() -> None:
    assert Share("clauses", 0, 0).value == 1.0


def test_the_least_share_decides_and_is_named() -> None:
    trust = Trust((Share("tasks", 9, 10), Share("clauses", 1, 2), Share("assignments", 2, 2)))
    assert (trust.value, trust.weakest.name) == (0.5, "clauses")
    assert trust.weakest.text(english=True) == "clauses read to the last word 1/2"
    assert trust.weakest.text(english=False) == "分句全部读懂 1/2"


@pytest.mark.parametrize(
    ("task", "name", "good", "every"),
    [
        ("做乙。（教育厅负责）", "", 0, 0),
        ("做乙。", "tasks", 1, 2),
        ("做乙。（教育厅负责，加快推进）", "clauses", 1, 2),
        ("做乙。（某人负责）", "tasks", 1, 2),
        ("做乙。（星河厅、教育厅、水利厅负责）", "assignments", 3, 4),
    ],
)
def test_what_a_notice_is_trusted_for(task: str, name: str, good: int, every: int) -> None:
    card = reading(GOOD, task).scorecard
    weakest = Trust(card.shares).weakest
    if name:
        assert (weakest.name, weakest.good, weakest.all) == (name, good, every)
        assert card.trust == weakest.value < 1
    else:
        assert card.trust == 1.0
