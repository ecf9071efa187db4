from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ingest.inside import Inside
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
