"""Lines that say what one body does, opened by its name: 县公安局：负责打击涉河违法犯罪行为。

Or by its name as a sentence: 第三条　市教育局。负责校车安全。
So the duties of the members of a leading group are told (成员单位职责); each line is a task of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from graph_store.vocabulary import table
from ingest.clause import Clause
from ingest.clause_reading import read_clause
from ingest.context import Context
from ingest.inside import Inside
from ingest.names import Mention, read_names, stripped
from ingest.numbering import behind_label
from ingest.particular import is_sure, names_bodies, names_body
from ingest.runs import runs
from ingest.segment import Attribute, Segment, Span
from ingest.tables import ITEM, longest_first

_FEWEST = 2
_MOST_NAMES = 80  # characters before the colon
_LINE = re.compile(
    rf"^[ \t\u3000]*(?P<line>[^：。\n]{{2,{_MOST_NAMES}}}(?P<mark>[：。])[ \t\u3000]*(?P<duty>[^\n]+))$", re.MULTILINE
)
_HINT = re.compile(r"[\u4e00-\u9fff）][：。][ \t\u3000]*(?=[\u4e00-\u9fff])")
_PERSON = re.compile(r"(?:[长员人记]|主任|同志|领导)$")
_FULL_STOP = "。；"
_HELPING = frozenset({"support", "guide", "supervise"})


def duty_lines(here: Context, taken: Iterable[Span]) -> Iterator[Clause]:
    """The lines outside `taken` that do so, if there are several."""
    if _HINT.search(here.text) is None:
        return
    inside = Inside(sorted(taken))
    lines = [match for match in _LINE.finditer(here.text) if not inside.touches(*match.span("line"))]
    found = [clause for match in lines if (clause := _of_line(here, match)) is not None]
    # One that nobody knows (黔屏供电局) is told by those around it.
    if sum(_is_sure(here, one) for one in found) >= _FEWEST:
        yield from found


def _is_sure(here: Context, clause: Clause) -> bool:
    return all(is_sure(here, one) for one in clause.segments[0].mentions)


def _of_line(here: Context, match: re.Match[str]) -> Clause | None:
    verb = _duty().match(here.text, *match.span("duty"))
    if verb is None:
        return None
    start = max(match.start("line"), behind_label(here.text, match.start()))
    colon = match.start("mark")
    items = [stripped(here.text, *one.span()) for one in ITEM.finditer(here.text, start, colon)]
    names, ending = read_names(here.text, [one for one in items if one[0] < one[1]], here.words, here.known)
    if not any(names_body(here, one.start, one.end) for one in names) or not all(_may_act(here, one) for one in names):
        return None
    end = match.end("duty") - (here.text[match.end("duty") - 1] in _FULL_STOP)
    said = Segment(_roles()[verb["verb"]], verb["verb"], False, tuple(names), ending, "object")
    helpers = _helpers(here, verb.end("verb"), end)
    return Clause(start, end, (said, *helpers), (), (Attribute("object", verb.start("verb"), end),), "duty")


def _helpers(here: Context, start: int, end: int) -> Iterator[Segment]:
    """Who helps or watches in the same line: …负责监测，规划建设办公室、各村协助张贴警示牌."""
    comma = here.text.find("，", start, end)
    for span in runs(here, comma + 1, end) if comma >= 0 else ():
        clause = read_clause(here, span, span, "sentence")
        if clause is not None and not clause.leftovers:
            yield from (one for one in clause.segments if one.role in _HELPING and names_bodies(here, one))


def _may_act(here: Context, name: Mention) -> bool:
    """Whether a name may be that of a body: of one for certain, or of a 车务段 beside it; of no person."""
    plain = names_body(here, name.start, name.end) or here.may_be_name(name.start, name.end)
    return plain and _PERSON.search(name.text) is None


@cache
def _roles() -> dict[str, str]:
    """What a line that begins with each verb makes of its body."""
    return {row["verb"]: row["role"] for row in table("duties")}


@cache
def _duty() -> re.Pattern[str]:
    by = r"(?:主要|具体|分别|各自|按照?(?:各自)?职责(?:分工)?|根据[^，。]{2,20}，|按照?[^，。]{2,20}，)?"
    return re.compile(rf"{by}(?P<verb>{longest_first(_roles())})")
