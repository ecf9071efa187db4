from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ingest.passages import passages, squeeze
from tests.ingest.making import CALM

TEXT = "（1）做甲。（财政厅负责）\n（2）做乙。（财政厅负责）\n"


def test_what_stands_before_tells_equal_passages_apart() -> None:
    places = passages(TEXT)
    assert places.passage("（财政厅负责）", "做乙。") == (20, 27)
    assert places.passage("（财政厅负责）", "做甲。") == (6, 13)
    assert places.passage("（财政厅负责）", "做丙。", 6) is None


def test_without_it_the_nearest_or_none() -> None:
    places = passages(TEXT)
    assert places.passage("（财政厅负责）") is None
    assert places.passage("（财政厅负责）", at=20) == (20, 27)
    assert places.passage("（2）做乙") == (14, 19)


def test_white_space_and_width_do_not_count() -> None:
    text = "做甲。(财政 厅\n负责)"
    span = passages(text).passage("（财政厅负责）")
    assert span is not None
    assert text[slice(*span)] == "(财政 厅\n负责)"
    assert [text[slice(*one)] for one in passages(text).inside(span, "财政厅")] == ["财政 厅"]


@CALM
@given(st.text("甲乙（） \n", max_size=40), st.text("甲乙（） \n", min_size=1, max_size=4), st.integers(-1, 40))
def test_what_is_found_is_what_was_sought(text: str, sought: str, at: int) -> None:
    span = passages(text).passage(sought, at=at)
    if span is not None:
        assert squeeze(text[slice(*span)]) == squeeze(sought)
    elif at >= 0 and squeeze(sought):
        assert squeeze(sought) not in squeeze(text)
