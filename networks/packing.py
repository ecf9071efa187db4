"""Several drawings on one sheet: rows of blocks, the largest first, none over another."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from networks.stress import Points

ASPECT = 1.9  # width over height of a screen beside a side panel
_GAP = 48.0  # pixels between blocks


def packed(blocks: Sequence[Points], boxes: Sequence[Points]) -> list[Points]:
    """The blocks (each n×2 centres with its n×2 boxes), moved beside each other; the whole is centred on (0, 0)."""
    corners = [_corners(points, sizes) for points, sizes in zip(blocks, boxes, strict=True)]
    extents = [high - low + _GAP for low, high in corners]
    places, sheet = _rows(extents)
    return [
        points - low + place - sheet / 2 + _GAP / 2
        for points, (low, _), place in zip(blocks, corners, places, strict=True)
    ]


def _corners(points: Points, boxes: Points) -> tuple[Points, Points]:
    return (points - boxes / 2).min(axis=0), (points + boxes / 2).max(axis=0)


def _rows(extents: Sequence[Points]) -> tuple[list[Points], Points]:
    area = sum(float(width * height) for width, height in extents)
    width = max([(area * ASPECT) ** 0.5, *(float(extent[0]) for extent in extents)])
    places, across, down, tallest, widest = [], 0.0, 0.0, 0.0, 0.0
    for extent in extents:
        if across and across + extent[0] > width:
            across, down, tallest = 0.0, down + tallest, 0.0
        places.append(np.array([across, down]))
        across += float(extent[0])
        tallest, widest = max(tallest, float(extent[1])), max(widest, across)
    return places, np.array([widest, down + tallest])


def grid(boxes: Points) -> Points:
    """Centres for `boxes` (n×2) in rows, in the given order."""
    places, sheet = _rows(list(boxes))
    return np.array(places) + boxes / 2 - sheet / 2
