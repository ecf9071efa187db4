"""Responsibility clauses: closing parentheses whose pieces end in a role verb, read into segments of names.

（A、B分别牵头落实，C配合落实，各市、县（区）人民政府分别落实） has three segments. A comma may also stand inside a list
of names: a segment ends where a piece ends in a verb, not at the comma.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from graph_store.errors import InputError
from ingest.names import Known, Mention, is_body, read_names, stripped
from ingest.parentheses import Parentheses
from ingest.tables import ITEM, Grammar, grammar

MOST_NAMES = 2000  # in one clause; the widest that was seen has 27
LONGEST_PIECE = 300  # characters between separators; more is running text and no name
_LONGEST_TAIL = 40  # characters of a role verb with its adverbs
_CLOSING = "。；;，,、 \t\u3000\u00a0"

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Segment:
    """Names with their common role; `role_text` is the verb as printed, `open_ended` the 等… that closes the list."""

    role: str
    role_text: str
    separately: bool
    mentions: tuple[Mention, ...]
    open_ended: str


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause with its span (parentheses included) and the spans of its text that no rule accounted for."""

    start: int
    end: int
    segments: tuple[Segment, ...]
    leftovers: tuple[Span, ...]


def find_clauses(text: str, found: Parentheses, known: Known) -> list[Clause]:
    """The clauses of `text` among its parentheses, in order. Raises InputError for a clause of too many names."""
    words = grammar()
    clauses = []
    for start, end in found.pairs:
        inside = text[start + 1 : end - 1].rstrip(_CLOSING)
        if inside[-2:] in words.tail_ends:
            clause = _clause(text, start, end, words, known)
            if clause is not None:
                clauses.append(clause)
    return clauses


def _clause(text: str, start: int, end: int, words: Grammar, known: Known) -> Clause | None:
    segments: list[Segment] = []
    pending: list[Span] = []
    leftovers: list[Span] = []
    names = 0
    for first, last in _pieces(text, start, end):
        tail = None
        if text[last - 2 : last] in words.tail_ends:
            tail = words.tail.search(text, max(first, last - _LONGEST_TAIL), last)
        piece = (first, last) if tail is None else stripped(text, first, tail.start())
        (pending if piece[1] - piece[0] <= LONGEST_PIECE else leftovers).append(piece)
        if tail is not None:
            segments.append(_segment(text, pending, tail, words, known))
            names += len(segments[-1].mentions)
            pending = []
        if names + len(pending) > MOST_NAMES:
            raise _too_many(text, start)
    if not any(is_body(text, one.start, one.end, words, known) for segment in segments for one in segment.mentions):
        return None
    return Clause(start, end, tuple(segments), (*leftovers, *pending))


def _pieces(text: str, start: int, end: int) -> list[Span]:
    """The spans between the separators of a clause, without white space."""
    spans = [stripped(text, *match.span()) for match in ITEM.finditer(text, start + 1, end - 1)]
    return [(first, last) for first, last in spans if first < last]


def _segment(text: str, items: list[Span], tail: re.Match[str], words: Grammar, known: Known) -> Segment:
    mentions, open_ended = read_names(text, items, words, known)
    separately = any(adverb in tail["adverbs"] for adverb in words.separate)
    return Segment(words.roles[tail["verb"]], tail.group(), separately, tuple(mentions), open_ended)


def _too_many(text: str, start: int) -> InputError:
    line = text.count("\n", 0, start) + 1
    return InputError(
        f"第 {line} 行的责任分句有超过 {MOST_NAMES} 个名称，不像一份任务分工：请检查文件",
        f"the clause in line {line} has more than {MOST_NAMES} names, which no notice has: check the file",
        where=f"line {line}",
    )
