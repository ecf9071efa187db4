"""Any pattern of the words over and over, anywhere in a notice: twice the text is twice the calls, not four times."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bench.hostile_texts import Hostile
from tests.fuzz.budget import budget
from tests.fuzz.words import WORDS
from tests.ingest.test_linear import calls

CHARACTERS = 1_500
MOST = 2.6  # what stands around the pattern costs the same each time, names that are met first cost more

_PATTERNS = st.lists(WORDS, min_size=1, max_size=4).map("".join)
_PLACES = st.sampled_from(["measure", "clause", "bare", "label", "end"])


@budget(30)
@given(_PATTERNS, _PLACES, st.lists(WORDS, max_size=2).map("".join))
def test_twice_the_text_is_twice_the_work(pattern: str, place: str, once: str) -> None:
    hostile = Hostile("any", pattern, place, once)
    calls(hostile.text(2 * CHARACTERS))  # fills what is remembered of words and names
    assert calls(hostile.text(2 * CHARACTERS)) < MOST * calls(hostile.text(CHARACTERS))
