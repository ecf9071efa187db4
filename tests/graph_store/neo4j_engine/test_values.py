"""Values of the Neo4j driver become plain ones: those that JSON has, and the same that Ladybug gives."""

from __future__ import annotations

from typing import Any

import pytest
from neo4j.graph import Graph, Node, Path, Relationship
from neo4j.spatial import CartesianPoint
from neo4j.time import Date, DateTime, Duration

from graph_store.neo4j_engine.values import plain

GRAPH = Graph()
NODE = Node(GRAPH, "1", 1, ["Agency", "A"], {"name": "财政厅", "aliases": ("a",)})
OTHER = Node(GRAPH, "2", 2, ["Task"], {})
EDGE = GRAPH.relationship_type("LEADS")(GRAPH, "3", 3, {"role": "lead"})
EDGE._start_node, EDGE._end_node = NODE, OTHER
BODY = {"label": "A|Agency", "properties": {"aliases": ["a"], "name": "财政厅"}}
LEADS = {"type": "LEADS", "properties": {"role": "lead"}}


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (None, None), (True, True), (3, 3), (1.5, 1.5), ("x", "x"), ((1, [2]), [1, [2]]), ({"b": (1,)}, {"b": [1]}),
        (Date(2017, 1, 2), "2017-01-02"), (DateTime(2017, 1, 2, 3), "2017-01-02T03:00:00.000000000"),
        (Duration(days=1), "P1D"), ([Duration(hours=2)], ["PT2H"]), (NODE, BODY), (EDGE, LEADS),
        (Path(NODE, EDGE), {"nodes": [BODY, {"label": "Task", "properties": {}}], "relationships": [LEADS]}),
    ],
)  # fmt: skip
def test_plain(value: Any, expected: Any) -> None:
    found = plain(value)
    assert found == expected
    assert type(found) is type(expected)


def test_whatever_else_there_is_becomes_text() -> None:
    assert isinstance(EDGE, Relationship)
    assert plain(b"x") == "b'x'"
    assert plain(CartesianPoint((1.0, 2.0))) == [1.0, 2.0]
