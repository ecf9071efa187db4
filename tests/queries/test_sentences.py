from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from queries.sentences import sentence_around
from tests.ingest.making import CALM

TEXT = "前一句。中间的一句话（财政厅负责）。后一句。"


def test_the_sentence_with_its_stop() -> None:
    start = TEXT.index("财政厅")
    assert sentence_around(TEXT, start, start + 3) == "中间的一句话（财政厅负责）。"


def test_a_long_one_is_cut_on_both_sides() -> None:
    text = "甲" * 500 + "财政厅" + "乙" * 500
    found = sentence_around(text, 500, 503, 43)
    assert found == "…" + "甲" * 20 + "财政厅" + "乙" * 20 + "…"


@CALM
@given(st.text("甲。\n ", max_size=60), st.integers(0, 60), st.integers(0, 20))
def test_what_is_asked_for_is_always_in_it(text: str, start: int, length: int) -> None:
    start = min(start, len(text))
    end = min(start + length, len(text))
    found = sentence_around(text, start, end, 10)
    assert "\n" not in found
    assert " ".join(text[start:end].split()) in found
