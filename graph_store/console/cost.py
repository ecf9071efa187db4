"""Expressions that Neo4j evaluates for one row without ever looking at its clock: refused before they start.

Its timeout is checked between rows. reduce() is not in the list of functions; what is left are loops inside loops, long
ranges and regular expressions that backtrack. Ladybug needs none of this: its worker is killed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from graph_store.console.lexer import Token
from graph_store.console.refusal import refused

LONGEST_RANGE = 100_000
_LOOPS = frozenset({"any", "all", "none", "single"})
_SIZES = frozenset({"size", "length"})
_OPEN = Token("sign", "(")
_EXTENDS = frozenset("+-*/%^.[:(")
# What a pattern may hold: no backreference, no lookaround, no quoting by \Q, no flag that changes how it is read.
_ODD = re.compile(r"\\[^dDwWsSbBnrtp\W]|\(\?(?![:]|[ismu]+\))")
_CHOICES = ((re.compile(r"[*+]|\{"), 3), (re.compile(r"\?"), 6), (re.compile(r"\("), 4))
_NESTED = re.compile(r"\)[*+{]|[*+}][*{]")


def check_cost(found: list[Token], parameters: Mapping[str, Any]) -> None:
    """Raise QueryRefusedError for an expression whose evaluation could not be stopped."""
    _check_loops(found)
    for inside in _ranges(found):
        _check_range(inside, parameters)
    for position in range(len(found) - 2):
        if (found[position].text, found[position + 1].text) == ("=", "~"):
            _check_match(found[position + 2 : position + 5], parameters)


def _check_loops(found: list[Token]) -> None:
    opened: list[bool] = []
    for position, token in enumerate(found):
        if token.kind == "sign" and token.text in "([{":
            loop = _is_loop(found, position)
            if loop and any(opened):
                raise refused("不接受循环套循环", "a loop over a list inside another one is not accepted")
            opened.append(loop)
        elif token.kind == "sign" and token.text in ")]}" and opened:
            opened.pop()


def _is_loop(found: list[Token], position: int) -> bool:
    if found[position].text == "(":
        return position > 0 and found[position - 1].text.lower() in _LOOPS
    following = found[position + 1 : position + 3]
    return found[position].text == "[" and len(following) == 2 and following[1].text.upper() == "IN"  # noqa: PLR2004


def _ranges(found: list[Token]) -> Iterator[list[Token]]:
    for position, token in enumerate(found):
        if token.text.lower() == "range" and found[position + 1 : position + 2] == [_OPEN]:
            yield found[position + 2 : _closing(found, position + 1)]


def _closing(found: list[Token], opening: int) -> int:
    depth = 0
    for position in range(opening, len(found)):
        depth += (found[position].text in {"(", "[", "{"}) - (found[position].text in {")", "]", "}"})
        if depth == 0:
            return position
    return len(found)


def _check_range(inside: list[Token], parameters: Mapping[str, Any]) -> None:
    position = 0
    while position < len(inside):
        token = inside[position]
        if token.text.lower() in _SIZES and inside[position + 1 : position + 2] == [_OPEN]:
            position = _closing(inside, position + 1)
        elif token.text not in {",", "+", "-"} and not _is_short(token, parameters):
            raise refused(
                f"range 的界限只能是不超过 {LONGEST_RANGE} 的整数、这样的参数或 size(…)",
                f"the bounds of range must be whole numbers up to {LONGEST_RANGE}, such parameters, or size(…)",
            )
        position += 1


def _is_short(token: Token, parameters: Mapping[str, Any]) -> bool:
    value = parameters.get(token.text[1:]) if token.kind == "parameter" else None
    if token.kind == "number" and token.text.isdecimal() and len(token.text) <= len(str(LONGEST_RANGE)):
        value = int(token.text)
    return isinstance(value, int) and abs(value) <= LONGEST_RANGE


def _check_match(following: list[Token], parameters: Mapping[str, Any]) -> None:
    pattern, after = following[0], [token.text for token in following[1:]]
    extended = bool(after) and (after[0] in _EXTENDS or after == ["|", "|"])
    if pattern.kind == "string":
        text = re.sub(r"\\([\\'\"])", r"\1", pattern.text[1:-1])  # Neo4j keeps the backslash of other escapes
    else:
        text = str(parameters.get(pattern.text[1:], "")) if pattern.kind == "parameter" else "("
    if extended or pattern.kind not in {"string", "parameter"} or not is_safe(text):
        raise refused(
            "=~ 后面只能是简单的正则表达式：括号不重复，* 和 + 不超过三个",
            "=~ takes a plain pattern only: no repeated group, at most three of * and +",
        )


def is_safe(pattern: str) -> bool:
    """Whether matching takes at most polynomial time: no repeated group, few choices, nothing that needs memory."""
    if _ODD.search(pattern) or _NESTED.search(pattern):
        return False
    return all(len(choice.findall(pattern)) <= most for choice, most in _CHOICES)
