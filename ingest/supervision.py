"""Who watches over all tasks of a document: 省政府督查室对落实情况进行跟踪督查, before or behind the tasks. Pure.

Only a sentence of this form counts: a named body, words that lead to the verb, what is watched, a verb of supervision.
What is watched must be the tasks as a whole (本通知, 任务落实情况) or nothing at all; 对学校的督促检查 is one task
among others, and 各部门要加强督促检查 speaks of the departments' own work.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from graph_store.vocabulary import table
from ingest.clause import Clause
from ingest.divisions import division, is_within
from ingest.names import Mention, read_names, stripped
from ingest.resolve import Resolution, Resolver
from ingest.spans import Span, TaskSpan
from ingest.tables import COLLECTIVE_START, grammar, longest_first

_LONGEST = 120  # characters of a clause of such a sentence
_WINDOW = 500  # of the sentence on either side of it
_PIECE = re.compile(r"[^，。；：\n]+")
_SENTENCE_END = re.compile(r"[。；\n]|\Z")
_SPACE = " \t\r\u3000"
_COLLECTIVE = re.compile(COLLECTIVE_START)
_NOBODY = re.compile(r"(?:单位|部门|地方|方面|同志|负责人|领导)$")
_LABEL = r"(?:[0-9一二三四五六七八九十]{1,4}[.．、])?+"
_VERBAL = re.compile(r"[要将对把应须请报送]")  # 省教育厅要求某某办公室: no name
# 每季度, 按月, 于每月10日前, 年底: how often and when.
_RHYTHM = (
    r"(?:于)?(?:[每按逐双]半?(?:个)?(?:年|季度?|月|周|旬|日|天)(?:度)?(?:[末底初])?(?:\d+日)?前?"
    r"|年[底终末中]|月度|季度|不?定期)"
)


class Supervision(NamedTuple):
    """A body that a sentence makes the supervisor of all tasks; `position` counts from 1 within the sentence."""

    mention: Mention
    verb: str
    position: int
    sentence: Mention
    resolution: Resolution


def supervisions(plain: str, text: str, tasks: Sequence[TaskSpan], resolver: Resolver) -> tuple[Supervision, ...]:
    """Supervisors named before the first task, between tasks, and behind the clauses of the last one.

    `plain` is `text` with full-width marks; a body is listed once, where it is named first.
    """
    found: dict[str, Supervision] = {}
    for start, end in _outside(plain, tasks):
        for piece in _PIECE.finditer(plain, start, end) if _verb().search(plain, start, end) else ():
            for one in _read(plain, text, piece, resolver):
                found.setdefault(one.resolution.agency.id, one)
    return tuple(found.values())


def without_them(tasks: Sequence[TaskSpan], found: Sequence[Supervision]) -> tuple[TaskSpan, ...]:
    """The tasks without the sentence clauses that are duties over all of them."""
    return tuple(
        one._replace(clauses=tuple(clause for clause in one.clauses if not is_one_of(clause, found)))
        if any(clause.form == "sentence" for clause in one.clauses)
        else one
        for one in tasks
    )


def is_one_of(clause: Clause, found: Sequence[Supervision]) -> bool:
    """Whether a clause is a sentence of `found`."""
    return clause.form == "sentence" and any(
        one.sentence.start <= clause.start and clause.end <= one.sentence.end for one in found
    )


def _outside(plain: str, tasks: Sequence[TaskSpan]) -> Iterator[Span]:
    """Outside all tasks; closing words that no number parts from the last task stand in the lines behind its clauses,
    and a last item without any clause is such words itself (组织实施).
    """
    position = 0
    for task in tasks:
        yield position, max(position, task.start)
        position = max(position, task.end)
    if tasks:
        clauses = (*tasks[-1].clauses, *tasks[-1].inherited)
        # A sentence may be the closing words themselves: others say where the task ends, if there are any.
        ends = [one.end for one in clauses if one.form != "sentence"] or [one.end for one in clauses]
        closing = plain.find("\n", max(ends)) if ends else tasks[-1].body
        position = min(position, closing) if closing >= 0 else position
    yield position, len(plain)


def _read(plain: str, text: str, piece: re.Match[str], resolver: Resolver) -> Iterator[Supervision]:
    start = piece.start() + len(piece[0]) - len(piece[0].lstrip(_SPACE))
    end = piece.start() + len(piece[0].rstrip(_SPACE))
    if end - start > _LONGEST or not _verb().search(plain, start, end):
        return
    said = _clause().match(plain, start, end)
    if said is None or not (said["verb"] or said["object"] or said["after"] or _often().search(said["ways"])):
        return
    names = _names(plain, *said.span("who"), resolver)
    bodies = [Mention(text[one.start : one.end], one.start, one.end) for one in names]
    named = [(one, resolver.resolve(one.text, carried=False)) for one in bodies if not _COLLECTIVE.match(one.text)]
    # Where one of them is no body the sentence is not understood, and 各部门会同某某 is the departments' own work.
    if not named or named[0][0] != bodies[0] or not all(_may(found, one, resolver) for one, found in named):
        return
    sentence = _sentence(plain, text, start, end)
    for position, (mention, resolution) in enumerate(named, start=1):
        yield Supervision(mention, said["verb"] or said["weak"], position, sentence, resolution)


def _names(plain: str, start: int, end: int, resolver: Resolver) -> list[Mention]:
    """The bodies of the subject: 国务院办公厅会同监察部 is two, of which the first leads."""
    items, first = [], start
    for mark in re.finditer(r"、|会同|联合", plain[start:end]):
        items.append((first, start + mark.start()))
        first = start + mark.end()
    return read_names(plain, [*items, (first, end)], grammar(), resolver.index.knows)[0]


def _may(found: Resolution, mention: Mention, resolver: Resolver) -> bool:
    """Whether it is a body that can watch over others: no collective, no government further down, no mere word."""
    body, place = found.agency, resolver.index.place
    if body.kind == "collective" or mention.text in grammar().generic or _NOBODY.search(mention.text):
        return False
    if body.kind == "local_government" and body.jurisdiction != place.code:
        return not is_within(division(body.jurisdiction), place)
    named = grammar().ends_as_body(mention.text, 0, len(mention.text))
    return body.known or (named and not _VERBAL.search(mention.text))


def _sentence(plain: str, text: str, start: int, end: int) -> Mention:
    """The sentence around the clause plain[start:end], or as much of it as is read at the most."""
    left, right = max(0, start - _WINDOW), min(len(plain), end + _WINDOW)
    first = max(plain.rfind(mark, left, start) for mark in "。；\n") + 1 or (start if left else 0)
    closing = _SENTENCE_END.search(plain, end, right)
    last = end if closing is None else closing.end() if closing[0] != "\n" else closing.start()
    first, last = stripped(text, first, last)
    return Mention(text[first:last], first, last)


@cache
def _words(part: str) -> str:
    return longest_first([row["word"] for row in table("supervision") if row["part"] == part])


@cache
def _verb() -> re.Pattern[str]:
    return re.compile(rf"{_words('verb')}|{_words('verb_of_something')}")


@cache
def _often() -> re.Pattern[str]:
    return re.compile(_RHYTHM)


@cache
def _clause() -> re.Pattern[str]:
    way = rf"(?:{_words('way')}|{_RHYTHM})"
    thing = rf"(?>(?:《[^《》]*+》|{_words('object')})+)"
    things = rf"(?:{thing}(?>(?:[、和及]{thing})*))"
    # The ways are atomic: the subject alone is found by trial, so a clause costs its length times that of a name.
    # None is possessive: Python before 3.11.5 keeps what a broken last round of a possessive group took.
    return re.compile(
        rf"{_LABEL}(?>(?:{_words('opener')})*)(?!{_words('nobody')})(?P<who>[^，。；：（）\s]{{2,60}}?)"
        rf"(?P<ways>(?>{way}*))(?P<object>(?>(?:[对就把]{things})?))(?>{way}*)"
        rf"(?:(?P<verb>{_words('verb')})|(?P<weak>{_words('verb_of_something')}))"
        rf"(?>(?:[、和并](?:{_words('verb')}|{_words('verb_of_something')}))*)"
        rf"(?P<after>(?>{things}?))(?>(?:{_words('tail')})*)(?:[和并及].{{0,12}})?$"
    )
