"""Stress majorisation: points whose distances on paper follow given distances as well as can be.

E. R. Gansner, Y. Koren, S. North, "Graph drawing by stress majorization", Graph Drawing (2004). It starts from
classical scaling and not from chance, so the same graph is drawn the same way every time.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from scipy.sparse.csgraph import shortest_path

Points = npt.NDArray[np.float64]
_ROUNDS = 120
_FLATTEN = 0.25  # distance = weight ** -0.25: hubs that share a lot still keep apart


def tie_distances(weights: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Path lengths between all points (mean 1) where a tie of weight w is w ** -0.25 long; weights n×n, 0 is no tie."""
    lengths = np.zeros_like(weights)
    tied = weights > 0
    lengths[tied] = weights[tied] ** -_FLATTEN
    distances = np.asarray(shortest_path(lengths, directed=False))
    reached = np.isfinite(distances)
    distances[~reached] = 1.5 * distances[reached].max(initial=1.0)
    np.fill_diagonal(distances, 0)
    pairs = max(len(distances) * (len(distances) - 1), 1)
    return np.asarray(distances / max(distances.sum() / pairs, 1e-9))


def scaled(distances: npt.NDArray[np.float64]) -> Points:
    """Classical scaling of n×n distances to n×2 points."""
    size = len(distances)
    centre = np.eye(size) - 1 / size
    values, vectors = np.linalg.eigh(-0.5 * centre @ distances**2 @ centre)
    points = vectors[:, -2:] * np.sqrt(np.maximum(values[-2:], 0))
    return np.asarray(np.pad(points, ((0, 0), (0, 2 - points.shape[1]))))


def majorised(distances: npt.NDArray[np.float64], rounds: int = _ROUNDS) -> Points:
    """n×2 points for n×n distances (n ≥ 1), each pair weighing 1/distance²."""
    size = len(distances)
    points = scaled(distances)
    weights = np.where(distances > 0, np.maximum(distances, 1e-6) ** -2, 0)
    inverse = np.linalg.pinv(np.diag(weights.sum(axis=1)) - weights)
    for _ in range(rounds if size > 2 else 0):  # noqa: PLR2004 - two points lie right at once
        now = np.hypot(*(points[:, None, axis] - points[None, :, axis] for axis in (0, 1)))
        pull = -weights * distances / np.maximum(now, 1e-9)
        np.fill_diagonal(pull, 0)
        np.fill_diagonal(pull, -pull.sum(axis=1))
        points = inverse @ (pull @ points)
    return np.asarray(points)
