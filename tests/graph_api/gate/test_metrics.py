"""The text format of Prometheus, read back by its own client."""

from __future__ import annotations

from prometheus_client.parser import text_string_to_metric_families

from graph_api.gate.metrics import BOUNDS, Counter, Histogram, gauge, text


def samples(page: str) -> dict[tuple[str, tuple[tuple[str, str], ...]], float]:
    return {
        (one.name, tuple(sorted(one.labels.items()))): one.value
        for family in text_string_to_metric_families(page)
        for one in family.samples
    }


def test_a_counter_by_its_labels() -> None:
    counter = Counter("x_total", 'A "test"\\ of\nlines.', ("a", "b"))
    counter.add("1", 'q"\\\n文')
    counter.add("1", 'q"\\\n文', by=2)
    counter.add("2", "")
    found = samples(text(counter))
    assert found[("x_total", (("a", "1"), ("b", 'q"\\\n文')))] == 3
    assert found[("x_total", (("a", "2"), ("b", "")))] == 1
    assert samples(text(Counter("y_total", "Nothing yet."))) == {("y_total", ()): 0}


def test_a_histogram_counts_what_is_below_too() -> None:
    histogram = Histogram("t", "Times.", "route")
    for seconds in (0.0005, 0.001, 0.0011, 0.3, 99.0):
        histogram.observe("/a", seconds)
    found = samples(text(histogram))
    at = {
        one: found[("t_bucket", (("le", one), ("route", "/a")))]
        for one in ("0.001", "0.0025", "0.25", "0.5", "10", "+Inf")
    }
    assert at == {"0.001": 2, "0.0025": 3, "0.25": 3, "0.5": 4, "10": 4, "+Inf": 5}
    assert found[("t_count", (("route", "/a"),))] == 5
    assert abs(found[("t_sum", (("route", "/a"),))] - 99.3026) < 1e-9
    assert sum(name == "t_bucket" for name, _ in found) == len(BOUNDS) + 1


def test_a_gauge() -> None:
    assert samples(gauge("g", "Now.", 0.25, {"v": "1"})) == {("g", (("v", "1"),)): 0.25}
    assert samples(gauge("g", "Now.", 1_795_609_267.5)) == {("g", ()): 1_795_609_267.5}
