"""The rows of ledgers as tasks: what the columns say is the clause, each cell of bodies a list under its header."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from ingest.clause import Clause
from ingest.context import Context
from ingest.ledger import Ledger, LedgerCell, LedgerRow
from ingest.ledger_unread import UNREAD
from ingest.names import Known, Mention, is_body
from ingest.segment import Attribute, Segment, Segments
from ingest.segments import read_segments
from ingest.spans import Outline, SectionSpan, TaskSpan
from ingest.squeezed import reading_of
from ingest.tables import Grammar, grammar

_BLANKS = re.compile(r"[ \t\u3000\u00a0]*\n[ \t\u3000\u00a0]*|[ \t\u3000\u00a0]+")
_FIRST_NAME = re.compile(r"[^、，；;,\s（）]+")
_BEGIN_NAMES = ("省", "市", "县", "区", "州", "旗", "各", "有", "相", "")
_ENDING = 2
_BRANCH = re.compile(r"[^、，]{0,6}(?:分局|支局|分公司|支公司|支队|大队|分中心)")
_ATTRIBUTES = frozenset({"deadline", "leader", "goal", UNREAD})
_LONGEST_TITLE = 48
_LONGEST_HEADING = 60

Span = tuple[int, int]


def row_clauses(text: str, found: Iterable[Ledger], known: Known) -> list[Clause]:
    """The clause of each row, in order; a row that names nobody has none."""
    words = grammar()
    clauses = [_clause(text, row, words, known) for ledger in found for row in ledger.rows]
    return [clause for clause in clauses if clause is not None]


def _clause(text: str, row: LedgerRow, words: Grammar, known: Known) -> Clause | None:
    segments: list[Segment] = []
    attributes: list[Attribute] = []
    leftovers: list[Span] = []
    for cell in row.cells:
        if cell.role:
            read = _bodies(text, cell, words, known)
            segments += read.segments
            attributes += read.attributes
            leftovers += read.leftovers
        elif cell.kind in _ATTRIBUTES and cell.start < cell.end:
            attributes.append(Attribute(cell.kind, cell.start, cell.end))
    if not any(segment.mentions for segment in segments):
        return None
    spans = [(cell.start, cell.end) for cell in row.cells if cell.role and cell.start < cell.end]
    start, end = min(start for start, _ in spans), max(end for _, end in spans)
    return Clause(start, end, tuple(segments), tuple(leftovers), tuple(attributes), "row")


def _bodies(text: str, cell: LedgerCell, words: Grammar, known: Known) -> Segments:
    """The names in a cell. A blank or line end behind a body parts it from the next; elsewhere it is a broken name."""
    printed = _parted(text[cell.start : cell.end], words, known)
    header = text_of(cell.header_text)
    read = reading_of(
        printed, 0, len(printed), (),
        lambda view, first, last: read_segments(Context(view, words, known), first, last, (cell.role, header)),
    )  # fmt: skip
    return Segments(
        [_moved(text, segment, cell.start) for segment in read.segments],
        [Attribute(one.kind, one.start + cell.start, one.end + cell.start) for one in read.attributes],
        [(first + cell.start, last + cell.start) for first, last in read.leftovers],
    )


def text_of(header: str) -> str:
    """A header in one line: 责任⏎单位 is 责任单位."""
    return "".join(header.split())


def _parted(cell: str, words: Grammar, known: Known) -> str:
    """The cell with 、 for the blanks that part names, every character at its place."""
    parted, start = list(cell), 0
    listed = "、" not in cell and all(is_body(line, 0, len(line), words, known) for line in cell.split("\n"))
    for match in _BLANKS.finditer(cell):
        left = cell[start : match.start()].rsplit("、", 1)[-1].rsplit("，", 1)[-1].strip()
        right = _FIRST_NAME.match(cell, match.end())
        if _stand_apart(
            left, right.group() if right else "", words, known, broken="\n" in match.group() and not listed
        ):
            parted[match.start()] = "、"
            start = match.end()
    return "".join(parted)


def _stand_apart(left: str, right: str, words: Grammar, known: Known, *, broken: bool) -> bool:
    """Whether two words are two bodies. A line end may stand inside a name (人力资源和社⏎会保障局), a blank less so."""
    if not left or (len(left) == 1 or left == "自治区") or not is_body(left, 0, len(left), words, known):
        return False
    if broken and _BRANCH.fullmatch(right) and not known(right):
        return False  # 市自然资源和规划局⏎雨花分局
    alike = len(right) > _ENDING and left[-_ENDING:] == right[-_ENDING:]  # …联通公司⏎…电信公司
    return not broken or alike or known(left) or known(right) or right[:1] in _BEGIN_NAMES


def _moved(text: str, segment: Segment, by: int) -> Segment:
    mentions = tuple(
        Mention(text[one.start + by : one.end + by], one.start + by, one.end + by) for one in segment.mentions
    )
    basis = "column" if segment.basis == "label" else segment.basis
    return segment._replace(mentions=mentions, basis=basis)


@dataclass(frozen=True, slots=True)
class _Part:
    """The sections and tasks of ledgers, numbered from where the text's own end."""

    sections: tuple[SectionSpan, ...]
    tasks: tuple[TaskSpan, ...]


