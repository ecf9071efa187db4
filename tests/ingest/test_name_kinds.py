from __future__ import annotations

import re

import pytest

from graph_store.vocabulary import kinds, managements, table
from ingest.divisions import division
from ingest.name_kinds import kind_by_ending, lower_kind


@pytest.mark.parametrize("row", table("name_kinds"), ids=lambda row: row["example"])
def test_every_row_knows_its_example_and_uses_known_words(row: dict[str, str]) -> None:
    assert row["kind"] in kinds()
    assert row["management"] in {*managements(), "own"}
    assert re.search(f"{row['pattern']}$", row["example"])
    found = kind_by_ending(row["example"], prefixed=False)
    assert found is not None
    assert (found.kind, found.management) == (row["kind"], row["management"])


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("省星河领导小组办公室", "coordinating_body"), ("市星河联席会议", "coordinating_body"), ("星河专班", "coordinating_body"),
        ("星河市人民法院", "judicial"), ("星河大学", "public_institution"), ("市第一人民医院", "public_institution"),
        ("星河银行", "enterprise"), ("省交通集团", "enterprise"), ("星河新区管委会", "development_zone"),
        ("省星河协会", "association"), ("星河镇", "local_government"), ("星河街道办事处", "local_government"),
        ("省委星河办", "party_organ"), ("星河海关", "field_office"), ("省星河局", "government_department"),
    ],
)  # fmt: skip
def test_endings_tell_the_kind(name: str, kind: str) -> None:
    found = kind_by_ending(name, prefixed=True)
    assert found is not None
    assert found.kind == kind


@pytest.mark.parametrize("name", ["星河", "星河局", "有关方面", "星河中心"])
def test_other_names_tell_nothing(name: str) -> None:
    assert kind_by_ending(name, prefixed=False) is None


@pytest.mark.parametrize(
    ("name", "code", "kind"),
    [
        ("市教育局", "330000", "government_department"),
        ("县财政局", "330100", "government_department"),
        ("区总工会", "330000", "mass_organisation"),
        ("市容局", "330000", None),
        ("市教育局", "330106", None),
        ("市星河局", "330000", None),
    ],
)
def test_bodies_of_governments_below_that_are_not_named(name: str, code: str, kind: str | None) -> None:
    found = lower_kind(name, division(code))
    assert (found.kind if found else None) == kind
