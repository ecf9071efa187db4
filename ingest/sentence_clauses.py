"""Clauses inside sentences of running text: 打击盗采行为，省自然资源厅牵头，省公安厅配合，每半年一次.

Running text speaks of bodies too, so a run of names and verbs is a clause only where something says that it assigns.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from ingest.body_text import body_text
from ingest.clause import Clause
from ingest.clause_reading import read_clause
from ingest.context import Context
from ingest.inside import Inside
from ingest.names import Mention
from ingest.numbering import behind_label
from ingest.particular import is_sure, names_bodies, names_body
from ingest.references import ABOVE
from ingest.runs import runs
from ingest.segment import Span

# Words that assign wherever they stand, and words that do at the end of a piece. Literals alone: the search is quick.
_ANYWHERE = "牵头 负责 会同 配合 主抓 主办 承办 协办 抓总 负总责 协助 协同 参与 参加 为主 为辅 由"
_LAST = (
    "推进 落实 实施 支持 保障 组织 指导 执行 承担 验收 审核 审查 审计 审批 "
    "提出 起草 督导 督办 督查 责任 统筹 支撑 检查 整改 复核"
)
_ASSIGNS = re.compile("|".join([*_ANYWHERE.split(), *(f"{word}(?=[，；。])" for word in _LAST.split())]))
_OTHER_WORDS = frozenset({"自由", "理由", "缘由"})
_WATCHING = frozenset({"督查", "督办", "督导", "考核", "检查", "监督"})
_MOST_STARTS = 2
_MEMBERS = re.compile(r"组成[，、]$")
_COLLECTIVE = re.compile(r"(?:各|有关|相关|其他|其余|所有)")
_SENTENCE_END = re.compile(r"[。；\n]")
_LONGEST_SENTENCE = 400
_FEWEST_DUTIES = 2
_JUST_BEFORE = 40
_LONGEST_HEADING = 40
_COUNTED = re.compile(r"[ \t\u3000]*[一二三四五六七八九十]是")


def sentence_clauses(here: Context, taken: Iterable[Span], skip: tuple[Span, ...]) -> Iterator[Clause]:
    """What stands behind what is to be done and before what else is said, outside the clauses in `taken`.

    What may assign or only report is a clause where its paragraph assigns for certain.
    """
    spans = sorted(taken)
    inside, lines, is_text = Inside(spans), Inside(spans), body_text(here, spans)
    sentences = [
        one
        for one in _hinted(here.text, spans)
        if not (inside.touches(*one) or is_text(*one) or _is_heading(here.text, *one))
    ]
    for line, among in groupby(sentences, key=lambda one: here.text.rfind("\n", 0, one[0]) + 1):
        found = [clause for one in among for clause in _of_sentence(here, one, skip)]
        sure = any(_is_sure(here, clause) for clause in found) or lines.touches(line, _line_end(here.text, line))
        duties = sum(len(one.segments) for one in found if _is_duty(one))
        numbered = behind_label(here.text, line) > line or _COUNTED.match(here.text, line) is not None
        enough = duties >= _FEWEST_DUTIES or (len(found) == 1 and numbered) or _opens_paragraph(here, found, line)
        for clause in found:
            if sure or (
                all(is_sure(here, one) for one in _names(clause)) and _may_stand_alone(clause, numbered, enough)
            ):
                yield clause


def _may_stand_alone(clause: Clause, numbered: bool, enough: bool) -> bool:
    """Whether a clause of bodies in particular assigns though nothing else in its paragraph does for certain."""
    answers = all("负" in one.role_text for one in clause.segments)  # 各市对本地区工作负总责
    return (numbered and (answers or _watches(clause))) or (enough and _is_duty(clause))


def _opens_paragraph(here: Context, clauses: list[Clause], line: int) -> bool:
    """Whether all that a paragraph assigns is said at its start: 各市人民政府负责本地区的先期处置。"""
    first = here.stripped(line, _line_end(here.text, line))[0]
    alone = len(clauses) == 1 and clauses[0].start == first and clauses[0].segments[0].role_text.startswith("负责")
    return alone and _is_below_heading(here.text, line)


def _is_below_heading(text: str, line: int) -> bool:
    """Whether the line above is a numbered heading: 2.5　县级指挥机构."""
    above = text[max(0, line - 2 * _LONGEST_HEADING) : line].rstrip()
    heading = above[above.rfind("\n") + 1 :]
    return 0 < behind_label(heading, 0) < len(heading) <= _LONGEST_HEADING and heading[-1] not in "。；："


def _watches(clause: Clause) -> bool:
    return {segment.role for segment in clause.segments} == {"supervise"}


def _line_end(text: str, start: int) -> int:
    end = text.find("\n", start)
    return len(text) if end < 0 else end


def _of_sentence(here: Context, sentence: Span, skip: tuple[Span, ...]) -> Iterator[Clause]:
    """What the runs of one sentence assign; 以上任务由A负责, a sentence of nothing else, speaks of several measures."""
    if ABOVE.match(here.text, *sentence) and (clause := _assigning(here, sentence, skip)):
        yield clause
        return
    for first, last in runs(here, *sentence):
        readings = (_assigning(here, span, skip) for span in _within(here.text, first, last))
        clause = next((one for one in readings if one is not None), None)
        if clause is not None:
            yield clause


def _assigning(here: Context, span: Span, skip: tuple[Span, ...]) -> Clause | None:
    """The clause that is all of the span, if it assigns."""
    clause = read_clause(here, span, span, "sentence", skip)
    return clause if clause is not None and not clause.leftovers and _may_assign(here, clause) else None


def _is_heading(text: str, start: int, end: int) -> bool:
    """第四章　家校社协同: one piece that no 。 closes."""
    return text[end : end + 1] not in {"。", "；"} and not any(mark in text[start:end] for mark in "，、：由")


def _within(text: str, first: int, last: int) -> Iterator[Span]:
    """The run, and its parts from behind one of its first commas or up to one of its last: what is left was no body."""
    commas = [position for position in range(first, last) if text[position] == "，"]
    yield first, last
    yield from ((comma + 1, last) for comma in commas[:_MOST_STARTS])
    yield from ((first, comma) for comma in commas[: -_MOST_STARTS - 1 : -1])


def _hinted(text: str, taken: list[Span]) -> Iterator[Span]:
    """The sentences with a word that assigns outside the spans in `taken` (sorted)."""
    done = 0
    for first, last in _gaps(taken, len(text)):
        done = max(done, first)
        for hint in _ASSIGNS.finditer(text, first, last):
            if hint.start() < done or text[hint.start() - 1 : hint.end()] in _OTHER_WORDS:
                continue
            window = max(done, hint.start() - _LONGEST_SENTENCE)
            start = max([window - 1, *(text.rfind(mark, window, hint.start()) for mark in "。；\n")]) + 1
            stop = _SENTENCE_END.search(text, hint.end(), hint.end() + _LONGEST_SENTENCE)
            done = stop.start() if stop else min(len(text), hint.end() + _LONGEST_SENTENCE)
            yield behind_label(text, start), done


def _gaps(taken: list[Span], end: int) -> Iterator[Span]:
    """What is left between the spans (sorted, perhaps one in the other)."""
    done = 0
    for first, last in taken:
        if done < first:
            yield done, first
        done = max(done, last)
    if done < end:
        yield done, end


def _may_assign(here: Context, clause: Clause) -> bool:
    """Whether verbs give bodies their roles, and it is no list of members (由…组成) nor a call for checks."""
    if _MEMBERS.search(here.text, max(0, clause.start - _JUST_BEFORE), clause.start):
        return False
    joint = all(segment.basis == "connective" for segment in clause.segments)
    if joint and here.text[clause.end - 2 : clause.end] in _WATCHING:
        return False
    return all(names_bodies(here, one) for one in clause.segments) and all(
        names_body(here, one.start, one.end) for one in _names(clause)
    )


def _names(clause: Clause) -> list[Mention]:
    return [one for segment in clause.segments for one in segment.mentions]


def _is_sure(here: Context, clause: Clause) -> bool:
    """Whether it assigns even if nothing else in its paragraph does: to somebody in particular, what is to be done.

    Who watches over all of it (市政府督查室跟踪督办) is no part of a measure.
    """
    names = _names(clause)
    watches = _watches(clause)
    goes_on = here.text[clause.end : clause.end + 1] == "、"  # 督促检查、定期通报
    if clause.above or (here.text[clause.start - 1] == "由" and not (watches and goes_on)):
        return True
    if watches or all(map(_is_collective, names)):
        return False
    if not _is_duty(clause):
        return True
    several = len(clause.segments) >= _FEWEST_DUTIES or here.text[clause.start] == "由"
    return several and all(is_sure(here, one) for one in names)


def _is_duty(clause: Clause) -> bool:
    """Whether it only says who does what (A负责资金), and nobody leads or helps."""
    return all(segment.basis == "object" for segment in clause.segments)


def _is_collective(mention: Mention) -> bool:
    return _COLLECTIVE.match(mention.text) is not None
