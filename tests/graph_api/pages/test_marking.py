"""A text cut at its mentions gives the text back, and marks what it is told to."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from graph_api.pages.marking import pieces, spans


def span(start: int, end: int) -> dict[str, int]:
    return {"char_start": start, "char_end": end}


def test_mentions_in_a_clause() -> None:
    found = pieces("修桥。（甲局、乙局牵头）", 10, (13, 22), [span(14, 16), span(17, 19)])
    assert [(one.text, one.marks, one.clause) for one in found] == [
        ("修桥。", (), False), ("（", (), True), ("甲局", (0,), True), ("、", (), True), ("乙局", (1,), True),
        ("牵头）", (), True),
    ]  # fmt: skip
    assert [one.start for one in found if one.first] == [14, 17]


def test_one_mention_of_two_roles_and_mentions_that_overlap() -> None:
    found = pieces("abcdef", 0, (6, 6), [span(1, 3), span(1, 3), span(2, 5)])
    assert [(one.text, one.marks, one.first) for one in found] == [
        ("a", (), False), ("b", (0, 1), True), ("c", (0, 1, 2), True), ("de", (2,), False), ("f", (), False),
    ]  # fmt: skip


def test_spans_outside_of_the_text_mark_nothing() -> None:
    found = pieces("abc", 5, (0, 0), [span(0, 4), span(9, 12), span(4, 6)])
    assert [(one.text, one.marks) for one in found] == [("a", (2,)), ("bc", ())]
    assert pieces("", 5, (5, 5), []) == []


@given(st.text(max_size=20), st.integers(0, 9), st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=5))
def test_nothing_of_the_text_is_lost(text: str, start: int, spans: list[tuple[int, int]]) -> None:
    listed = [span(low, high) for low, high in spans if low < high]
    found = pieces(text, start, (start, start), listed)
    assert "".join(one.text for one in found) == text
    for one in found:
        inside = {i for i, s in enumerate(listed) if s["char_start"] <= one.start < s["char_end"]}
        assert set(one.marks) == inside


def test_places_that_are_written_as_text() -> None:
    assert spans(["3-7", "x", "", "4-"]) == [span(3, 7)]
