"""Token buckets, with a clock of the test's own."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from graph_api.gate import buckets as module
from graph_api.gate.buckets import Buckets


def test_a_burst_then_the_rate() -> None:
    buckets = Buckets(rate=2, burst=3)
    assert [buckets.take("a", 0.0) for _ in range(3)] == [0.0] * 3
    assert buckets.take("a", 0.0) == 0.5
    assert buckets.take("a", 0.25) == 0.25
    assert buckets.take("a", 0.5) == 0.0
    assert buckets.take("a", 0.5) == 0.5
    assert [buckets.take("a", 100.0) for _ in range(4)] == [0.0, 0.0, 0.0, 0.5]


def test_clients_do_not_share() -> None:
    buckets = Buckets(rate=1, burst=1)
    assert buckets.take("a", 0.0) == 0.0
    assert buckets.take("b", 0.0) == 0.0
    assert buckets.take("a", 0.0) == 1.0


def test_a_dear_request_leaves_a_debt() -> None:
    buckets = Buckets(rate=1, burst=5)
    assert buckets.take("a", 0.0, 10) == 0.0
    assert buckets.take("a", 0.0) == 6.0
    assert buckets.take("a", 6.0) == 0.0


def test_no_rate_is_no_limit() -> None:
    buckets = Buckets(rate=0, burst=1)
    assert {buckets.take("a", 0.0) for _ in range(1000)} == {0.0}
    assert len(buckets) == 0


def test_full_buckets_are_forgotten_and_the_others_are_bounded() -> None:
    buckets = Buckets(rate=1, burst=2)
    for number in range(100):
        buckets.take(str(number), 0.0)
    assert len(buckets) == 100
    for number in range(100):
        buckets.take("again", 100.0 + number)
    assert len(buckets) == 1
    crowded = Buckets(rate=0.001, burst=2)
    for number in range(module._MOST_CLIENTS + 500):
        crowded.take(str(number), 0.0)
    assert len(crowded) <= module._MOST_CLIENTS


@given(st.lists(st.floats(min_value=0, max_value=2), max_size=200), st.integers(1, 20), st.floats(0.5, 50))
def test_never_more_than_the_burst_and_what_came_back(gaps: list[float], burst: int, rate: float) -> None:
    buckets, now, let_in = Buckets(rate, burst), 0.0, 0
    for gap in gaps:
        now += gap
        let_in += buckets.take("a", now) == 0.0
        assert let_in <= burst + now * rate + 1e-6
