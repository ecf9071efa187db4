"""Bodies joined by shared tasks, placed for drawing, with the sentences behind every tie."""

from __future__ import annotations

import html
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from graph_store.model import Agency
from graph_store.store import GraphStore
from networks.incidence import Incidence, read_incidence
from networks.labels import labels
from networks.notes import counting_notes, scope_notes, tie_notes
from networks.options import NetworkOptions
from networks.records import NetworkTask, Part
from networks.texts import Note

if TYPE_CHECKING:
    import networkx

    from networks.projection import Tie


@dataclass(frozen=True, slots=True)
class Node:
    """A body of a network. `tasks` counts under the role filter; `strength` sums its ties' weights; x, y in pixels."""

    agency: Agency
    label: str
    tasks: int
    partners: int
    strength: float
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Network:
    """A network as it was asked for. `edges` index into `nodes`; `minimum` is where the picture's slider begins."""

    options: NetworkOptions
    nodes: tuple[Node, ...]
    edges: tuple[Tie, ...]
    incidence: Incidence
    minimum: float
    notes: tuple[Note, ...]

    @property
    def tasks(self) -> tuple[NetworkTask, ...]:
        """The tasks that the ties come from, in order of print."""
        return self.incidence.tasks

    @property
    def parts(self) -> tuple[Part, ...]:
        """Who has which part in which task, every role."""
        return self.incidence.parts

    @property
    def graph_version(self) -> str:
        """Version of the graph that was read."""
        return self.incidence.graph_version

    def to_json(self) -> dict[str, Any]:
        """The network as plain values for JSON, with ids in the place of indexes."""
        from networks.export import plain  # noqa: PLC0415 - what is not asked for is not loaded

        return plain(self)

    def to_networkx(self) -> networkx.Graph:
        """An undirected graph by agency id; edges carry `weight` and, for shortest paths, `distance` ~ 1/weight."""
        from networks.export import graph  # noqa: PLC0415 - likewise

        return graph(self)

    def to_html(self, language: str = "zh", *, site: bool = False) -> str:
        """A page that holds everything and loads nothing; write it as UTF-8. Raises ParameterError (language).

        As a page of the `site` it leads back to the site's own pages; a file in a folder has nowhere to lead to.
        """
        from networks.page import page  # noqa: PLC0415 - likewise

        return page(self, language, site=site)

    def to_iframe(self, height: int = 720, language: str = "zh") -> str:
        """The page in an <iframe>, for notebooks, `height` pixels high; it runs apart from the notebook's page."""
        source = html.escape(self.to_html(language), quote=True)
        style = f"width:100%;height:{int(height)}px;border:1px solid #d5d9dd;border-radius:6px"
        return f'<iframe title="分工 / Fengong" sandbox="allow-scripts" style="{style}" srcdoc="{source}"></iframe>'

    def __repr__(self) -> str:
        """One line: all fields would be a screen of records."""
        size = f"{len(self.nodes)} bodies, {len(self.edges)} ties, {len(self.tasks)} tasks"
        return f"<Network {size}, weight={self.options.weight}, graph {self.graph_version}>"

    def _repr_html_(self) -> str:
        return self.to_iframe()


def network(store: GraphStore, options: NetworkOptions | None = None) -> Network:
    """The network that `options` ask for. Raises NotFoundError, ParameterError, StoreBusyError, StoreError."""
    chosen = options or NetworkOptions()
    return build(read_incidence(store, chosen), chosen)


def build(incidence: Incidence, options: NetworkOptions) -> Network:
    """The network of an incidence. Pure, and the same every time."""
    from networks.projection import project, readable_minimum  # noqa: PLC0415 - brings scipy

    ties = project(incidence, options.roles, options.weight)
    weights = [tie.weight(options.weight) for tie in ties]
    minimum = readable_minimum(weights) if options.minimum is None else options.minimum
    least = 0.0 if options.minimum is None else options.minimum
    kept = tuple(tie for tie, weight in zip(ties, weights, strict=True) if weight >= least)
    nodes = _nodes(incidence, options, ties, minimum)
    tied = {index for tie in kept for index in (tie.source, tie.target)}
    alone = [node.agency.name for index, node in enumerate(nodes) if index not in tied]
    notes = (
        *counting_notes(options.roles, options.weight),
        *scope_notes(incidence, options),
        *tie_notes(alone, minimum, len(ties) - len(kept)),
    )
    return Network(options, nodes, kept, incidence, minimum, notes)


def _nodes(incidence: Incidence, options: NetworkOptions, ties: Sequence[Tie], minimum: float) -> tuple[Node, ...]:
    from networks.placing import places  # noqa: PLC0415 - brings scipy

    tasks = incidence.matrix(options.roles).sum(axis=1).tolist()
    partners, strength = [0] * len(tasks), [0.0] * len(tasks)
    for tie in ties:
        for index in (tie.source, tie.target):
            partners[index] += 1
            strength[index] += tie.weight(options.weight)
    names = labels(incidence)
    first_view = [tie for tie in ties if tie.weight(options.weight) >= minimum]
    spots = places(names, tasks, ties, first_view)
    return tuple(
        Node(body, names[index], tasks[index], partners[index], round(strength[index], 6), *spots[index])
        for index, body in enumerate(incidence.agencies)
    )
