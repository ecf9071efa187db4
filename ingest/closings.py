"""Pieces that are a name and the verb that closes its list: 各市人民政府分别落实. A notice repeats them often."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from ingest.context import Context
from ingest.deadlines import is_deadline
from ingest.names import Known
from ingest.plain_names import WORD
from ingest.segment import LONGEST_PIECE, Span
from ingest.statements import closing_verb
from ingest.tables import grammar

MUST = re.compile(r"须[报经]|应[报会经按当]|不得|不再|不另|已先行|已由|(?<![（(])(?:设在|设于)(?!地)")
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


@lru_cache(maxsize=8192)
def closing_of(piece: str, known: Known) -> Closing | None:
    """What the piece is wherever it stands; None where what stands before it matters."""
    if len(piece) > LONGEST_PIECE:
        return None
    here, words = Context(piece, grammar(), known), grammar()
    if "：" in piece or "由" in piece or is_deadline(piece, 0, len(piece)):
        return None
    if words.opener.match(piece) or words.connective.search(piece):
        return None
    tail = closing_verb(here, 0, len(piece), None)
    if tail is None:
        return None
    name = here.name_before(0, tail.start())
    if not here.is_body(*name) or WORD.search(piece, *name) is None or MUST.search(piece, *name):
        return None
    role = words.stems[tail["stem"]] if tail["stem"] else words.role_of(tail["verb"]).role
    return Closing(name, role, tail.group(), words.is_separate(tail.group()), tail["stem"] is not None)
