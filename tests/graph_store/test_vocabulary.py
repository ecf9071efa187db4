"""The vocabularies that every package shares: remarks on bodies are told in the language of the reader."""

from __future__ import annotations

import re

import pytest

from graph_store.vocabulary import body_note, body_notes, table


def remarks() -> set[str]:
    return {
        row["note"] for name in ("bodies", "central_bodies", "usual_bodies", "field_offices") for row in table(name)
    } - {""}


def test_every_remark_is_told_in_both_languages_and_none_is_left_over() -> None:
    assert set(body_notes()) == remarks()
    for row in body_notes().values():
        assert not re.search(r"[A-Za-z]", row["zh"]), row
        assert re.search(r"[\u4e00-\u9fff]", row["zh"]), row
        assert re.search(r"[A-Za-z]", row["en"]), row
        assert not re.search(r"\b(?:unsure|gold|tasks? \d)", row["en"], re.IGNORECASE), row


@pytest.mark.parametrize(
    ("tongue", "told"), [("zh", "一个机构两块牌子"), ("en", "One body with two plates"), ("fr", "一个机构两块牌子")]
)
def test_a_remark_of_ours(tongue: str, told: str) -> None:
    assert body_note("One body with two plates", tongue) == told


def test_a_remark_of_somebody_elses_stays() -> None:
    assert body_note("Their own words", "zh") == "Their own words"
    assert body_note("", "zh") == ""
