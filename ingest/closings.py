"""Pieces that are a name and the verb that closes its list: 各市人民政府分别落实. A notice repeats them often."""

from __future__ import annotations

import re
from typing import NamedTuple

from ingest.context import Context
from ingest.deadlines import is_deadline
from ingest.plain_names import WORD
from ingest.segment import LONGEST_PIECE, Span
from ingest.statements import closing_verb

MUST = re.compile(r"须[报经]|应[报会经按当]|不得|已先行|已由")
"""What says that something must be or has been done, and is in no name: 进展须报国务院办公厅."""


class Closing(NamedTuple):
    """A name (positions within the piece) with the role, the verb as printed, and whether each acts for itself.

    `is_label` says that the verb is that of a label (为牵头单位).
    """

    name: Span
    role: str
    printed: str
    separately: bool
    is_label: bool


def closing_of(here: Context, first: int, last: int) -> Closing | None:
    """What the piece is wherever it stands; None where what stands before it matters. Remembered by its words."""
    piece = here.text[first:last]
    if piece not in here.memo:
        here.memo[piece] = _closing(here, piece, first, last)
    return here.memo[piece]


def _closing(here: Context, piece: str, first: int, last: int) -> Closing | None:
    words = here.words
    if len(piece) > LONGEST_PIECE or "：" in piece or "由" in piece or is_deadline(here.text, first, last):
        return None
    if words.opener.match(piece) or words.connective.search(piece):
        return None
    tail = closing_verb(here, first, last, None)
    if tail is None:
        return None
    name = here.name_before(first, tail.start())
    if not here.is_body(*name) or WORD.search(here.text, *name) is None or MUST.search(here.text, *name):
        return None
    adverbs = tail["adverbs"] or ""
    role = words.stems[tail["stem"]] if tail["stem"] else words.role_of(tail["verb"]).role
    inside = name[0] - first, name[1] - first
    return Closing(inside, role, tail.group(), words.is_separate(adverbs), tail["stem"] is not None)
