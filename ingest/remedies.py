"""The correction that would settle a doubt, as a line to paste: a person adds the reason, and checks the rest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple, Protocol

from ingest.addressing import address, passage_around
from ingest.corrections import Correction
from ingest.passages import Span
from ingest.punctuation import full_width
from ingest.tables import grammar

_TAIL = 40
_ENDS = "。；;，,、（()） \t\u3000"


class Suggests(Protocol):
    """Whoever knows names that are like another."""

    def suggest(self, name: str) -> Sequence[str]:
        """The known names most like `name`, best first."""


class Doubtful(NamedTuple):
    """A doubt of one document: its reason, its text as printed, and where that stands."""

    document: str
    reason: str
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Remedy:
    """The nearest known names of an unknown one, and the line for the corrections file ("" when none would help)."""

    nearest: tuple[str, ...] = ()
    line: str = ""


def remedy(text: str, one: Doubtful, names: Suggests, author: str, time: str) -> Remedy:
    """What would settle the doubt. The line has no reason yet: it is refused until somebody writes one."""
    if one.reason == "unknown-name":
        nearest = tuple(names.suggest(one.text))
        body = {"name": one.text, "body": nearest[0]} if nearest else {"body": one.text, "kind": ""}
        return Remedy(nearest, _line("same-body" if nearest else "kind", author, time, body))
    if one.reason in {"leftover", "unread-clause"}:
        span, role = _guess(text, (one.start, one.end))
        passage = (one.start, one.end) if one.reason == "unread-clause" else passage_around(text, span)
        return Remedy(line=_placed("add", one.document, text, span, passage, role, author, time))
    if one.reason in {"bare", "inferred"}:
        span, role = _first(text, (one.start, one.end)), "responsible" if one.reason == "bare" else "lead"
        return Remedy(line=_placed("role", one.document, text, span, passage_around(text, span), role, author, time))
    return Remedy()


def _placed(
    correct: str, document: str, text: str, span: Span, passage: Span, role: str, author: str, time: str
) -> str:
    return _line(correct, author, time, {"document": document, **address(text, span, passage), "role": role})


def _line(correct: str, author: str, time: str, said: dict[str, Any]) -> str:
    return Correction(correct, author, time, "", **said).line()


def _guess(text: str, span: Span) -> tuple[Span, str]:
    """The names in a clause that was not read, and the role that its verb or label gives them."""
    words, plain = grammar(), full_width(text)
    start, end = _trimmed(text, span)
    label = words.label.match(plain, start, end)
    if label is not None and label["stem"]:
        return _trimmed(text, (label.end(), end)), words.stems[label["stem"]]
    tail = words.tail.search(plain, max(start, end - _TAIL), end)
    # 推进 and its like close any phrase: no name before them is meant.
    loose = tail is None or (not tail["stem"] and words.role_of(tail["verb"]).after_body)
    if tail is None or loose or tail.start() == start:
        return (start, end), "responsible"
    role = words.stems[tail["stem"]] if tail["stem"] else words.role_of(tail["verb"]).role
    return _trimmed(text, (start, tail.start())), role


def _first(text: str, span: Span) -> Span:
    """The first name of a list."""
    stops = [place for mark in "、，," if (place := text.find(mark, *span)) >= 0]
    return span[0], min(stops, default=span[1])


def _trimmed(text: str, span: Span) -> Span:
    start, end = span
    while start < end and text[start] in _ENDS:
        start += 1
    while start < end and text[end - 1] in _ENDS:
        end -= 1
    return start, end
