"""分工：谁负责什么。Who is responsible for what in division-of-work notices, as a graph that answers questions.

>>> import fengong
>>> g = fengong.open("ladybug:fengong.lbug")        # doctest: +SKIP
>>> g.ask("shared-tasks", limit=10)                 # doctest: +SKIP
>>> g.cypher("MATCH (a:Agency) RETURN a.name")      # doctest: +SKIP
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from fengong.graph import Graph
    from fengong.result import Result

__version__ = "0.1.0"
__all__ = ["Graph", "Result", "__version__", "open"]


def open(address: str | None = None, **settings: Any) -> Graph:
    """The graph at `address` (default: FENGONG_STORE, else ladybug:fengong.lbug in this folder).

    http://HOST:PORT is a service that `fengong serve` runs: it is asked in the same way, and only read.
    `settings` override those of the environment, such as neo4j_user, neo4j_password and key. Raises ParameterError.
    """
    from fengong.graph import open_graph

    return open_graph(address, **settings)


def __getattr__(name: str) -> Any:
    # Imported when asked for, so that `fengong --help` stays fast.
    if name == "Graph":
        from fengong.graph import Graph

        return Graph
    if name == "Result":
        from fengong.result import Result

        return Result
    raise AttributeError(f"module 'fengong' has no attribute {name!r}")
