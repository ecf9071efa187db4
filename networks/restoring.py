"""A network made again from its JSON: the same object, without the graph that it was read from. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from typing import Any, TypeVar

from graph_store.model import Agency
from networks.incidence import Incidence
from networks.network import Network, Node
from networks.options import NetworkOptions
from networks.projection import Tie
from networks.records import LeftOut, NetworkTask, Part, SourceDocument
from networks.texts import Note

Record = TypeVar("Record")


def restored(plain: Mapping[str, Any]) -> Network:
    """The network that `to_json` gave `plain` for. Raises KeyError, TypeError when it is something else."""
    agencies = tuple(_agency(one) for one in plain["nodes"])
    places = {one.id: place for place, one in enumerate(agencies)}
    tasks = tuple(_record(NetworkTask, one) for one in plain["tasks"])
    numbers = {one.id: place for place, one in enumerate(tasks)}
    parts = tuple(
        _record(Part, one | {"agency": places[one["agency"]], "task": numbers[one["task"]]}) for one in plain["parts"]
    )
    documents = tuple(_record(SourceDocument, one) for one in plain["documents"])
    left_out = LeftOut(**{**plain["left_out"], "collectives": tuple(plain["left_out"]["collectives"])})
    elsewhere = tuple(plain.get("elsewhere", ()))
    incidence = Incidence(agencies, tasks, parts, documents, left_out, plain["graph_version"], elsewhere)
    ties = tuple(
        _record(Tie, one | {"source": places[one["source"]], "target": places[one["target"]]}) for one in plain["edges"]
    )
    nodes = tuple(_record(Node, one | {"agency": body}) for one, body in zip(plain["nodes"], agencies, strict=True))
    notes = tuple(_record(Note, one) for one in plain["notes"])
    return Network(NetworkOptions(**plain["options"]), nodes, ties, incidence, plain["minimum"], notes)


def _agency(node: Mapping[str, Any]) -> Agency:
    return _record(Agency, {**node, "aliases": tuple(node["aliases"])})


def _record(kind: type[Record], values: Mapping[str, Any]) -> Record:
    return kind(**{one.name: values[one.name] for one in fields(kind)})  # type: ignore[arg-type]
