"""Filters, order, facets and pages of an answer's rows."""

from __future__ import annotations

import pytest

from graph_api.pages import rows
from graph_api.pages.here import Here
from graph_store.errors import ParameterError
from queries.answer import Answer
from queries.catalogue import catalogue

QUESTION = catalogue().get("first-named-leads")  # agency_id, agency, kind, first_named, lead
ROWS = [
    ("1", "甲局", "enterprise", 5, 9), ("2", "乙局", "military", 4, 4), ("3", "丙局", "enterprise", 4, 7),
    ("4", "丁局", "enterprise", 3, 8),
]  # fmt: skip


def answer(limit: int = 20, offset: int = 0) -> Answer:
    values = {"limit": limit, "offset": offset}
    return Answer(QUESTION.name, values, QUESTION.columns, list(ROWS), len(ROWS), False, False, (), "x", "v", 0.0)


def shown(*query: tuple[str, str], limit: int = 20, offset: int = 0) -> Answer:
    wanted = rows.state(Here("/", query, "zh"), QUESTION)
    whole = answer(limit, offset)
    return rows.cut(QUESTION, whole, rows.chosen_rows(whole, wanted), wanted)


def ids(found: Answer) -> str:
    return "".join(row[0] for row in found.rows)


def test_order_keeps_the_rank_of_equal_rows() -> None:
    assert ids(shown()) == "1234"
    assert ids(shown(("sort", "-first_named"))) == "1234"
    assert ids(shown(("sort", "first_named"))) == "4231"
    assert ids(shown(("sort", "-lead"))) == "1432"
    assert ids(shown(("sort", "agency"))) == ids(shown(("sort", "-agency")))[::-1]


def test_values_of_one_column_are_alternatives_and_columns_hold_together() -> None:
    assert ids(shown(("where.kind", "enterprise"))) == "134"
    assert ids(shown(("where.kind", "enterprise"), ("where.kind", "military"))) == "1234"
    assert ids(shown(("where.kind", "enterprise"), ("where.first_named", "4"))) == "3"
    assert ids(shown(("where.kind", "nobody"))) == ""


def test_pages_and_ties() -> None:
    page = shown(limit=2)
    assert (ids(page), page.total, page.truncated, page.tie_at_cut) == ("12", 4, True, True)
    page = shown(("sort", "-lead"), limit=2)
    assert (ids(page), page.tie_at_cut) == ("14", False)
    page = shown(("where.kind", "enterprise"), limit=2, offset=2)
    assert (ids(page), page.total, page.truncated) == ("4", 3, True)
    assert "共 3 行，这里是 1 行" in page.notes[-1].zh


def test_what_was_chosen_is_said() -> None:
    said = " ".join(note.zh for note in shown(("where.kind", "enterprise"), ("sort", "-lead")).notes)
    assert "类别 = 企业" in said
    assert "按“牵头”从大到小排序" in said


def test_facets_count_without_their_own_filter() -> None:
    wanted = rows.state(Here("/", (("where.kind", "military"), ("where.first_named", "4")), "zh"), QUESTION)
    [facet] = [one for one in rows.facets(answer(), wanted) if one.column.name == "kind"]
    assert [(one.value, one.count, one.chosen) for one in facet.values] == [
        ("enterprise", 1, False), ("military", 1, True),
    ]  # fmt: skip


def test_a_filter_that_finds_nothing_can_be_taken_away() -> None:
    wanted = rows.state(Here("/", (("where.kind", "nobody"),), "zh"), QUESTION)
    [facet] = [one for one in rows.facets(answer(), wanted) if one.column.name == "kind"]
    assert ("nobody", 0, True) in [(one.value, one.count, one.chosen) for one in facet.values]


@pytest.mark.parametrize("pair", [("where.nope", "1"), ("sort", "nope"), ("sort", "-"), ("sort", "--lead")])
def test_no_other_column_is_taken(pair: tuple[str, str]) -> None:
    with pytest.raises(ParameterError):
        rows.state(Here("/", (pair,), "zh"), QUESTION)


def test_lists_and_flags_are_filtered_by_what_is_in_them() -> None:
    assert rows.texts(["甲", "乙"]) == ["甲", "乙"]
    assert rows.texts(True) == ["true"]
    assert rows.texts(None) == [""]


def test_a_form_sends_its_empty_fields() -> None:
    here = Here("/", (("kind", ""), ("roles", "lead"), ("roles", "support"), ("sort", "x"), ("where.kind", "a")), "zh")
    assert rows.given(here) == {"roles": "lead,support"}
