"""The network around one body: partners on a ring, thick lines for many shared tasks. Pure geometry."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

WIDTH, HEIGHT = 920, 470  # room for names of 16 characters on either side
_RING = (200, 175)
_THICKEST = 9


@dataclass(frozen=True, slots=True)
class Star:
    """A partner: where it stands, how its name is set, how it is tied."""

    id: str
    name: str
    kind: str
    tasks: int
    x: float
    y: float
    anchor: str
    label_x: float
    label_y: float
    thickness: float
    radius: float


@dataclass(frozen=True, slots=True)
class Chord:
    """A tie between two partners."""

    x1: float
    y1: float
    x2: float
    y2: float
    thickness: float
    title: str


@dataclass(frozen=True, slots=True)
class Ego:
    """The drawing: centre, partners, and ties among these."""

    x: float
    y: float
    stars: tuple[Star, ...]
    chords: tuple[Chord, ...]
    width: int = WIDTH
    height: int = HEIGHT


def ego(partners: Sequence[dict[str, object]], pairs: Sequence[tuple[str, str, int]], most: int = 16) -> Ego:
    """The drawing of the first `most` partners (partner_id, partner, kind, tasks); `pairs` are (id, id, tasks)."""
    chosen = sorted(partners[:most], key=lambda one: (str(one["kind"]), str(one["partner"])))
    heaviest = max((_count(one) for one in chosen), default=1) or 1
    stars = tuple(_star(one, index, len(chosen), heaviest) for index, one in enumerate(chosen))
    placed = {one.id: one for one in stars}
    chords = tuple(
        Chord(a.x, a.y, b.x, b.y, round(max(0.6, _THICKEST * tasks / heaviest / 2), 1), f"{a.name} – {b.name}: {tasks}")
        for one, other, tasks in pairs
        if (a := placed.get(one)) and (b := placed.get(other))
    )
    return Ego(WIDTH / 2, HEIGHT / 2, stars, chords)


def _count(partner: dict[str, object]) -> int:
    return int(str(partner["tasks"]))


def _star(partner: dict[str, object], index: int, number: int, heaviest: int) -> Star:
    angle = 2 * math.pi * (index + 0.5) / number - math.pi / 2
    x, y = WIDTH / 2 + _RING[0] * math.cos(angle), HEIGHT / 2 + _RING[1] * math.sin(angle)
    right, share = math.cos(angle) >= 0, _count(partner) / heaviest
    radius = round(5 + 7 * share, 1)
    return Star(
        str(partner["partner_id"]), str(partner["partner"]), str(partner["kind"]), _count(partner), round(x, 1),
        round(y, 1), "start" if right else "end", round(x + (radius + 5) * (1 if right else -1), 1),
        round(y + 4 + 8 * math.sin(angle), 1), round(max(1.0, _THICKEST * share), 1), radius,
    )  # fmt: skip