def with_ledgers(text: str, outline: Outline, found: Sequence[Ledger], clauses: Sequence[Clause]) -> Outline:
    """The outline with the rows of ledgers as tasks.

    Where the running text assigns nothing, its numbered paragraphs are the notice around the ledger and no tasks.
    """
    if not found:
        return outline
    assigns = any(task.clauses or task.inherited for task in outline.tasks)
    own = outline.tasks if assigns else ()
    sections = outline.sections if assigns else ()
    part = _rows(text, found, {clause.start: clause for clause in clauses}, len(sections))
    tasks = tuple(sorted((*own, *part.tasks), key=lambda one: one.start))
    printed = [_number(task.label) for task in tasks]
    runs = not own and all(a < b for a, b in zip([0, *printed], printed, strict=False))
    numbered = tuple(
        task._replace(number=value if runs else position)
        for position, (task, value) in enumerate(zip(tasks, printed, strict=True), start=1)
    )
    return replace(outline, sections=(*sections, *part.sections), tasks=numbered)


def _rows(text: str, found: Sequence[Ledger], clauses: dict[int, Clause], offset: int) -> _Part:
    sections: list[SectionSpan] = []
    tasks: list[TaskSpan] = []
    open_: list[tuple[Span, int]] = []  # the headings over the last row, outermost first, with their places
    for row in (row for ledger in found for row in ledger.rows):
        chain = [*row.above, *([row.section] if row.section is not None else [])]
        same = takewhile(lambda pair: pair[0][0] == pair[1], zip(open_, chain, strict=False))
        open_ = [pair for pair, _ in same]
        for span in chain[len(open_) :]:
            title = text_of(text[slice(*span)])[:_LONGEST_HEADING]
            open_.append((span, len(sections)))
            number, start = offset + len(sections) + 1, min(span[0], row.start)
            sections.append(SectionSpan(number, title, len(open_), start, row.end))
        for _, place in open_:
            sections[place] = replace(sections[place], end=max(sections[place].end, row.end))
        tasks.append(_task(text, row, offset + open_[-1][1] + 1 if open_ else 0, clauses))
    return _Part(tuple(sections), tuple(tasks))


def _task(text: str, row: LedgerRow, section: int, clauses: dict[int, Clause]) -> TaskSpan:
    body = row.task[0][0] if row.task else row.start
    stop = row.task[0][1] if row.task else row.end
    title = re.split("[。；！？\n]", text[body:stop].strip(), maxsplit=1)[0][:_LONGEST_TITLE]
    starts = [cell.start for cell in row.cells if cell.role and cell.start < cell.end]
    clause = clauses.get(min(starts)) if starts else None
    return TaskSpan(0, row.number, title, section, row.start, body, row.end, (clause,) if clause else ())


def _number(label: str) -> int:
    digits = re.sub(r"\D", "", label)
    return int(digits) if digits else 0
