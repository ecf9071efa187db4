"""Characters that turn the direction of what follows: a text with them reads otherwise than it is stored.

The data keeps them, and so do spans, which count them. What people look at shows a mark in the place of each.
"""

from __future__ import annotations

import re

MARK = "\ufffd"  # one character for one, so that spans of a text that is shown hold; every font has it
_TURNING = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def visible(text: str) -> str:
    """`text` in the order in which it is stored, for pages, pictures and terminals."""
    return _TURNING.sub(MARK, text)
