"""Where the responsibility clauses stand: closing parentheses, label lines and sentences that only assign.

（A、B分别牵头落实，C配合落实）  责任单位：A、B。  由财政部牵头，税务总局配合。  以上任务由A负责。
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ingest.clause import Clause
from ingest.clause_reading import closes_measure, read_clause
from ingest.context import Context
from ingest.duty_lines import duty_lines
from ingest.inside import Inside
from ingest.label_clauses import label_clauses, with_members
from ingest.line_clauses import line_clauses
from ingest.names import Known
from ingest.parentheses import Parentheses
from ingest.segment import Span
from ingest.sentence_clauses import sentence_clauses
from ingest.tables import grammar
from ingest.wrapped import of_whole_sentences

_CLOSING = "。；;，,、 \t\u3000\u00a0"
_ASSIGNING = ("牵头", "负责", "会同", "配合")


def find_clauses(text: str, found: Parentheses, known: Known, skip: tuple[Span, ...] = ()) -> list[Clause]:
    """The clauses of `text`, in order; `skip` are spans of declarations. Raises InputError for too many names."""
    here = Context(text, grammar(), known)
    clauses = with_members(list(label_clauses(here, found.pairs, skip)))
    clauses += _parenthesised(here, found.pairs, _spans(clauses), skip)
    clauses += line_clauses(here, _spans(clauses))
    clauses += duty_lines(here, _spans(clauses))
    clauses += of_whole_sentences(here, _spans(clauses), skip, sentence_clauses)
    return sorted(clauses, key=_start)


def _spans(clauses: list[Clause]) -> list[Span]:
    return [(one.start, one.end) for one in clauses]


def _start(clause: Clause) -> int:
    return clause.start


def _parenthesised(here: Context, pairs: Iterable[Span], taken: list[Span], skip: tuple[Span, ...]) -> Iterator[Clause]:
    inside = Inside(taken)
    for start, end in pairs:
        if _looks_like_clause(here, start, end) and not inside.touches(start, end):
            clause = read_clause(here, (start, end), (start + 1, end - 1), "parenthesis", skip)
            if clause is not None:
                yield clause


def _looks_like_clause(here: Context, start: int, end: int) -> bool:
    """A quick look, since most parentheses of a text are none."""
    inside = here.text[start + 1 : end - 1].rstrip(_CLOSING)
    if inside[-2:] in here.words.tail_ends or "：" in inside:
        return True
    return any(word in inside for word in _ASSIGNING) or closes_measure(here.text, start, end)
