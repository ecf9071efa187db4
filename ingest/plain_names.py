"""Most pieces of a clause are names and nothing else; the same ones come again and again."""

from __future__ import annotations

import re
from functools import lru_cache

from ingest.deadlines import is_deadline
from ingest.names import GLUED
from ingest.statements import LONGEST_TAIL
from ingest.tables import COUNT, grammar

WORD = re.compile(r"[^\W\d_]")
"""A letter: what holds none names nobody."""


@lru_cache(maxsize=8192)
def is_plain_name(piece: str) -> bool:
    """Whether a piece is nothing but a name whatever stands around it: most are, and the same ones come again."""
    words = grammar()
    return not (
        not 0 < len(piece) <= LONGEST_TAIL
        or piece != piece.strip()
        or WORD.search(piece) is None
        or COUNT.fullmatch(piece)
        or "：" in piece
        or "由" in piece
        or GLUED.match(piece)
        or piece[-2:] in words.tail_ends
        or words.opener.match(piece)
        or words.verb.search(piece)
        or words.connective.search(piece)
        or words.by_duty.search(piece)
        or words.unnamed.match(piece)
        or is_deadline(piece, 0, len(piece))
    )
