from __future__ import annotations

import pytest

from ingest.confidence import bases, confidence, distribution, without_doubt
from tests.ingest.making import readings


@pytest.mark.parametrize(
    ("printed", "expected"),
    [("（财政厅负责）", 1.0), ("（财政厅、教育厅）", 0.9), ("（某某厅负责）", 0.5), ("（财政厅负责资金保障）", 0.95)],
)
def test_the_weaker_decision_counts(printed: str, expected: float) -> None:
    assert {confidence(one) for one in readings(printed)} == {expected}


def test_every_class_is_there() -> None:
    assert distribution([]) == {"1.0": 0, ">=0.9": 0, ">=0.7": 0, "<0.7": 0}
    assert distribution([1.0, 0.95, 0.9, 0.89, 0.7, 0.69, 0.0]) == {"1.0": 1, ">=0.9": 2, ">=0.7": 2, "<0.7": 2}


def test_bare_and_inferred_are_less_sure_than_a_verb() -> None:
    assert bases()["verb"] == bases()["label"] == bases()["correction"] == 1.0
    assert bases()["inferred"] < bases()["bare"] < 1.0


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("（财政厅负责）", [True]), ("（财政厅、教育厅）", [True, True]), ("（银河管理中心负责）", [True]),
        ("（天边、财政厅负责）", [False, True]),
    ],
)  # fmt: skip
def test_a_name_that_ends_as_bodies_do_is_no_doubt(printed: str, expected: list[bool]) -> None:
    assert [without_doubt(one) for one in readings(printed)] == expected


def test_an_inferred_role_is_a_doubt() -> None:
    (one,) = readings("（财政厅负责）")
    assert not without_doubt(one._replace(segment=one.segment._replace(basis="inferred")))
