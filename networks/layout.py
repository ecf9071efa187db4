"""Where bodies stand, in pixels: computed, the same every time for the same graph, no label on another.

The bodies of the first view fill the middle by stress, so that it is readable at once; weaker ones stand around them,
each towards its partners. Components lie beside each other, and bodies without ties in rows at the end.
"""

from __future__ import annotations

import math

import numpy as np
import numpy.typing as npt
from scipy.sparse import csgraph, csr_array
from scipy.sparse.linalg import spsolve

from networks.overlap import separated
from networks.packing import ASPECT, grid, packed
from networks.stress import Points, majorised, tie_distances

_ROOM = 3.0  # sheet area over the area of the boxes on it
_EVEN = 0.6  # share of even spacing in the middle: hubs do not heap
_LARGEST_MIDDLE = 300  # stress takes n² memory and time
_STEP = np.array([120.0, 56.0])  # pixels from one ring around the middle to the next
Indexes = npt.NDArray[np.intp]


def layout(boxes: Points, weights: csr_array, first_view: npt.NDArray[np.bool_]) -> Points:
    """n×2 centres in pixels for n bodies.

    boxes       n×2 widths and heights of circle and label, pixels
    weights     n×n, symmetric: how strongly two bodies are tied
    first_view  n: whether the body is in the picture before anybody moves the slider
    """
    if not len(boxes):
        return np.zeros((0, 2))
    count, component = csgraph.connected_components(weights, directed=False)
    members = [np.flatnonzero(component == number) for number in range(count)]
    tied = sorted((one for one in members if len(one) > 1), key=len, reverse=True)
    alone = np.array([one[0] for one in members if len(one) == 1], dtype=np.intp)
    groups = [*tied, *([alone] if len(alone) else [])]
    blocks = [_component(boxes[one], weights[one][:, one], first_view[one]) for one in tied]
    blocks += [grid(boxes[alone])] if len(alone) else []
    points = np.zeros((len(boxes), 2))
    for group, block in zip(groups, packed(blocks, [boxes[group] for group in groups]), strict=True):
        points[group] = block
    return points.round(1)


def _component(boxes: Points, weights: csr_array, first_view: npt.NDArray[np.bool_]) -> Points:
    strength = np.asarray(weights.sum(axis=1)).ravel()
    middle = np.flatnonzero(first_view) if first_view.any() else np.arange(len(boxes))
    middle = np.sort(middle[np.argsort(-strength[middle], kind="stable")][:_LARGEST_MIDDLE])
    points = np.zeros((len(boxes), 2))
    points[middle] = _middle(boxes[middle], weights[middle][:, middle])
    fixed = np.zeros(len(boxes), dtype=bool)
    fixed[middle] = True
    if fixed.all():
        return points
    outer = np.flatnonzero(~fixed)
    towards = _between(points, weights, fixed)
    points[outer] = _rings(boxes, points[middle], towards, outer, strength)
    return separated(points, boxes, fixed)


def _middle(boxes: Points, weights: csr_array) -> Points:
    points = _upright(majorised(tie_distances(weights.toarray())))
    even = np.stack([_ranks(points[:, axis]) for axis in (0, 1)], axis=1)
    spread = (1 - _EVEN) * points / np.maximum(abs(points).max(axis=0), 1e-9) + _EVEN * even
    height = math.sqrt(float(boxes.prod(axis=1).sum()) * _ROOM / ASPECT)
    return separated(spread * np.array([height * ASPECT, height]) / 2, boxes)


def _upright(points: Points) -> Points:
    # The longer axis lies flat, and the body that comes first in official order on the left and above.
    centred = points - points.mean(axis=0)
    _, _, axes = np.linalg.svd(centred, full_matrices=False)
    turned = centred @ axes.T
    return np.asarray(turned * np.where(turned[0] > 0, -1.0, 1.0))


def _ranks(values: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    order = np.argsort(values.round(9), kind="stable")
    ranks = np.empty(len(values))
    ranks[order] = np.linspace(-1, 1, len(values))
    return ranks


def _between(points: Points, weights: csr_array, fixed: npt.NDArray[np.bool_]) -> Points:
    """Where each free body is the weighted mean of its partners while the middle is held (W. T. Tutte 1963)."""
    laplacian = csr_array(csgraph.laplacian(weights.astype(float)))
    free = np.flatnonzero(~fixed)
    held = np.flatnonzero(fixed)
    rows = laplacian[free]
    solved = spsolve(rows[:, free].tocsc(), -(rows[:, held] @ points[held]))
    return np.asarray(solved).reshape(len(free), 2)


def _rings(boxes: Points, middle: Points, towards: Points, outer: Indexes, strength: Points) -> Points:
    half = abs(middle).max(axis=0) + _STEP
    placed = np.zeros((len(outer), 2))
    waiting = np.argsort(-strength[outer], kind="stable")
    while len(waiting):
        around = math.pi * (half[0] + half[1])
        room = max(8, int(around / boxes[outer].mean()))
        ring, waiting = waiting[:room], waiting[room:]
        angle = _spread(np.arctan2(towards[ring, 1] / half[1], towards[ring, 0] / half[0]))
        placed[ring] = np.stack([np.cos(angle), np.sin(angle)], axis=1) * half
        half = half + _STEP
    return placed


def _spread(angle: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    even = math.pi * (_ranks(angle) * (1 - 1 / max(len(angle), 1)))
    return np.asarray(0.25 * angle + 0.75 * even)
