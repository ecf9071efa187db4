from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.parentheses import parentheses
from tests.ingest.making import CALM, grows_gently


def pairs(text: str) -> list[str]:
    return [text[start:end] for start, end in parentheses(text).pairs]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("没有", []),
        ("（甲）", ["（甲）"]),
        ("甲（乙）丙（丁）", ["（乙）", "（丁）"]),
        ("（各市、县（区）人民政府（含园区）负责）", ["（各市、县（区）人民政府（含园区）负责）"]),
        ("(甲)（乙)(丙）", ["(甲)", "（乙)", "(丙）"]),
        ("（甲（乙（丙（丁））））", ["（甲（乙（丙（丁））））"]),
        ("（）", ["（）"]),
        ("【甲】〔乙〕[丙]", []),
    ],
)
def test_outermost_pairs(text: str, expected: list[str]) -> None:
    assert pairs(text) == expected
    assert parentheses(text).unbalanced == ()


@pytest.mark.parametrize(
    ("text", "expected", "alone"),
    [
        ("（甲", [], (0,)),
        ("甲）", [], (1,)),
        ("）甲（", [], (0, 2)),
        ("（甲（乙）", ["（乙）"], (0,)),
        ("（甲）乙）（丙）", ["（甲）", "（丙）"], (4,)),
        ("（甲\n乙）", ["（甲\n乙）"], ()),
        ("（甲。\n乙）", [], (0, 5)),
        ("（甲\n　　乙）", [], (0, 6)),
        ("（甲\n一、乙）", [], (0, 6)),
        ("（甲\n乙\n丙\n丁\n戊）", [], (0, 10)),
        ("（甲\n（乙）", ["（乙）"], (0,)),
        ("（（（", [], (0, 1, 2)),
        ("（甲（乙）（丙）丁", ["（乙）", "（丙）"], (0,)),
    ],
)
def test_what_does_not_balance_is_reported_and_the_rest_read(
    text: str, expected: list[str], alone: tuple[int, ...]
) -> None:
    assert pairs(text) == expected
    assert parentheses(text).unbalanced == alone


@CALM
@given(st.text(st.sampled_from("（()）\n甲、"), max_size=60))
def test_every_mark_is_in_a_pair_or_reported(text: str) -> None:
    found = parentheses(text)
    covered = {position for start, end in found.pairs for position in range(start, end)}
    marks = {position for position, char in enumerate(text) if char in "（()）"}
    assert marks <= covered | set(found.unbalanced)
    assert not covered & set(found.unbalanced)
    assert all(end <= start for (_, end), (start, _) in zip(found.pairs, found.pairs[1:], strict=False))
    for start, end in found.pairs:
        inner = text[start + 1 : end - 1]
        assert text[start] in "（("
        assert text[end - 1] in "）)"
        assert inner.count("\n") <= 3
        assert "）\n" not in inner
        assert sum(char in "（(" for char in inner) == sum(char in "）)" for char in inner)


@pytest.mark.parametrize("pattern", ["（", "）", "（甲）", "）（"])
def test_linear(pattern: str) -> None:
    grows_gently(lambda size: lambda: parentheses(pattern * size), 10_000)


def test_linear_in_depth() -> None:
    grows_gently(lambda size: lambda: parentheses("（" * size + "（甲）" * size + "）" * size), 10_000)


def test_a_hundred_thousand_openings() -> None:
    found = parentheses("（" * 100_000)
    assert found.pairs == ()
    assert len(found.unbalanced) == 100_000
    assert parentheses("（" * 100_000 + "）" * 100_000).pairs == ((0, 200_000),)


def test_a_list_goes_on_behind_an_indent() -> None:
    text = "做甲。（财政厅、\n　　教育厅负责）\n"
    assert parentheses(text).pairs == ((3, text.index("）") + 1),)
    assert parentheses("做甲。（财政厅\n　　教育厅负责）\n").pairs == ()
