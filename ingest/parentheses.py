"""Balanced parentheses of a text, found in one pass. A pair may cross a line break inside a paragraph, not its end."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ingest.tables import OPEN

# Where a line break ends a paragraph: behind a stop, before a blank line, a number, or an indent if no list goes on.
_HARD = re.compile(
    r"(?<=[。；：！？）\n])\n|(?<![、，])\n(?=[ \t\u3000\u00a0])"
    r"|\n(?=\n|$|第?[0-9０-９一二三四五六七八九十百零〇]{1,4}[、.．章条节]"
    r"|[（(][0-9０-９一二三四五六七八九十百零〇]{1,4}[）)]|[①-⑳])"
)
# Most pairs hold no other mark: they are found whole. What begins with a set of characters is found quickly.
_MARK = re.compile(r"[（()）\n](?:(?<=[（(])[^（()）\n]*+[）)])?")
_MOST_BREAKS = 3


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
    breaks = 0
    for match in _MARK.finditer(text):
        mark, position = match.group(), match.start()
        if len(mark) > 1:
            pairs.append(match.span())
        elif mark in OPEN:
            breaks = breaks if stack else 0
            stack.append(position)
        elif mark == "\n":
            breaks += 1
            if stack and (breaks > _MOST_BREAKS or _HARD.match(text, position)):
                unbalanced += stack
                stack, breaks = [], 0
        elif stack:
            start = stack.pop()
            while pairs and pairs[-1][0] > start:  # those inside this one are not outermost
                pairs.pop()
            pairs.append((start, position + 1))
        else:
            unbalanced.append(position)
    return Parentheses(tuple(pairs), tuple(sorted(unbalanced + stack)))
