"""Where the responsibility clauses stand: closing parentheses, label lines and sentences that only assign.

（A、B分别牵头落实，C配合落实）  责任单位：A、B。  由财政部牵头，税务总局配合。  以上任务由A负责。
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator

from ingest.clause import Clause
from ingest.clause_reading import closes_measure, read_clause
from ingest.context import Context
from ingest.duty_lines import duty_lines
from ingest.inside import Inside
from ingest.label_clauses import beside_leads, label_clauses
from ingest.line_clauses import line_clauses
from ingest.names import Known
from ingest.parentheses import Parentheses
from ingest.segment import Span
from ingest.sentence_clauses import sentence_clauses
from ingest.tables import grammar
from ingest.wrapped import of_whole_sentences

_CLOSING = "。；;，,、 \t\u3000\u00a0"
_GAP = re.compile(r"[。；]?\s{0,20}")
_PROPOSAL = re.compile(r"[提议]案|建议")
_ASSIGNING = ("牵头", "负责", "会同", "配合")


def find_clauses(text: str, found: Parentheses, known: Known, skip: tuple[Span, ...] = ()) -> list[Clause]:
    """The clauses of `text`, in order; `skip` are spans of declarations. Raises InputError for too many names."""
    return list(of_whole_sentences(Context(text, grammar(), known), found.pairs, skip, _find))


def _find(here: Context, pairs: tuple[Span, ...], skip: tuple[Span, ...]) -> list[Clause]:
    clauses = beside_leads(here.text, list(label_clauses(here, pairs, skip)))
    clauses += beside_leads(here.text, list(_parenthesised(here, pairs, _spans(clauses), skip)))
    clauses += line_clauses(here, _spans(clauses))
    clauses += duty_lines(here, _spans(clauses))
    clauses += sentence_clauses(here, _spans(clauses), skip)
    return sorted(clauses, key=_start)


def _spans(clauses: list[Clause]) -> list[Span]:
    return [(one.start, one.end) for one in clauses]


def _start(clause: Clause) -> int:
    return clause.start


def _parenthesised(here: Context, pairs: Iterable[Span], taken: list[Span], skip: tuple[Span, ...]) -> Iterator[Clause]:
    inside, starts = Inside(taken), {start for start, _ in taken}
    for start, end in pairs:
        if _looks_like_clause(here, start, end) and not inside.touches(start, end):
            clause = read_clause(here, (start, end), (start + 1, end - 1), "parenthesis", skip)
            if clause is not None and not (_is_bare(clause) and _is_proposer(here.text, start, end, starts)):
                yield clause


def _is_bare(clause: Clause) -> bool:
    return all(segment.basis == "bare" for segment in clause.segments)


def _is_proposer(text: str, start: int, end: int, starts: Collection[int]) -> bool:
    """Whether a label stands behind the parenthesis of who asks: 关于产业链的提案（民建市委）⏎主办单位：市工信局."""
    gap = _GAP.match(text, end)
    return _PROPOSAL.search(text, max(0, start - 2), start) is not None and gap is not None and gap.end() in starts


def _looks_like_clause(here: Context, start: int, end: int) -> bool:
    """A quick look, since most parentheses of a text are none."""
    inside = here.text[start + 1 : end - 1].rstrip(_CLOSING)
    if inside[-2:] in here.words.tail_ends or "：" in inside:
        return True
    return any(word in inside for word in _ASSIGNING) or closes_measure(here.text, start, end)
