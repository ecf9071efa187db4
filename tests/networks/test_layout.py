from __future__ import annotations

import time

import numpy as np
import pytest
from scipy.sparse import csr_array

from graph_store.ladybug_engine.store import LadybugStore
from networks import build, network
from networks.layout import layout
from networks.options import NetworkOptions
from networks.sizes import boxes, ems
from networks.stress import Points
from tests.networks.making import incidence


def overlaps(points: Points, sizes: Points) -> list[tuple[int, int]]:
    gaps = abs(points[:, None] - points[None])
    reach = (sizes[:, None] + sizes[None]) / 2 - 1.0
    hit = (gaps < reach).all(axis=2)
    return [(int(a), int(b)) for a, b in zip(*np.nonzero(np.triu(hit, k=1)), strict=True)]


def graph(size: int, ties: list[tuple[int, int, float]]) -> csr_array:
    weights = np.zeros((size, size))
    for first, second, weight in ties:
        weights[first, second] = weights[second, first] = weight
    return csr_array(weights)


def test_no_body_of_the_notice_stands_on_another(ladybug_store: LadybugStore) -> None:
    found = network(ladybug_store)
    points = np.array([(node.x, node.y) for node in found.nodes])
    sizes = boxes([node.label for node in found.nodes], [node.tasks for node in found.nodes])
    assert overlaps(points, sizes) == []
    width, height = points.max(axis=0) - points.min(axis=0)
    assert 1.2 < width / height < 2.6
    assert width < 2600


def test_the_same_graph_is_drawn_the_same_way(ladybug_store: LadybugStore) -> None:
    assert network(ladybug_store).nodes == network(ladybug_store).nodes


def test_hubs_do_not_heap_in_the_middle(ladybug_store: LadybugStore) -> None:
    found = network(ladybug_store)
    hubs = sorted(found.nodes, key=lambda node: -node.tasks)[:8]
    points = np.array([(node.x, node.y) for node in hubs])
    gaps = np.hypot(*(points[:, None] - points[None]).transpose(2, 0, 1))
    assert gaps[np.triu_indices(8, k=1)].min() > 70


def test_components_and_lonely_bodies_stand_beside_each_other() -> None:
    ties = [(0, 1, 2.0), (1, 2, 1.0), (0, 2, 1.0), (3, 4, 1.0)]
    sizes = boxes([f"第{number}局" for number in range(12)], [1] * 12)
    points = layout(sizes, graph(12, ties), np.ones(12, dtype=bool))
    assert np.isfinite(points).all()
    assert overlaps(points, sizes) == []


@pytest.mark.parametrize("size", [0, 1, 2])
def test_the_smallest_graphs_have_places_too(size: int) -> None:
    sizes = boxes(["局"] * size, [1] * size) if size else np.zeros((0, 2))
    points = layout(sizes, graph(size, [(0, 1, 1.0)] if size > 1 else []), np.zeros(size, dtype=bool))
    assert points.shape == (size, 2)
    assert np.isfinite(points).all()
    assert overlaps(points, sizes) == []


def test_a_thousand_bodies_are_placed_in_seconds() -> None:
    chance = np.random.default_rng(7)
    popular = 1 / np.arange(3, 1003) ** 0.7
    tasks = [
        [(int(body), "lead") for body in set(chance.choice(1000, size=5, p=popular / popular.sum()))]
        for _ in range(3000)
    ]
    made = incidence(1000, tasks)
    started = time.perf_counter()
    found = build(made, NetworkOptions())
    assert time.perf_counter() - started < 20
    points = np.array([(node.x, node.y) for node in found.nodes])
    sizes = boxes([node.label for node in found.nodes], [node.tasks for node in found.nodes])
    assert len(overlaps(points, sizes)) < 20


def test_a_chinese_character_is_one_wide() -> None:
    assert ems("发展改革委") == 5
    assert ems("ab") == pytest.approx(1.2)
