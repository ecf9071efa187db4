"""One candidate for a clause: what it says, and whether it is one. Pure."""

from __future__ import annotations

import re

from graph_store.errors import InputError
from ingest.clause import MOST_NAMES, Clause
from ingest.context import Context
from ingest.inside import touching
from ingest.names import is_body
from ingest.references import ABOVE, spoken_of
from ingest.segment import Segment, Segments, Span
from ingest.segments import read_segments
from ingest.squeezed import reading_of

_SHORT_NAME = 20
_NO_NAME = re.compile(r"[“”]|^(?:本(?:方案|表|通知|意见|办法|计划|清单|台账|文)|均|仅|凡|如|详见|参见)")
_PERSON = re.compile(r"(?:长|书记|常委|主任|主席|专员|委员|同志)$")


def closes_measure(text: str, start: int, end: int) -> bool:
    """Whether the span stands where a clause without a verb stands: behind a sentence, with only 。 after it."""
    before = text[start - 1 : start]
    after = text[end : end + 1]
    return after in {"", "\n"} or (before in {"。", "；"} and after in {"。", "；"})


def read_clause(here: Context, span: Span, inside: Span, form: str, skip: tuple[Span, ...] = ()) -> Clause | None:
    """The clause at `span` from the words `inside` it; None if they assign nothing.

    Spans in `skip` (disjoint, of declarations) are passed over. Raises InputError for a clause of too many names.
    """
    first, last = inside
    above = ABOVE.match(here.text, first) if form in {"parenthesis", "sentence"} else None
    labelled = form == "label" or here.text.find("：", first, last) >= 0
    read = reading_of(
        here.text, above.end() if above else first, last, touching(skip, first, last) if skip else (),
        lambda text, a, b: read_segments(here.of(text), a, b),
        (lambda name: is_body(name, 0, len(name), here.words, here.known)) if labelled else None,
    )  # fmt: skip
    if sum(len(segment.mentions) for segment in read.segments) + len(read.leftovers) > MOST_NAMES:
        raise _too_many(here.text, span[0])
    if not _assigns(here, read, span, form):
        return None
    measures, last = spoken_of(above) if above else ((), 0)
    return Clause(
        *span,
        tuple(read.segments),
        tuple(read.leftovers),
        tuple(read.attributes),
        form,
        above is not None,
        measures,
        last,
    )


def _assigns(here: Context, read: Segments, span: Span, form: str) -> bool:
    """Whether some name in it is that of a body; names alone must all be, and stand where a clause stands."""
    if form == "label" and any(_is_labelled_name(here, segment) for segment in read.segments):
        return True
    names = [one.text for segment in read.segments for one in segment.mentions]
    if not any(is_body(one, 0, len(one), here.words, here.known) and one not in here.words.generic for one in names):
        return False
    if all(segment.basis == "bare" for segment in read.segments):
        if any(len(one) == 1 or _NO_NAME.search(one) for one in names):
            return False
        persons = any(_PERSON.search(one) for one in names)  # 赵某（县委常委、副县长）
        if form == "line":
            return not (read.leftovers or any(_PERSON.search(one) for one in names))
        return form == "parenthesis" and not (read.leftovers or persons) and closes_measure(here.text, *span)
    return True


def _is_labelled_name(here: Context, segment: Segment) -> bool:
    """责任部门：立案庭 — behind a label that says 单位 or 部门 a short word is a name, whatever its ending."""
    says = segment.basis in {"label", "first", "mark"} and segment.role_text.endswith(here.words.label_nouns)
    return says and any(one.text not in here.words.generic and len(one.text) <= _SHORT_NAME for one in segment.mentions)


def _too_many(text: str, start: int) -> InputError:
    line = text.count("\n", 0, start) + 1
    return InputError(
        f"第 {line} 行的责任分句有超过 {MOST_NAMES} 个名称，不像一份任务分工：请检查文件",
        f"the clause in line {line} has more than {MOST_NAMES} names, which no notice has: check the file",
        where=f"line {line}",
    )
