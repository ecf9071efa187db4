"""What an answer counted, in sentences: a ranking that does not say so misleads."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from graph_store.places import known_place
from graph_store.vocabulary import kinds, roles
from queries.answer import Note
from queries.question import Question
from queries.scope import Scope

_MOST_LISTED = 5
_MOST_SECTIONS = 15


def notes(question: Question, values: dict[str, Any], scope: Scope) -> Iterator[Note]:
    """Notes on the rows of `question` asked with `values`."""
    yield Note(question.counts_zh, question.counts)
    if values.get("roles"):
        chosen = [roles()[name] for name in values["roles"]]
        yield Note(
            f"只计角色：{'、'.join(one.zh for one in chosen)}。", f"Roles: {', '.join(one.en for one in chosen)} only."
        )
    if values.get("kind"):
        kind = kinds()[values["kind"]]
        yield Note(f"只看{kind.zh}。", f"Only: {kind.en}.")
    if values.get("include_collectives") is False:
        yield Note("集合称谓（各…、有关…）不计。", "Collective names (各…, 有关…) are left out.")
    if values.get("expand"):
        yield _expanded(scope)
    if "text" in values and isinstance(values["text"], list):
        yield Note(f"查找的词：{'、'.join(values['text'])}。", f"Words looked for: {', '.join(values['text'])}.")
    if len(scope.jurisdictions) > 1:
        yield from _bodies(question, values, scope)
    yield from _scope_notes(values, scope)


def _bodies(question: Question, values: dict[str, Any], scope: Scope) -> Iterator[Note]:
    """Which bodies were meant, where the same short name may be that of several."""
    meant = [values[one.name] for one in question.parameters if one.type == "agency" and values.get(one.name)]
    if meant:
        named = [(scope.full_names.get(one, one), one) for one in meant]
        yield Note(
            f"机构：{'、'.join(f'{name}（{one}）' for name, one in named)}。",
            f"Bodies: {', '.join(f'{name} ({one})' for name, one in named)}.",
        )


def _scope_notes(values: dict[str, Any], scope: Scope) -> Iterator[Note]:
    if values.get("document"):
        yield Note(f"只看文件 {values['document']}。", f"Only the document {values['document']}.")
    elif "jurisdiction" in values and len(scope.jurisdictions) > 1:
        yield _jurisdictions(values["jurisdiction"], scope)
    if values.get("section", -1) != -1:
        yield _section(values, scope)


def _section(values: dict[str, Any], scope: Scope) -> Note:
    """Which section was asked for; where there is none of that number, which there are."""
    number, document = values["section"], values.get("document", "")
    known = scope.sections(document, values.get("jurisdiction", ""))
    if number in known:
        return Note(f"只看第 {number} 部分。", f"Only section {number}.")
    one = len(scope.documents) == 1 or bool(document)  # elsewhere a number is that of a section of each document
    listed = [f"{at} {title}".strip() if one else str(at) for at, title in known.items()]
    more = len(listed) - _MOST_SECTIONS
    zh, en = "、".join(listed[:_MOST_SECTIONS]) or "没有", ", ".join(listed[:_MOST_SECTIONS]) or "none"
    return Note(
        f"没有第 {number} 部分；有的部分：{zh}{f' 等 {len(listed)} 个' if more > 0 else ''}。",
        f"There is no section {number}; there are: {en}{f' and {more} more' if more > 0 else ''}.",
        warns=True,
    )


def _expanded(scope: Scope) -> Note:
    listed = [(name, number) for name, number in scope.collectives.items()][:_MOST_LISTED]
    if not listed:
        return Note(
            "图中没有成员可知的集合称谓：expand 不起作用。",
            "No collective name here has known members: expand does nothing.",
        )
    zh = "、".join(f"{name}（{number}）" for name, number in listed)
    en = ", ".join(f"{name} ({number})" for name, number in listed)
    return Note(
        f"集合称谓的任务算到成员头上，成员数取自行政区划表：{zh}；“有关…”和成员不明的不展开。",
        f"Tasks of collective names count for their members, whose number is from the table of divisions: {en}; "
        "有关… and names without known members are left as they are.",
    )


def _name(code: str) -> str:
    found = known_place(code)
    return found.name if found else code


def _jurisdictions(chosen: str, scope: Scope) -> Note:
    if not chosen:
        listed = "、".join(map(_name, scope.jurisdictions))
        return Note(f"各地区合计：{listed}。", f"All jurisdictions together: {listed}.")
    listed = "、".join(_name(code) for code in scope.jurisdictions if code != chosen)
    return Note(
        f"只计 {_name(chosen)}；图中还有其他地区（{listed}），jurisdiction=all 为全部。",
        f"Only {_name(chosen)}; the graph also holds {listed}; jurisdiction=all takes all.",
    )


def cut_note(shown: int, total: int, *, tie: bool) -> Note:
    """The note on rows that were left out."""
    zh, en = f"共 {total} 行，这里是 {shown} 行。", f"{shown} of {total} rows."
    if tie:
        zh, en = zh + "末行与未列出的下一行并列。", en + " The last one ties with the next one left out."
    return Note(zh, en)
