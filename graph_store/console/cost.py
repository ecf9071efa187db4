"""Expressions that Neo4j evaluates for one row without ever looking at its clock: refused before they start.

Its timeout is checked between rows. reduce() is not in the list of functions; what is left are loops over lists (see
`loops`), long ranges and regular expressions that backtrack. Ladybug needs none of this: its worker is killed.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from graph_store.console.lexer import Token
from graph_store.console.loops import check_loops, closing, loops
from graph_store.console.refusal import refused

LONGEST_RANGE = 100_000
LONGEST_LOOP = 1000  # of a range where the query has a loop
LARGEST_PARAMETERS = 20_000  # characters as JSON, where a loop or a pattern goes over them again and again
MOST_REPEATS = 2  # in a pattern: each is a factor of the length of the text; inside a loop there is that factor already
_SIZES = frozenset({"size", "length"})
_OPEN = Token("sign", "(")
_EXTENDS = frozenset("+-*/%^.[:(")
# What a pattern may hold: no backreference, no lookaround, no quoting by \Q, no flag that changes how it is read.
_ODD = re.compile(r"\\[^dDwWsSbBnrtp\W]|\(\?(?![:]|[ismu]+\))")
_REPEATS = re.compile(r"[*+]|\{\d*,(?![123]\})")  # a{4} leaves no choice, and a{1,2} not much more than a? does
_CHOICES = ((re.compile(r"\?|\{\d*,[123]\}"), 6), (re.compile(r"\("), 4))
_NESTED = re.compile(r"\)[*+{]|[*+}][*{]")


def check_cost(found: list[Token], parameters: Mapping[str, Any]) -> None:
    """Raise QueryRefusedError for an expression whose evaluation could not be stopped."""
    check_loops(found)
    running = loops(found)
    for inside in _ranges(found):
        _check_range(inside, parameters, LONGEST_LOOP if running else LONGEST_RANGE)
    matches = [at for at in range(len(found) - 2) if (found[at].text, found[at + 1].text) == ("=", "~")]
    for at in matches:
        inside_loop = any(one.opening < at < one.closing for one in running)
        _check_match(found[at + 2 : at + 5], parameters, MOST_REPEATS - inside_loop)
    if (running or matches) and len(json.dumps(dict(parameters), ensure_ascii=False)) > LARGEST_PARAMETERS:
        raise refused(
            f"有列表循环或 =~ 的查询，参数不得超过 {LARGEST_PARAMETERS} 字符",
            f"a query with a loop over a list or =~ takes parameters of {LARGEST_PARAMETERS} characters at the most",
        )


def _ranges(found: list[Token]) -> Iterator[list[Token]]:
    for position, token in enumerate(found):
        if token.text.lower() == "range" and found[position + 1 : position + 2] == [_OPEN]:
            yield found[position + 2 : closing(found, position + 1)]


def _check_range(inside: list[Token], parameters: Mapping[str, Any], most: int) -> None:
    position = 0
    while position < len(inside):
        token = inside[position]
        if token.text.lower() in _SIZES and inside[position + 1 : position + 2] == [_OPEN]:
            position = closing(inside, position + 1)
        elif token.text not in {",", "+", "-"} and not _is_short(token, parameters, most):
            raise refused(
                f"range 的界限只能是不超过 {most} 的整数、这样的参数或 size(…)",
                f"the bounds of range must be whole numbers up to {most}, such parameters, or size(…)",
            )
        position += 1


def _is_short(token: Token, parameters: Mapping[str, Any], most: int) -> bool:
    value = parameters.get(token.text[1:]) if token.kind == "parameter" else None
    if token.kind == "number" and token.text.isdecimal() and len(token.text) <= len(str(most)):
        value = int(token.text)
    return isinstance(value, int) and abs(value) <= most


def _check_match(following: list[Token], parameters: Mapping[str, Any], repeats: int) -> None:
    pattern, after = following[0], [token.text for token in following[1:]]
    extended = bool(after) and (after[0] in _EXTENDS or after == ["|", "|"])
    if pattern.kind == "string":
        text = re.sub(r"\\([\\'\"])", r"\1", pattern.text[1:-1])  # Neo4j keeps the backslash of other escapes
    else:
        text = str(parameters.get(pattern.text[1:], "")) if pattern.kind == "parameter" else "("
    if extended or pattern.kind not in {"string", "parameter"} or not is_safe(text, repeats):
        raise refused(
            f"=~ 后面只能是简单的正则表达式：括号不重复，* 和 + 不超过 {repeats} 个；也可用 CONTAINS",
            f"=~ takes a plain pattern only: no repeated group, no more than {repeats} of * and +; try CONTAINS",
        )


def is_safe(pattern: str, repeats: int = MOST_REPEATS) -> bool:
    """Whether matching ends soon: no repeated group, few choices, nothing that needs memory, `repeats` of * and +."""
    if _ODD.search(pattern) or _NESTED.search(pattern) or len(_REPEATS.findall(pattern)) > repeats:
        return False
    return all(len(choice.findall(pattern)) <= most for choice, most in _CHOICES)
