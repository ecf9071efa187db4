"""Networks of bodies that share tasks: incidence matrix, projections, positions and the interactive page.

What is heavy (scipy, networkx, pyvis) is imported when it is first needed: `import networks` stays cheap.
"""

from networks.incidence import Incidence, read_incidence
from networks.network import Network, Node, build, network
from networks.options import NetworkOptions
from networks.records import LeftOut, NetworkTask, Part, SourceDocument
from networks.texts import Note

__all__ = [
    "Incidence",
    "LeftOut",
    "Network",
    "NetworkOptions",
    "NetworkTask",
    "Node",
    "Note",
    "Part",
    "SourceDocument",
    "build",
    "network",
    "read_incidence",
]
