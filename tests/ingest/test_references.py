"""Clauses that speak of measures elsewhere."""

from __future__ import annotations

import pytest

from ingest.references import ABOVE, numbers
from tests.ingest.making import extraction


@pytest.mark.parametrize(
    ("printed", "wanted"),
    [
        ("8、9", (8, 9)),
        ("3至5", (3, 4, 5)),
        ("一、三", (1, 3)),
        ("9—11", (9, 10, 11)),
        ("", ()),
        (None, ()),
        ("1-9999999", ()),
    ],
)
def test_numbers(printed: str | None, wanted: tuple[int, ...]) -> None:
    assert numbers(printed) == wanted


@pytest.mark.parametrize("printed", ["以上任务由", "上述第8、9项由", "以上各项工作均由", "前述措施", "本部分任务由"])
def test_words_before_the_names(printed: str) -> None:
    match = ABOVE.match(printed + "财政厅负责")
    assert match is not None
    assert match.group() == printed


def test_names_are_not_swallowed() -> None:
    assert ABOVE.match("本级财政部门") is None


def test_those_with_these_numbers_get_it() -> None:
    found = extraction("甲事。", "乙事。", "丙事。\n上述第1、3项由财政厅负责。").tasks
    assert [bool(task.span.clauses or task.span.inherited) for task in found] == [True, False, True]
