"""Lines that say what one body does, opened by its name: 县公安局：负责打击涉河违法犯罪行为。

So the duties of the members of a leading group are told (成员单位职责); each line is a task of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from graph_store.vocabulary import table
from ingest.clause import Clause
from ingest.context import Context
from ingest.inside import Inside
from ingest.names import read_names, stripped
from ingest.numbering import behind_label
from ingest.particular import is_sure, names_body
from ingest.segment import Attribute, Segment, Span
from ingest.tables import ITEM, longest_first

_FEWEST = 2
_MOST_NAMES = 80  # characters before the colon
_LINE = re.compile(rf"^[ \t\u3000]*(?P<line>[^：\n]{{2,{_MOST_NAMES}}}：[ \t\u3000]*(?P<duty>[^\n]+))$", re.MULTILINE)
_HINT = re.compile(r"[\u4e00-\u9fff）]：[ \t\u3000]*(?=[\u4e00-\u9fff])")
_FULL_STOP = "。；"


def duty_lines(here: Context, taken: Iterable[Span]) -> Iterator[Clause]:
    """The lines outside `taken` that do so, if there are several."""
    if _HINT.search(here.text) is None:
        return
    inside = Inside(sorted(taken))
    lines = [match for match in _LINE.finditer(here.text) if not inside.touches(*match.span("line"))]
    found = [clause for match in lines if (clause := _of_line(here, match)) is not None]
    if len(found) >= _FEWEST:
        yield from found


def _of_line(here: Context, match: re.Match[str]) -> Clause | None:
    verb = _duty().match(here.text, *match.span("duty"))
    if verb is None:
        return None
    start = behind_label(here.text, match.start("line"))
    colon = here.text.index("：", start)
    items = [stripped(here.text, *one.span()) for one in ITEM.finditer(here.text, start, colon)]
    names, ending = read_names(here.text, [one for one in items if one[0] < one[1]], here.words, here.known)
    if not names or not all(names_body(here, one.start, one.end) and is_sure(here, one) for one in names):
        return None
    end = match.end("duty") - (here.text[match.end("duty") - 1] in _FULL_STOP)
    said = Segment(_roles()[verb["verb"]], verb["verb"], False, tuple(names), ending, "object")
    return Clause(start, end, (said,), (), (Attribute("object", verb.start("verb"), end),), "duty")


@cache
def _roles() -> dict[str, str]:
    """What a line that begins with each verb makes of its body."""
    return {row["verb"]: row["role"] for row in table("duties")}


@cache
def _duty() -> re.Pattern[str]:
    by = r"(?:主要|具体|根据[^，。]{2,20}，|按照?[^，。]{2,20}，)?"
    return re.compile(rf"{by}(?P<verb>{longest_first(_roles())})")
