"""Clauses inside sentences of running text: 打击盗采行为，省自然资源厅牵头，省公安厅配合，每半年一次."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from ingest.clause import Clause
from ingest.clause_reading import read_clause
from ingest.context import Context
from ingest.inside import Inside
from ingest.runs import names_body, runs
from ingest.segment import Segment, Span

_ASSIGNS = re.compile(
    "牵头|负责|会同|配合|主抓|[主承协]办|抓总|负总责|落实|协[助同]|参[与加]|实施|承担|督[导办查]|指导|支持|统筹"
    "|组织|起草|提出|审[核查计批]|验收|推进|保障|执行"
)
_WATCHING = frozenset({"督查", "督办", "督导", "考核", "检查", "监督"})
_MOST_STARTS = 2
_LED = 2  # roles that 会同 gives
_MEMBERS = re.compile(r"组成[，、]$")
SURE = re.compile(r"(?:自治区|兵团|[省市县区州旗盟]|国务院|国家|中国|全国|中央|各|有关)(?!部门|单位|地)")
_COLLECTIVE = re.compile(r"(?:各|有关|相关|其他|其余|所有)")
_SENTENCE_END = re.compile(r"[。；\n]")
_LONGEST_SENTENCE = 400
# 商务部门, 龙头企业: nobody in particular, unless 各 or 有关 says that they are meant.
_VAGUE = re.compile(
    r"^(?!各|有关|相关|所有|其他|地方|属地|基层|[省市州盟县旗区](?:级|直)|国务院有关).*(?:部门|企业|院所|机构|组织|单位)$"
)
_FEWEST_DUTIES = 2
_JUST_BEFORE = 40


def run_clauses(
    here: Context, taken: Iterable[Span], skip: tuple[Span, ...], is_text: Callable[[int, int], bool]
) -> Iterator[Clause]:
    """What stands behind what is to be done and before what else is said, outside the clauses in `taken`.

    `is_text` says of a sentence that it assigns nothing, whatever its words.
    """
    inside = Inside(sorted(taken))
    for sentence in _hinted(here.text, inside):
        if inside.touches(*sentence) or is_text(*sentence) or _is_heading(here.text, *sentence):
            continue
        for first, last in runs(here, *sentence):
            for start in _starts(here.text, first, last):
                clause = read_clause(here, (start, last), (start, last), "sentence", skip)
                if clause is not None and not clause.leftovers and _is_run(here, clause):
                    yield clause
                    break


def _is_heading(text: str, start: int, end: int) -> bool:
    """第四章　家校社协同: one piece that no 。 closes."""
    return text[end : end + 1] not in {"。", "；"} and not any(mark in text[start:end] for mark in "，、：由")


def _starts(text: str, first: int, last: int) -> list[int]:
    """Where a run may begin: with its first item, or behind one of its first commas, if that was no body."""
    commas = [position + 1 for position in range(first, last) if text[position] == "，"]
    return [first, *commas[:_MOST_STARTS]]


def _hinted(text: str, inside: Inside) -> Iterator[Span]:
    """The sentences with a word that assigns."""
    done = 0
    for hint in _ASSIGNS.finditer(text):
        if hint.start() < done or inside.holds(hint.start()):
            continue
        window = max(done, hint.start() - _LONGEST_SENTENCE)
        start = max([window - 1, *(text.rfind(mark, window, hint.start()) for mark in "。；\n")]) + 1
        stop = _SENTENCE_END.search(text, hint.end(), hint.end() + _LONGEST_SENTENCE)
        done = stop.start() if stop else min(len(text), hint.end() + _LONGEST_SENTENCE)
        yield start, done


def _is_run(here: Context, clause: Clause) -> bool:
    """Whether it surely assigns: by a verb that closes a list, or by duties of known bodies; to somebody in particular.

    Who watches over all of it (市政府督查室跟踪督办) is no part of a measure, nor are the members of a conference.
    """
    roles = {segment.role for segment in clause.segments}
    if roles == {"supervise"} or (here.text[clause.end - 2 : clause.end] in _WATCHING and len(roles) <= _LED):
        return False
    if _MEMBERS.search(here.text, max(0, clause.start - _JUST_BEFORE), clause.start):
        return False
    names = [one for segment in clause.segments for one in segment.mentions]
    if not all(segment.basis in {"verb", "connective", "object"} for segment in clause.segments):
        return False
    if not all(names_body(here, one.start, one.end) for one in names) or not all(
        names_bodies(here, one) for one in clause.segments
    ):
        return False
    if all(_COLLECTIVE.match(one.text) for one in names):
        return False
    if any(segment.basis != "object" for segment in clause.segments):
        return True
    if len(clause.segments) < _FEWEST_DUTIES and here.text[clause.start] != "由":
        return False
    return all(here.knows(one.start, one.end) or SURE.match(one.text) for one in names)


def names_bodies(here: Context, segment: Segment) -> bool:
    """Whether all names of a segment that a verb gave its role are those of bodies in particular."""
    by_verb = segment.basis in {"verb", "connective", "object"}
    return by_verb and all(_names_body(here, one.start, one.end) for one in segment.mentions)


def _names_body(here: Context, start: int, end: int) -> bool:
    name = here.text[start:end]
    ends = here.words.body.search(name) is not None or name.endswith("）") or name == "各地" or here.known(name)
    vague = _VAGUE.search(name) is not None and not here.known(name)
    return ends and name not in here.words.generic and not vague and "：" not in name and len(name) > 1
