"""A responsibility clause: where it stands and what it says."""

from __future__ import annotations

from typing import NamedTuple

from ingest.segment import Attribute, Segment, Span

MOST_NAMES = 2000  # in one clause; the widest that was seen has 27


class Clause(NamedTuple):
    """A clause with its span (parentheses or label included).

    `form` is parenthesis, label, sentence, duty, row or declaration; `above` says that it speaks of the measures above
    it in its section, of all, of those with the `numbers` or of the `last` so many; `leftovers` are spans that no rule
    accounted for.
    """

    start: int
    end: int
    segments: tuple[Segment, ...]
    leftovers: tuple[Span, ...]
    attributes: tuple[Attribute, ...] = ()
    form: str = "parenthesis"
    above: bool = False
    numbers: tuple[int, ...] = ()
    last: int = 0
