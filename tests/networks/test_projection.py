from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph_store.ladybug_engine.store import LadybugStore
from networks import Incidence, read_incidence
from networks.projection import Tie, project, readable_minimum
from tests.networks.making import incidence

ROLES = ("lead", "support", "responsible", "implement")


@pytest.fixture(scope="module")
def sample(ladybug_store: LadybugStore) -> Incidence:
    return read_incidence(ladybug_store)


def named(sample: Incidence, ties: tuple[Tie, ...]) -> list[tuple[str, str, Tie]]:
    names = [one.short_name for one in sample.agencies]
    return [(names[tie.source], names[tie.target], tie) for tie in ties]


def test_shared_tasks_of_the_notice(sample: Incidence) -> None:
    ties = named(sample, project(sample))
    assert [(a, b, tie.shared) for a, b, tie in ties[:3]] == [
        ("发展改革委", "经济和信息化委", 12), ("发展改革委", "财政厅", 12), ("发展改革委", "商务厅", 11),
    ]  # fmt: skip
    shared = [tie.shared for _, _, tie in ties]
    assert (shared.count(8), shared.count(7), len(shared)) == (5, 6, 799)


def test_how_the_strongest_pairs_share(sample: Incidence) -> None:
    parts = [
        (tie.both_lead, tie.first_leads, tie.second_leads, tie.both_support, tie.other)
        for _, _, tie in named(sample, project(sample))[:2]
    ]
    assert parts == [(10, 1, 1, 0, 0), (7, 3, 0, 2, 0)]


def test_newman_weights_of_the_notice(sample: Incidence) -> None:
    ties = named(sample, project(sample, weight="newman"))
    assert [(a, b, round(tie.newman, 2)) for a, b, tie in ties[:4]] == [
        ("发展改革委", "经济和信息化委", 3.80),
        ("发展改革委", "财政厅", 2.84),
        ("农牧厅", "商务厅", 2.69),
        ("农牧厅", "林业厅", 2.41),
    ]


def test_every_role_counted_makes_the_zone_the_centre(sample: Incidence) -> None:
    pairs = {(a, b): tie.shared for a, b, tie in named(sample, project(sample, ROLES))}
    assert pairs["发展改革委", "宁东管委会"] == 18
    assert pairs["经济和信息化委", "宁东管委会"] == 13
    assert not any("宁东管委会" in (a, b) for a, b, _ in named(sample, project(sample)))


def naive(sample: Incidence, roles: tuple[str, ...]) -> dict[tuple[int, int], list[float]]:
    """Pairs counted one task after the other: [shared, Newman, both lead, first leads, second leads, both support]."""
    found: dict[tuple[int, int], list[float]] = {}
    for task in range(len(sample.tasks)):
        held: dict[int, set[str]] = {}
        for part in sample.parts:
            if part.task == task and (part.role in roles if roles else part.horizontal):
                held.setdefault(part.agency, set()).add(part.role)
        strongest = {body: next(role for role in ROLES if role in own) for body, own in held.items()}
        for first, second in combinations(sorted(held), 2):
            row = found.setdefault((first, second), [0] * 6)
            row[0] += 1
            row[1] += 1 / (len(held) - 1)
            kinds = [("lead", "lead"), ("lead", "support"), ("support", "lead"), ("support", "support")]
            for at, kind in enumerate(kinds, 2):
                row[at] += (strongest[first], strongest[second]) == kind
    return found


MEMBERS = st.lists(st.tuples(st.integers(0, 6), st.sampled_from(ROLES)), max_size=9)


@settings(deadline=None)  # the first call may import scipy
@given(st.lists(MEMBERS, max_size=8), st.sampled_from([(), ("lead",), ("lead", "support"), ROLES]))
def test_the_product_is_what_counting_gives(tasks: list[list[tuple[int, str]]], roles: tuple[str, ...]) -> None:
    made = incidence(7, tasks)
    expected = naive(made, roles)
    ties = project(made, roles)
    assert {(tie.source, tie.target) for tie in ties} == set(expected)
    for tie in ties:
        row = expected[tie.source, tie.target]
        counted = [tie.shared, tie.newman, tie.both_lead, tie.first_leads, tie.second_leads, tie.both_support]
        assert counted == pytest.approx(row, abs=1e-5)
        assert tie.other == tie.shared - sum(counted[2:])
    assert list(ties) == sorted(ties, key=lambda tie: (-tie.shared, tie.source, tie.target))


def test_newman_weights_of_a_body_sum_to_its_tasks(sample: Incidence) -> None:
    ties = project(sample)
    width = sample.matrix().sum(axis=0)
    for body in range(len(sample.agencies)):
        shared_tasks = sum(1 for task in sample.matrix()[[body]].nonzero()[1] if width[task] > 1)
        assert sum(tie.newman for tie in ties if body in (tie.source, tie.target)) == pytest.approx(
            shared_tasks, abs=1e-3
        )


@pytest.mark.parametrize(
    ("weights", "minimum"), [([], 0), ([3, 1, 2], 1), ([5, 4, 4, 4], 5), ([1, 1, 1, 1], 1), ([9, 9, 2, 1], 2)]
)
def test_a_readable_view_begins_at_a_weight_that_occurs(weights: list[float], minimum: float) -> None:
    assert readable_minimum(weights, most=3) == minimum
