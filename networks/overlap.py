"""Moving boxes apart until none lies on another."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from scipy.spatial import cKDTree

from networks.stress import Points

_ROUNDS = 400
_SLACK = 0.5  # pixels by which boxes may touch
_OUTWARDS = 0.01  # what is crowded also drifts away from the centre: a box between two fixed ones finds its way out


def separated(
    points: Points, boxes: Points, fixed: npt.NDArray[np.bool_] | None = None, rounds: int = _ROUNDS
) -> Points:
    """`points` (n×2 centres, pixels) moved so that their `boxes` (n×2 widths and heights) are apart; `fixed` ones stay.

    Each box is pushed by the mean of what its neighbours want, along the axis on which the two overlap less.
    """
    moved = points.copy()
    free = np.ones(len(points)) if fixed is None else (~fixed).astype(float)
    for _ in range(rounds):
        first, second = _overlapping(moved, boxes)
        if not len(first):
            break
        moved += _pushes(moved, boxes, free, first, second)
        crowded = np.union1d(first, second)
        moved[crowded] *= 1 + _OUTWARDS * free[crowded, None]
    return moved


def _overlapping(points: Points, boxes: Points) -> tuple[npt.NDArray[np.intp], npt.NDArray[np.intp]]:
    near = cKDTree(points / boxes.max(axis=0)).query_pairs(1.0, p=np.inf, output_type="ndarray")
    first, second = near[:, 0], near[:, 1]
    common = (boxes[first] + boxes[second]) / 2 - abs(points[first] - points[second])
    hit = (common > _SLACK).all(axis=1)
    return first[hit], second[hit]


def _pushes(
    points: Points, boxes: Points, free: Points, first: npt.NDArray[np.intp], second: npt.NDArray[np.intp]
) -> Points:
    gap = points[first] - points[second]
    common = (boxes[first] + boxes[second]) / 2 - abs(gap)
    axis = np.argmin(common, axis=1)
    row = np.arange(len(axis))
    push = common[row, axis] * np.where(gap[row, axis] < 0, -1.0, 1.0)
    both = np.maximum(free[first] + free[second], 1.0)
    total, times = np.zeros_like(points), np.zeros_like(points)
    for body, sign in ((first, 1.0), (second, -1.0)):
        np.add.at(total, (body, axis), sign * push * free[body] / both)
        np.add.at(times, (body, axis), 1.0)
    return np.asarray(total / np.maximum(times, 1.0))
