"""Clauses that nobody read: parentheses that close with a role verb and labelled lines that gave no assignment."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.extract import Extraction
from ingest.punctuation import full_width
from ingest.tables import grammar

_LONGEST = 400
_LINE = re.compile(r"^[ \t\u3000*•·]*(?=[^\n：]{2,20}：)", re.MULTILINE)
_CLOSING = "。；;，,、 \t\u3000\u00a0\n"
_TAIL = 40

Span = tuple[int, int]


def unread(text: str, found: Extraction) -> tuple[Span, ...]:
    """Spans that look like a clause and were read as none, in order. Pure."""
    if not found.tasks:
        return ()
    plain = full_width(text)
    taken = sorted(_taken(found))
    start, end = found.tasks[0].span.start, found.tasks[-1].span.end
    candidates = sorted([*_parentheses(plain, found), *_labels(plain)])
    return tuple(span for span in _outside(candidates, taken) if start <= span[0] < end)


def _taken(found: Extraction) -> Iterator[Span]:
    for task in found.tasks:
        yield from ((one.start, one.end) for one in task.clauses)
    yield from ((one.start, one.end) for one in found.stray_clauses)
    yield from ((one.start, one.end) for one in found.declarations)


def _parentheses(text: str, found: Extraction) -> Iterator[Span]:
    words = grammar()
    for start, end in found.parentheses.pairs:
        inside_end = start + 1 + len(text[start + 1 : end - 1].rstrip(_CLOSING))
        if end - start <= _LONGEST and text[inside_end - 2 : inside_end] in words.tail_ends:
            tail = words.tail.search(text, max(start + 1, inside_end - _TAIL), inside_end)
            # 推进 and its like close any remark; only behind a body are they a role.
            if tail is not None and (tail["stem"] or not words.role_of(tail["verb"]).after_body):
                yield start, end


def _labels(text: str) -> Iterator[Span]:
    words = grammar()
    for line in _LINE.finditer(text):
        match = words.label.match(text, line.end())
        if match is not None and match["stem"]:
            stop = text.find("\n", match.end())
            stop = len(text) if stop < 0 else stop
            if text[match.end() : stop].strip():
                yield line.end(), min(stop, line.end() + _LONGEST)


def _outside(candidates: list[Span], taken: list[Span]) -> Iterator[Span]:
    """The candidates that touch none of `taken`; both are in order."""
    place, reached = 0, 0
    for start, end in candidates:
        while place < len(taken) and taken[place][0] < end:
            reached = max(reached, taken[place][1])
            place += 1
        if reached <= start:
            yield start, end
