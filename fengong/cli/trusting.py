"""How far a reading can be trusted, in words: the number with the shares that explain it, and what decided."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from graph_store.vocabulary import table

if TYPE_CHECKING:
    from ingest.scorecard import Scorecard

_KINDS = {
    "first": ("列第一位者牵头", "the first-named leads"), "mark": ("标注的符号", "a mark"),
    "verb": ("动词的含义", "what a verb means"), "short": ("简称", "a short name"),
    "blanket": ("对各项任务的声明", "for every task"), "rest": ("其余单位的角色", "what the others are"),
}  # fmt: skip
_CORRECTIONS = {
    "same-body": "同一机构", "not-same-body": "不是同一机构", "rename": "改名", "kind": "类别", "role": "角色",
    "add": "补上", "remove": "去掉",
}  # fmt: skip


def trust_lines(card: Scorecard, *, english: bool) -> Iterator[str]:
    """The lines of a scorecard that say how sure it is."""
    shares = (", " if english else "，").join(one.text(english=english) for one in card.shares)
    yield f"  trust {card.trust:.2%}: {shares}" if english else f"  可信度 {card.trust:.2%}：{shares}"
    sure = (", " if english else "，").join(f"{name}: {number}" for name, number in card.confidence.items() if number)
    counted = (f"{basis_text(name, english=english)} {number}" for name, number in card.by_basis.items())
    bases = (", " if english else "、").join(counted)
    yield f"  confidence {sure}; role from {bases}" if english else f"  把握 {sure}；角色来自{bases}"
    if card.format != "txt":
        yield f"  {_format(card, english=english)}"
    for one in card.declarations:
        kind = _KINDS.get(one.kind, (one.kind, one.kind))[english]
        if english:
            yield f"  declaration ({kind}) {one.text}: changed {one.clauses} clauses, {one.assignments} assignments"
        else:
            yield f"  声明（{kind}）{one.text}：改变 {one.clauses} 个分句、{one.assignments} 条责任"
    yield from _corrections(card, english=english)


def _corrections(card: Scorecard, *, english: bool) -> Iterator[str]:
    """Those that were applied; what no longer matches is among what to look at."""
    for one in card.corrections:
        if one.outcome == "unmatched":
            continue
        who = f"{one.author} {one.time[:10]} {one.reason}"
        if english:
            done = f"changed {one.changed} assignments" if one.outcome == "applied" else "says what is read anyway"
            yield f"  correction ({one.correct}) {one.text_en}: {done} [{who}]"
        else:
            done = f"改变 {one.changed} 条责任" if one.outcome == "applied" else "不更正也是这样读"
            yield f"  更正（{_CORRECTIONS[one.correct]}）{one.text}：{done}【{who}】"


def basis_text(name: str, *, english: bool) -> str:
    """What gave a role, in words."""
    words = {row["basis"]: row["en" if english else "zh"] for row in table("bases")}
    return words.get(name, name)


def _format(card: Scorecard, *, english: bool) -> str:
    if english:
        return f"read as {card.format}: {card.pieces} pieces with their places, {card.tables} tables"
    return f"按 {card.format} 读入：{card.pieces} 处有出处，{card.tables} 张表"
