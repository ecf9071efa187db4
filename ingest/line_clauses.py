"""Lines that hold nothing but bodies, some of them marked: 住房城乡建设部*、民政部、商务部 below a measure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ingest.annotations import MARKS
from ingest.clause import Clause
from ingest.clause_reading import read_clause
from ingest.context import Context
from ingest.inside import Inside
from ingest.segment import Span
from ingest.tables import ITEM

_MARKED = re.compile(
    rf"^[ \t\u3000]*(?P<line>[^\n。：]{{0,400}}[{re.escape(MARKS)}][^\n。：]{{0,400}}?)[。；]?[ \t\u3000]*$",
    re.MULTILINE,
)


def line_clauses(here: Context, taken: Iterable[Span]) -> Iterator[Clause]:
    """The lines of bodies outside `taken`; each is a clause of its own."""
    if not any(mark in here.text for mark in MARKS):
        return
    inside = Inside(sorted(taken))
    for match in _MARKED.finditer(here.text):
        span = match.span("line")
        if not inside.touches(*span) and _first_is_body(here, *span):
            clause = read_clause(here, span, span, "line")
            if clause is not None and not clause.leftovers:
                yield clause


def _first_is_body(here: Context, start: int, end: int) -> bool:
    """Whether the line begins with the name of a body, marked before or behind."""
    first = ITEM.match(here.text, start, end)
    if first is None:
        return False
    name = first.group()
    at = first.start() + len(name) - len(name.lstrip(MARKS))
    return here.is_body(*here.stripped(at, at + len(name.strip(MARKS).rstrip())))
