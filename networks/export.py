"""A network as plain values for JSON, and as a networkx graph. Pure."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import asdict, fields
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from networks.projection import Tie

if TYPE_CHECKING:
    import networkx

    from networks.network import Network, Node

_LARGEST = 2**53  # beyond it not every whole number is a float
_OWN = ("tasks", "partners", "strength", "x", "y")
_FACTS = ("id", "name", "full_name", "kind", "management", "system", "official_order", "jurisdiction", "level", "known")
_REST = ("short_name", "line", "quantifier", "note")  # what only a network made again from JSON needs
_SHARING = tuple(one.name for one in fields(Tie) if one.name not in ("source", "target"))


def plain(network: Network) -> dict[str, Any]:
    """`network` as dictionaries, lists, text and numbers; agencies and tasks are referred to by id."""
    return {
        "graph_version": network.graph_version,
        "options": asdict(network.options) | {"roles": list(network.options.roles)},
        "minimum": network.minimum,
        "documents": [asdict(one) for one in network.incidence.documents],
        "elsewhere": list(network.incidence.elsewhere),
        "left_out": asdict(network.incidence.left_out),
        "nodes": [_whole(one) for one in network.nodes],
        "edges": list(_edges(network)),
        "tasks": [asdict(one) for one in network.tasks],
        "parts": list(_parts(network)),
        "notes": [asdict(one) for one in network.notes],
    }


def graph(network: Network) -> networkx.Graph:
    """An undirected graph by agency id with all attributes of nodes and edges.

    `distance` is `distance_unit` (an attribute of the graph) over the weight: networkx reads weights as distances in
    betweenness, closeness and shortest paths, and loses ties between paths when these are fractions.
    """
    import networkx  # noqa: PLC0415 - only here is it needed

    unit = distance_unit([tie.weight(network.options.weight) for tie in network.edges])
    facts = {"graph_version": network.graph_version, "weight": network.options.weight, "distance_unit": unit}
    found = networkx.Graph(**facts)
    for node in network.nodes:
        attributes = _node(node)
        found.add_node(attributes.pop("id"), **attributes)
    for edge in _edges(network):
        source, target = edge.pop("source"), edge.pop("target")
        found.add_edge(source, target, distance=round(unit / Fraction(edge["weight"])), **edge)
    return found


def distance_unit(weights: Iterable[float]) -> int:
    """A number that every weight divides, so that unit / weight is whole; where there is no handy one, 2**53.

    Weights that are no whole numbers (Newman's) are rounded themselves: there ties between paths mean nothing.
    """
    unit = 1
    for weight in set(weights):
        unit = math.lcm(unit, int(weight)) if weight.is_integer() else _LARGEST
        if unit >= _LARGEST:
            return _LARGEST
    return unit


def _node(node: Node) -> dict[str, Any]:
    facts = {name: getattr(node.agency, name) for name in _FACTS}
    return {**facts, "label": node.label, **{name: getattr(node, name) for name in _OWN}}


def _whole(node: Node) -> dict[str, Any]:
    rest = {name: getattr(node.agency, name) for name in _REST}
    return {**_node(node), **rest, "aliases": list(node.agency.aliases)}


def _edges(network: Network) -> Iterator[dict[str, Any]]:
    ids = [node.agency.id for node in network.nodes]
    for tie in network.edges:
        sharing = {name: getattr(tie, name) for name in _SHARING}
        weight = tie.weight(network.options.weight)
        yield {"source": ids[tie.source], "target": ids[tie.target], "weight": weight, **sharing}


def _parts(network: Network) -> Iterator[dict[str, Any]]:
    for part in network.parts:
        agency, task = network.nodes[part.agency].agency.id, network.tasks[part.task].id
        yield asdict(part) | {"agency": agency, "task": task}
