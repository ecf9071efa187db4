from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from ingest.inside import Inside, joined, touching
from tests.ingest.making import CALM

_CUTS = st.lists(st.integers(0, 60), unique=True, max_size=12).map(sorted)


@CALM
@given(_CUTS, st.lists(st.integers(0, 60), max_size=30).map(sorted))
def test_as_if_every_span_were_looked_at(cuts: list[int], asked: list[int]) -> None:
    spans = list(zip(cuts[::2], cuts[1::2], strict=False))
    inside = Inside(reversed(spans))
    assert [inside.holds(at) for at in asked] == [any(a <= at < b for a, b in spans) for at in asked]


def test_touching_is_sharing_a_position() -> None:
    inside = Inside([(3, 5)])
    assert not inside.touches(0, 3)
    assert inside.touches(0, 4)
    assert inside.touches(4, 9)
    assert not inside.touches(5, 9)


_SPANS = st.lists(st.tuples(st.integers(0, 40), st.integers(1, 9)).map(lambda one: (one[0], sum(one))), max_size=9)


@CALM
@given(_SPANS)
def test_joined_spans_cover_the_same_and_share_nothing(spans: list[tuple[int, int]]) -> None:
    found = joined(spans)
    assert {at for one in found for at in range(*one)} == {at for one in spans for at in range(*one)}
    assert all(first[1] <= second[0] for first, second in pairwise(found))


@CALM
@given(_SPANS, st.integers(0, 50), st.integers(1, 9))
def test_touching_as_if_every_span_were_looked_at(spans: list[tuple[int, int]], start: int, length: int) -> None:
    found, end = joined(spans), start + length
    assert list(touching(found, start, end)) == [one for one in found if one[0] < end and start < one[1]]
