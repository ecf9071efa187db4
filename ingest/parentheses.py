"""Balanced parentheses of a text, found in one pass. A pair never crosses a line end."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ingest.tables import OPEN

_MARK = re.compile(r"[（()）\n]")


@dataclass(frozen=True, slots=True)
class Parentheses:
    """Outermost pairs as (position of the opening, position after the closing), in order, and those left alone."""

    pairs: tuple[tuple[int, int], ...]
    unbalanced: tuple[int, ...]


def parentheses(text: str) -> Parentheses:
    """Outermost balanced pairs of `text`; full-width and half-width marks pair with each other."""
    stack: list[int] = []
    pairs: list[tuple[int, int]] = []
    unbalanced: list[int] = []
    for match in _MARK.finditer(text):
        mark, position = match.group(), match.start()
        if mark in OPEN:
            stack.append(position)
        elif mark == "\n":
            unbalanced += stack
            stack = []
        elif stack:
            start = stack.pop()
            while pairs and pairs[-1][0] > start:  # those inside this one are not outermost
                pairs.pop()
            pairs.append((start, position + 1))
        else:
            unbalanced.append(position)
    return Parentheses(tuple(pairs), tuple(sorted(unbalanced + stack)))
