"""Every code that the tables of bodies and reforms use is told in words, in both languages."""

from __future__ import annotations

import pytest

from graph_api.pages.words import facts, labels, pair, place, word, words
from graph_store.vocabulary import table
from queries.catalogue import catalogue

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


def test_no_field_of_a_form_bears_the_name_of_a_parameter() -> None:
    used = {one.name for question in catalogue() for one in question.parameters} - {"offset"}
    assert used == set(labels("Parameter"))


def test_a_code_that_no_table_has_is_shown_as_it_is() -> None:
    assert word("tie", "brand_new", "zh") == "brand_new"
    assert word("nothing", "x", "en") == "x"


def test_a_place_of_any_level_has_its_name() -> None:
    assert [place(code) for code in ("640000", "330100", "990000")] == ["宁夏回族自治区", "杭州市", "990000"]


@pytest.mark.parametrize(
    ("names", "ids", "label"),
    [
        (("宁夏回族自治区财政厅", "宁夏回族自治区教育厅"), ("640000:财政厅", "640000:教育厅"), "宁夏财政厅 — 教育厅"),
        (("宁夏回族自治区财政厅", "杭州市教育局"), ("640000:财政厅", "330100:教育局"), "宁夏财政厅 — 杭州教育局"),
        (("宁夏回族自治区财政厅", "人行银川中心支行"), ("640000:财政厅", "640000:x"), "宁夏财政厅 — 人行银川中心支行"),
        (("宁夏银监局", "宁夏回族自治区财政厅"), ("640000:x", "640000:财政厅"), "宁夏银监局 — 宁夏财政厅"),
        (("自治区财政厅", "自治区教育厅"), ("640000:财政厅", "640000:教育厅"), "自治区财政厅 — 自治区教育厅"),
    ],
)
def test_a_pair_fits_a_bar(names: tuple[str, str], ids: tuple[str, str], label: str) -> None:
    assert pair(names, ids) == label


def test_facts_are_in_words() -> None:
    found = {one.property: one.value for one in facts("Agency", {"level": "province", "system": "综合经济"}, "zh")}
    assert found == {"level": "省级", "system": "综合经济"}
