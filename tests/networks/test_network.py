from __future__ import annotations

import json
from dataclasses import replace
from fractions import Fraction
from typing import Any

import networkx
import pytest

from graph_store.errors import ParameterError
from graph_store.ladybug_engine.store import LadybugStore
from graph_store.store import GraphStore
from networks import Network, NetworkOptions, build, network
from networks.export import distance_unit
from networks.restoring import restored
from networks.texts import titled
from tests.networks.making import agency, incidence


@pytest.fixture(scope="module")
def sample(ladybug_store: LadybugStore) -> Network:
    return network(ladybug_store)


def test_both_engines_give_the_same_network(store: GraphStore, sample: Network) -> None:
    assert network(store) == sample


def test_all_ties_are_there_and_the_picture_begins_where_it_is_readable(sample: Network) -> None:
    assert (len(sample.nodes), len(sample.edges), sample.minimum) == (92, 799, 3)
    strongest = {node.label: (node.tasks, node.partners) for node in sample.nodes[:2]}
    assert strongest["发展改革委"][0] == 34


def test_a_minimum_leaves_ties_out_and_says_so(ladybug_store: LadybugStore) -> None:
    found = network(ladybug_store, NetworkOptions(minimum=8))
    assert (len(found.edges), found.minimum) == (8, 8)
    assert any("791" in note.zh and "791" in note.en for note in found.notes)


def test_notes_say_what_was_counted_and_left_out(sample: Network) -> None:
    said = "".join(note.zh for note in sample.notes)
    for word in ("口径", "共同任务数", "107 项任务", "集合称谓不计", "119", "宁东管委会", sample.graph_version):
        assert word in said
    assert all(note.zh and note.en and "{" not in note.zh + note.en for note in sample.notes)


def test_a_role_filter_holds_for_both_ends(ladybug_store: LadybugStore) -> None:
    found = network(ladybug_store, NetworkOptions(roles=("support",)))
    assert all(edge.both_support == edge.shared for edge in found.edges)
    assert any("配合" in note.zh for note in found.notes)


def test_json_is_plain_and_refers_by_id(sample: Network) -> None:
    plain = json.loads(json.dumps(sample.to_json(), ensure_ascii=False))
    ids = {node["id"] for node in plain["nodes"]}
    assert {end for edge in plain["edges"] for end in (edge["source"], edge["target"])} <= ids
    assert plain["edges"][0]["shared"] == plain["edges"][0]["weight"] == 12
    tasks = {task["id"] for task in plain["tasks"]}
    assert all(part["agency"] in ids and part["task"] in tasks for part in plain["parts"])
    assert plain["graph_version"] == sample.graph_version
    assert {"zh", "en"} == set(plain["notes"][0])


@pytest.mark.parametrize(
    "options", [{}, {"roles": ["support"], "weight": "newman"}, {"kind": "enterprise", "minimum": 1}]
)
def test_it_is_made_again_from_its_json(ladybug_store: LadybugStore, options: dict[str, Any]) -> None:
    found = network(ladybug_store, NetworkOptions(**options))
    assert restored(json.loads(json.dumps(found.to_json()))) == found


def test_networkx_has_distances_beside_weights(sample: Network) -> None:
    graph = sample.to_networkx()
    assert (len(graph), graph.number_of_edges()) == (92, 799)
    edge = graph.edges["640000:发展改革委", "640000:财政厅"]
    assert (edge["weight"], edge["distance"]) == (12, graph.graph["distance_unit"] / 12)
    assert {edge["weight"] * edge["distance"] for _, _, edge in graph.edges(data=True)} == {
        graph.graph["distance_unit"]
    }
    central = networkx.betweenness_centrality(graph, weight="distance")
    assert max(central, key=lambda node: central[node]) == "640000:发展改革委"


def test_no_tie_between_shortest_paths_is_lost(sample: Network) -> None:
    graph = sample.to_networkx()
    exact = graph.copy()
    for _, _, edge in exact.edges(data=True):
        edge["distance"] = Fraction(1, edge["shared"])
    assert networkx.betweenness_centrality(graph, weight="distance") == pytest.approx(
        networkx.betweenness_centrality(exact, weight="distance"), abs=1e-12
    )


@pytest.mark.parametrize(
    ("weights", "unit"),
    [
        ([], 1),
        ([1.0], 1),
        ([4.0, 6.0, 6.0], 12),
        ([0.5], 2**53),
        ([2.0, 0.333333], 2**53),
        ([*map(float, range(1, 99))], 2**53),
    ],
)
def test_the_unit_of_distances(weights: list[float], unit: int) -> None:
    assert distance_unit(weights) == unit


def test_a_network_for_other_programs(sample: Network, ladybug_store: LadybugStore) -> None:
    for one in (sample, network(ladybug_store, NetworkOptions(weight="newman"))):
        again = networkx.parse_graphml("\n".join(networkx.generate_graphml(one.to_networkx())))
        assert (len(again), again.number_of_edges()) == (len(one.nodes), len(one.edges))
        assert all(edge["distance"] > 0 for _, _, edge in again.edges(data=True))


def test_its_name_is_one_line(sample: Network) -> None:
    assert repr(sample) == f"<Network 92 bodies, 799 ties, 107 tasks, weight=shared, graph {sample.graph_version}>"


def test_a_title_in_a_title_stands_in_single_marks(sample: Network) -> None:
    assert (
        "《宁夏回族自治区2017年〈政府工作报告〉任务分工" in sample.notes[2].zh + sample.notes[0].zh + sample.notes[1].zh
    )
    assert titled("办法") == "《办法》"


def test_labels_drop_the_prefix_of_the_one_government(sample: Network) -> None:
    labels = {node.agency.name: node.label for node in sample.nodes}
    assert labels["自治区发展改革委"] == "发展改革委"
    assert labels["银川市人民政府"] == "银川市人民政府"
    assert len(set(labels.values())) == len(labels)


def test_labels_are_full_names_where_there_are_several_places() -> None:
    made = incidence([agency(0, short_name="财政厅", full_name="甲省财政厅"), agency(1)], [[(0, "lead"), (1, "lead")]])
    other = replace(made.documents[0], id="e", jurisdiction="450000")
    found = build(replace(made, documents=(*made.documents, other)), NetworkOptions())
    assert found.nodes[0].label == "甲省财政厅"


def test_nothing_selected_is_an_empty_network() -> None:
    found = build(incidence(0, []), NetworkOptions())
    assert (found.nodes, found.edges, found.minimum) == ((), (), 0)
    assert len(found.to_networkx()) == 0
    assert found.to_html().startswith("<!doctype html>")


def test_the_iframe_holds_the_page_and_runs_apart(sample: Network) -> None:
    frame = sample.to_iframe(500)
    assert 'sandbox="allow-scripts"' in frame
    assert "height:500px" in frame
    assert frame.count("<") == 2  # the opening and the closing tag: the page is an attribute
    assert sample._repr_html_().startswith("<iframe")


def test_an_unknown_language_is_an_error(sample: Network) -> None:
    with pytest.raises(ParameterError):
        sample.to_html("fr")
