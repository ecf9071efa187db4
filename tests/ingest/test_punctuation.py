"""Odd marks become the usual ones, a character for a character."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ingest.punctuation import full_width
from tests.ingest.making import CALM


def test_half_width_marks_and_brackets() -> None:
    assert (
        full_width("责任单位:财政厅,教育厅;[水利厅]【林业厅】〔农牧厅〕")
        == "责任单位：财政厅，教育厅；（水利厅）（林业厅）（农牧厅）"
    )


def test_names_of_texts_keep_their_marks() -> None:
    assert full_width("《某条例》“某事”1.5%") == "《某条例》“某事”1.5%"


@CALM
@given(st.text())
def test_every_position_stays_what_it_was(text: str) -> None:
    once = full_width(text)
    assert len(once) == len(text)
    assert full_width(once) == once
