"""Responsibility clauses: closing parentheses whose pieces end in a role verb, read into segments of names.

（A、B分别牵头落实，C配合落实，各市、县（区）人民政府分别落实） has three segments. A comma may also stand inside a list
of names: a segment ends where a piece ends in a verb, not at the comma.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from graph_store.errors import InputError
from ingest.names import Mention, read_names
from ingest.parentheses import Parentheses
from ingest.tables import ITEM, Grammar, grammar

MOST_NAMES = 2000  # in one clause; the widest that was seen has 27
Known = Callable[[str], bool]


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
    leftovers: tuple[tuple[int, int], ...]


def find_clauses(text: str, found: Parentheses, known: Known) -> list[Clause]:
    """The clauses of `text` among its parentheses, in order. Raises InputError for a clause of too many names."""
    words = grammar()
    clauses = []
    for start, end in found.pairs:
        inside = text[start + 1 : end - 1].rstrip("。；;，, \u3000")
        if inside[-2:] in words.tail_ends:
            clause = _clause(text, start, end, words, known)
            if clause is not None:
                clauses.append(clause)
    return clauses


def _clause(text: str, start: int, end: int, words: Grammar, known: Known) -> Clause | None:
    segments: list[Segment] = []
    pending: list[tuple[int, int]] = []
    for match in ITEM.finditer(text, start + 1, end - 1):
        first, last = _stripped(text, *match.span())
        if first == last:
            continue
        pending.append((first, last))
        if len(pending) > MOST_NAMES:
            raise _too_many(text, start)
        tail = words.tail.search(text, first, last) if text[last - 2 : last] in words.tail_ends else None
        if tail is not None:
            pending[-1] = (first, tail.start())
            segments.append(_segment(text, pending, tail.group(), words, known))
            pending = []
    if not any(_is_body(mention.text, words, known) for segment in segments for mention in segment.mentions):
        return None
    return Clause(start, end, tuple(segments), tuple(pending))


def _stripped(text: str, first: int, last: int) -> tuple[int, int]:
    while first < last and text[first].isspace():
        first += 1
    while first < last and text[last - 1].isspace():
        last -= 1
    return first, last


def _segment(text: str, items: list[tuple[int, int]], role_text: str, words: Grammar, known: Known) -> Segment:
    tail = words.tail.search(role_text)
    assert tail is not None  # noqa: S101 - role_text is what this pattern matched
    mentions, open_ended = read_names(text, items, words, known)
    separately = any(adverb in tail["adverbs"] for adverb in words.separate)
    return Segment(words.roles[tail["verb"]], role_text, separately, tuple(mentions), open_ended)


def _is_body(name: str, words: Grammar, known: Known) -> bool:
    return words.body.search(name) is not None or known(name)


def _too_many(text: str, start: int) -> InputError:
    line = text.count("\n", 0, start) + 1
    return InputError(
        f"第 {line} 行的责任分句有超过 {MOST_NAMES} 个名称，不像一份任务分工：请检查文件",
        f"the clause in line {line} has more than {MOST_NAMES} names, which no notice has: check the file",
        where=f"line {line}",
    )
