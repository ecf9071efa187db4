"""What stands on a name itself."""

from __future__ import annotations

import pytest

from ingest.annotations import groups, unmarked
from ingest.names import Mention
from ingest.tables import grammar
from tests.ingest.making import clause


def at(text: str, start: int = 0) -> Mention:
    return Mention(text, start, start + len(text))


def test_its_own_role() -> None:
    found = list(groups([at("财政厅"), at("教育厅（牵头）", 4), at("水利厅", 12)], grammar()))
    assert [(one.role, one.role_text, [m.text for m in one.mentions]) for one in found] == [
        ("", "", ["财政厅"]), ("lead", "牵头", ["教育厅"]), ("", "", ["水利厅"]),
    ]  # fmt: skip


def test_parentheses_of_a_name_are_no_role() -> None:
    (one,) = groups([at("市场监管局（知识产权局）")], grammar())
    assert [m.text for m in one.mentions] == ["市场监管局（知识产权局）"]
    assert list(groups([], grammar())) == []


@pytest.mark.parametrize(
    ("printed", "span"), [("★财政厅", (6, 9)), ("财政厅*", (5, 8)), ("☆财政厅＃", (6, 9)), ("财政厅", (5, 8))]
)
def test_marks_are_no_part_of_a_name(printed: str, span: tuple[int, int]) -> None:
    found = unmarked(at(printed, 5))
    assert (found.text, found.start, found.end) == ("财政厅", *span)


def test_the_order_of_a_clause_stays() -> None:
    found = clause("（财政厅、教育厅（牵头）、水利厅负责）")
    assert [(one.role, [m.text for m in one.mentions]) for one in found.segments] == [
        ("responsible", ["财政厅"]), ("lead", ["教育厅"]), ("responsible", ["水利厅"]),
    ]  # fmt: skip


def test_a_role_or_a_mark_alone_is_kept_as_printed() -> None:
    (one,) = groups([at("（牵头）"), at("★")], grammar())
    assert [m.text for m in one.mentions] == ["（牵头）", "★"]
