"""Bodies joined by the tasks that they share.

The weight `newman` is that of M. E. J. Newman, "Scientific collaboration networks. II. Shortest paths, weighted
networks, and centrality", Physical Review E 64, 016132 (2001): a task of n bodies adds 1/(n-1) to each of its pairs, so
that a task of 26 does not decide everything.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy.sparse import csr_array, diags_array, triu

from networks.incidence import Incidence, counts

READABLE_TIES = 200  # in a first view, at most


@dataclass(frozen=True, slots=True)
class Tie:
    """Two bodies (indexes, the earlier in official order first) and what they share.

    `shared` = both_lead + first_leads + second_leads + both_support + other: both lead; one leads and the other
    supports; both support; any other roles (responsible, implementing). A body counts with its strongest role.
    """

    source: int
    target: int
    shared: int
    newman: float
    both_lead: int
    first_leads: int
    second_leads: int
    both_support: int
    other: int

    def weight(self, name: str) -> float:
        """The weight called `name`: "shared" or "newman"."""
        return self.newman if name == "newman" else float(self.shared)


def project(incidence: Incidence, roles: Sequence[str] = (), weight: str = "shared") -> tuple[Tie, ...]:
    """All pairs that share a task, heaviest first, then in official order. Pure."""
    member = incidence.matrix(roles)
    shared = triu(member @ member.T, k=1, format="coo")
    first, second = shared.coords
    columns = [first, second, shared.data, _newman(member, first, second), *_roles(incidence, roles, first, second)]
    columns.append(shared.data - sum(columns[4:]))
    ties = [Tie(*row) for row in zip(*(column.tolist() for column in columns), strict=True)]
    ties.sort(key=lambda tie: (-tie.weight(weight), tie.source, tie.target))
    return tuple(ties)


def _newman(member: csr_array, first: Any, second: Any) -> Any:
    bodies = np.asarray(member.sum(axis=0), dtype=float)
    per_pair = np.divide(1.0, bodies - 1, out=np.zeros_like(bodies), where=bodies > 1)
    # Six decimals: sums of fractions differ in the last digits with the order of adding.
    return _cells(member @ diags_array(per_pair) @ member.T, first, second).round(6)


def _roles(incidence: Incidence, roles: Sequence[str], first: Any, second: Any) -> list[Any]:
    counted = [part for part in incidence.parts if counts(part, roles)]
    lead = incidence.ones(part for part in counted if part.role == "lead")
    leading = {(part.agency, part.task) for part in counted if part.role == "lead"}
    support = incidence.ones(
        part for part in counted if part.role == "support" and (part.agency, part.task) not in leading
    )
    pairs = ((lead, lead), (lead, support), (support, lead), (support, support))
    return [_cells(one @ other.T, first, second) for one, other in pairs]


def _cells(matrix: Any, first: Any, second: Any) -> Any:
    if not len(first):
        return np.zeros(0, dtype=np.int64)
    return np.asarray(csr_array(matrix)[first, second]).ravel()


def readable_minimum(weights: Sequence[float], most: int = READABLE_TIES) -> float:
    """The smallest weight that at most `most` ties reach: where a picture may begin; 0 without ties."""
    ordered = sorted(weights, reverse=True)
    if len(ordered) <= most:
        return ordered[-1] if ordered else 0.0
    above = [weight for weight in ordered[:most] if weight > ordered[most]]
    return above[-1] if above else ordered[0]
