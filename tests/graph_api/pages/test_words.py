"""Every code that the tables of bodies and reforms use is told in words, in both languages."""

from __future__ import annotations

import pytest

from graph_api.pages.words import facts, word, words
from graph_store.vocabulary import table

USED = [
    ("tie", "parent_type", ("bodies", "usual_bodies", "central_bodies")),
    ("tie", "type", ("successions", "usual_successions", "central_successions")),
    ("level", "level", ("bodies", "jurisdictions", "divisions")),
]


@pytest.mark.parametrize(("name", "column", "tables"), USED)
def test_no_code_is_shown_to_a_reader(name: str, column: str, tables: tuple[str, ...]) -> None:
    used = {row[column] for one in tables for row in table(one)} - {""}
    assert used
    assert used <= set(words(name))
    for code in used:
        assert word(name, code, "zh").isascii() is False
        assert "_" not in word(name, code, "en")


def test_a_code_that_no_table_has_is_shown_as_it_is() -> None:
    assert word("tie", "brand_new", "zh") == "brand_new"
    assert word("nothing", "x", "en") == "x"


def test_facts_are_in_words() -> None:
    found = {one.property: one.value for one in facts("Agency", {"level": "province", "system": "综合经济"}, "zh")}
    assert found == {"level": "省级", "system": "综合经济"}
