"""Typed parameters: from what a user gave (text of an address or a command, or a Python value) to what Cypher takes."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Mapping
from typing import Any

from graph_store.errors import ParameterError
from graph_store.vocabulary import kinds, roles
from graph_store.words import query_words
from queries.naming import ANYWHERE, Within
from queries.question import Parameter, Question
from queries.scope import Scope

_TRUE, _FALSE = {"true", "yes", "1", "on", "是"}, {"false", "no", "0", "off", "否"}
_LONGEST = 500  # characters of a text parameter
_NO_TEXT = re.compile("[\x00\ud800-\udfff]")  # bytes that were no text, and what no engine stores
_TEXTS = frozenset({"text", "words", "agency", "document", "jurisdiction"})  # types whose values are text
_SHOWN = 40  # characters of a wrong value in a message


def read_parameters(question: Question, given: Mapping[str, Any], scope: Scope) -> dict[str, Any]:
    """Values of all parameters of `question`, defaults filled in. Raises ParameterError, NotFoundError."""
    check_names(question, given)
    values: dict[str, Any] = {}
    for one in sorted(question.parameters, key=lambda one: one.type == "agency"):  # where comes before who
        value = given.get(one.name)
        if value is None:
            if one.required:
                raise _missing(question, one)
            value = one.default
        if one.type == "agency":
            values[one.name] = _agency(one, value, scope, _within(given, values, scope))
        else:
            values[one.name] = READERS[one.type](one, value, scope)
    values = {one.name: values[one.name] for one in question.parameters}
    if values.get("kind") == "collective" and given.get("include_collectives") is None:
        # Who asks for collective names by kind wants them counted.
        values |= {"include_collectives": True} if "include_collectives" in values else {}
    if values.get("document") or given.get("agency"):
        # A document has one jurisdiction, and a body is asked about wherever it stands.
        values |= {"jurisdiction": ""} if "jurisdiction" in values and not given.get("jurisdiction") else {}
    return values


def check_names(question: Question, given: Mapping[str, Any]) -> None:
    """Raise ParameterError for a name that `question` does not know."""
    for name in given:
        if question.parameter(name) is None:
            raise _unknown(question, name)


def check_text(one: Parameter, value: object) -> None:
    """Raise ParameterError where `one` wants text and `value` is none, or is text that nothing stores."""
    if one.type in _TEXTS or isinstance(value, str):
        _text(one, value, None)


def _unknown(question: Question, name: str) -> ParameterError:
    known = [one.name for one in question.parameters]
    near = difflib.get_close_matches(name, known, n=1)
    hint_zh, hint_en = (f"，是否指 {near[0]}？", f"; did you mean {near[0]}?") if near else ("；", ".")
    return ParameterError(
        f"{question.name} 没有参数 {_shown(name)}{hint_zh}可用：{'、'.join(known)}",
        f"{question.name} has no parameter {_shown(name)}{hint_en} There are: {', '.join(known)}",
        where=name,
    )


def _missing(question: Question, one: Parameter) -> ParameterError:
    return ParameterError(
        f"{question.name} 需要参数 {one.name}：{one.zh}",
        f"{question.name} needs the parameter {one.name}: {one.en}",
        where=one.name,
    )


def _wrong(one: Parameter, value: object, zh: str, en: str) -> ParameterError:
    return ParameterError(
        f"参数 {one.name}={_shown(value)} 有误：应为{zh}",
        f"the parameter {one.name}={_shown(value)} is wrong: {en}",
        where=one.name,
    )


def _shown(value: object) -> str:
    """A value in a message: on one line, and not at any length."""
    text = repr(value)
    return text if len(text) <= _SHOWN else text[:_SHOWN] + "…"


def _text(one: Parameter, value: object, _scope: Scope | None) -> str:
    if not isinstance(value, str) or len(value) > _LONGEST or _NO_TEXT.search(value):
        raise _wrong(one, value, f"不超过 {_LONGEST} 字的文字", f"text of at most {_LONGEST} characters is wanted")
    return value.strip()


def _number(one: Parameter, value: object, _scope: Scope) -> int:
    low, high = one.minimum, one.maximum
    try:
        number = None if isinstance(value, bool) or "_" in str(value) else int(str(value))
    except ValueError:
        number = None
    if number is None or (low is not None and number < low) or (high is not None and number > high):
        span = f"{low if low is not None else '…'} – {high if high is not None else '…'}"
        raise _wrong(one, value, f" {span} 的整数", f"a whole number within {span} is wanted")
    return number


def _flag(one: Parameter, value: object, _scope: Scope) -> bool:
    if isinstance(value, bool):
        return value
    if str(value).lower() in _TRUE | _FALSE:
        return str(value).lower() in _TRUE
    raise _wrong(one, value, " true 或 false", "true or false is wanted")


def _choice(one: Parameter, value: object, _scope: Scope) -> str:
    if value not in one.choices:
        raise _wrong(one, value, f"：{'、'.join(one.choices)} 之一", f"one of {', '.join(one.choices)} is wanted")
    return str(value)


def _one_of(one: Parameter, value: object, words: Mapping[str, str]) -> str:
    """A code by itself or by its Chinese word."""
    text = str(value).strip()
    for code, zh in words.items():
        if text in {code, zh}:
            return code
    listed = "、".join(f"{code}（{zh}）" for code, zh in words.items())
    raise _wrong(one, value, f"：{listed} 之一", f"one of {', '.join(words)} is wanted")


def _roles(one: Parameter, value: object, _scope: Scope) -> list[str]:
    pieces = value.replace("，", ",").replace("、", ",").split(",") if isinstance(value, str) else value
    if not isinstance(pieces, (list, tuple)):
        raise _wrong(one, value, "角色的列表", "a list of roles is wanted")
    words = {role.role: role.zh for role in roles().values()}
    return sorted({_one_of(one, piece, words) for piece in pieces if str(piece).strip()}, key=list(words).index)


def _kind(one: Parameter, value: object, _scope: Scope) -> str:
    return _one_of(one, value, {kind.kind: kind.zh for kind in kinds().values()}) if value else ""


def _words(one: Parameter, value: object, scope: Scope) -> list[str]:
    found = list(query_words(_text(one, value, scope), scope.names))
    if not found:
        raise _wrong(one, value, "至少一个词", "at least one word is wanted")
    return found


def _agency(one: Parameter, value: object, scope: Scope, within: Within = ANYWHERE) -> str:
    return scope.agency(_text(one, value, scope), one.name, within)


def _within(given: Mapping[str, Any], values: Mapping[str, Any], scope: Scope) -> Within:
    """Where a body is asked about: only a place that was named tells which one a short name means."""
    return scope.within(values.get("document", ""), values["jurisdiction"] if given.get("jurisdiction") else "")


def _task(one: Parameter, value: object, scope: Scope) -> str:
    return scope.task(_text(one, str(value), scope))


def _document(one: Parameter, value: object, scope: Scope) -> str:
    text = _text(one, value, scope)
    return scope.document(text) if text else ""


def _jurisdiction(one: Parameter, value: object, scope: Scope) -> str:
    return scope.jurisdiction(_text(one, value, scope))


READERS: dict[str, Callable[[Parameter, Any, Scope], Any]] = {
    "text": _text, "words": _words, "number": _number, "flag": _flag, "roles": _roles, "kind": _kind,
    "choice": _choice, "agency": _agency, "task": _task, "document": _document, "jurisdiction": _jurisdiction,
}  # fmt: skip
