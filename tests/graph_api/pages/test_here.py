"""Addresses: a page's state and what leads on from it."""

from __future__ import annotations

from urllib.parse import parse_qsl, urlsplit

import pytest

from graph_api.pages.here import Here

HERE = Here("/questions/shared-tasks", (("roles", "lead"), ("where.kind", "a"), ("offset", "20")), "en")


def query(address: str) -> list[tuple[str, str]]:
    return parse_qsl(urlsplit(address).query)


def test_changing_keeps_the_rest_and_the_language() -> None:
    assert query(HERE.changed("offset", sort="-tasks")) == [
        ("roles", "lead"), ("where.kind", "a"), ("sort", "-tasks"), ("lang", "en"),
    ]  # fmt: skip
    assert query(HERE.changed(roles=None)) == [("where.kind", "a"), ("offset", "20"), ("lang", "en")]


def test_a_filter_is_added_and_taken_away() -> None:
    added = query(HERE.toggled("where.kind", "b", "offset"))
    assert added == [("roles", "lead"), ("where.kind", "a"), ("where.kind", "b"), ("lang", "en")]
    assert query(HERE.toggled("where.kind", "a", "offset")) == [("roles", "lead"), ("lang", "en")]


def test_the_other_language_is_the_same_page() -> None:
    assert query(HERE.other) == [*HERE.query, ("lang", "zh")]
    assert urlsplit(HERE.other).path == HERE.path


@pytest.mark.parametrize("name", ["640000:A/B厅", "a?b", "a#b", "a%2Fb", "<x>", "a b"])
def test_ids_are_one_part_of_the_path(name: str) -> None:
    address = HERE.to("agency", name, "m1")
    parts = urlsplit(address)
    assert parts.path.count("/") == 2
    assert parts.fragment == "m1"
    assert parts.query == "lang=en"
    assert not set(parts.path) & set(" <>?#")
