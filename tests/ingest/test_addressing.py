from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ingest.addressing import address, passage_around
from ingest.passages import passages
from tests.ingest.making import CALM

TEXT = "一、示例\n（1）做甲。由财政厅、财政厅办理；另一句。（财政厅负责）\n"


def test_the_clause_around_it_else_the_sentence() -> None:
    clause = (TEXT.index("（财政厅"), TEXT.index("负责）") + 3)
    inside = TEXT.rindex("财政厅")
    assert passage_around(TEXT, (inside, inside + 3), [clause]) == clause
    first = TEXT.index("财政厅")
    start, end = passage_around(TEXT, (first, first + 3), [clause])
    assert TEXT[start:end] == "由财政厅、财政厅办理；"


@CALM
@given(st.text("甲乙。（）\n 、", min_size=1, max_size=60), st.data())
def test_what_is_addressed_is_found_again(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    span = (start, end)
    if not text[start].strip() or not text[end - 1].strip():
        return  # a name does not begin or end in white space
    places = passages(text)
    passage = passage_around(text, span)
    alike = places.inside(passage, text[start:end])
    said = address(text, span, passage, alike)
    assert said["clause"] == text[slice(*passage)]
    assert said["mention"] in said["clause"]
    again = places.passage(said["clause"], said["before"], said["at"])
    assert again is not None
    if span in alike:
        assert places.inside(passage, said["mention"])[said["occurrence"] - 1] == span


def test_a_passage_that_repeats_itself() -> None:
    text = "、、、、、。。。。。"
    passage = passage_around(text, (8, 9))
    said = address(text, (8, 9), passage, passages(text).inside(passage, "。"))
    assert passages(text).passage(said["clause"], said["before"], said["at"]) == passage
