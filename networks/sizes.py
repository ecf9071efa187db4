"""How large a body is drawn: the same formula here, for the layout, and in the page, which gets the constants."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

import numpy as np

from networks.stress import Points

RADIUS = (6.0, 20.0)  # pixels: of a body without tasks, and added for the one with the most (by the square root)
FONT = (12.0, 6.0)  # pixels of its label, likewise
_MARGIN = np.array([20.0, 14.0])


def boxes(labels: Sequence[str], tasks: Sequence[int]) -> Points:
    """n×2 widths and heights in pixels of circle and label, with a margin."""
    share = np.sqrt(np.asarray(tasks, dtype=float) / max(max(tasks, default=0), 1))
    diameter = 2 * (RADIUS[0] + RADIUS[1] * share)
    font = FONT[0] + FONT[1] * share
    width = np.array([ems(label) for label in labels]) * font
    return np.asarray(np.stack([np.maximum(width, diameter), diameter + font * 1.3], axis=1) + _MARGIN)


def ems(label: str) -> float:
    """Width of `label` in font sizes: a Chinese character is one wide, others about 0.6."""
    return sum(1.0 if unicodedata.east_asian_width(character) in "WF" else 0.6 for character in label)
