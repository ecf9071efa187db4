"""From names and ties to positions: what the layout needs, in the form that it needs."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from scipy.sparse import csr_array

from networks.layout import layout
from networks.projection import Tie
from networks.sizes import boxes


def places(
    names: Sequence[str], tasks: Sequence[int], ties: Sequence[Tie], first_view: Sequence[Tie]
) -> list[tuple[float, float]]:
    """Where each body stands, (x, y) in pixels. Newman weights draw bodies together: a task of 26 is no closeness."""
    first = np.zeros(len(names), dtype=bool)
    first[[index for tie in first_view for index in (tie.source, tie.target)]] = True
    ends = np.array([(tie.source, tie.target) for tie in ties], dtype=np.intp).reshape(-1, 2)
    newman = np.array([tie.newman for tie in ties])
    rows, columns = np.concatenate([ends, ends[:, ::-1]]).T
    weights = csr_array((np.concatenate([newman, newman]), (rows, columns)), shape=(len(names), len(names)))
    return [(x, y) for x, y in layout(boxes(names, tasks), weights, first).tolist()]
