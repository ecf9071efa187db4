"""Loops inside an expression: any(x IN list WHERE …), [x IN list | …]. Neo4j looks at no clock while it runs one.

So what a loop takes is bounded before it starts: none inside another one, short ranges, small parameters, and over a
list that the query itself collected nothing but the list's own items.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from graph_store.console.lexer import Token
from graph_store.console.refusal import refused

_CALLED = frozenset({"any", "all", "none", "single"})
_OPENING, _CLOSING = frozenset("([{"), frozenset(")]}")
_WORDS = frozenset(
    "AND AS CASE CONTAINS DISTINCT ELSE END ENDS FALSE IN IS NOT NULL OR STARTS THEN TRUE WHEN WHERE WITH XOR".split()
)


@dataclass(frozen=True, slots=True)
class Loop:
    """A loop by the positions of its bracket, of the bracket that closes it, and of what is done with each item."""

    opening: int
    closing: int
    body: int
    variable: str


def loops(found: list[Token]) -> list[Loop]:
    """The loops of a query, as they begin."""
    return [_loop(found, position) for position in range(len(found)) if _begins(found, position)]


def closing(found: list[Token], opening: int) -> int:
    """The position of the bracket that closes the one at `opening`; the end where none does."""
    depth = 0
    for position in range(opening, len(found)):
        depth += (found[position].text in _OPENING) - (found[position].text in _CLOSING)
        if depth == 0:
            return position
    return len(found)


def check_loops(found: list[Token]) -> None:
    """Raise QueryRefusedError for a loop in a loop, and for one over many items that takes more than each of them."""
    running = loops(found)
    for one in running:
        if any(other.opening < one.opening < other.closing for other in running):
            raise refused("不接受循环套循环", "a loop over a list inside another one is not accepted")
    if any(token.text.upper() == "COLLECT" for token in found):
        _check_own(found, running)


def _check_own(found: list[Token], running: list[Loop]) -> None:
    for one in running:
        for name in _names(found, one):
            raise refused(
                f"查询里有 collect 时，循环里只能用它自己的变量：{name} 不行",
                f"where a query collects, a loop may use its own variable only, not {name}",
            )


def _names(found: list[Token], one: Loop) -> Iterator[str]:
    """Variables that the body of a loop takes from outside."""
    for position in range(one.body, one.closing):
        token, before = found[position], found[position - 1].text
        after = "".join(each.text for each in found[position + 1 : position + 2])
        if token.kind not in {"word", "quoted"} or token.text == one.variable or before in {".", ":"}:
            continue
        if after not in {"(", ":"} and token.text.upper() not in _WORDS:
            yield token.text


def _begins(found: list[Token], position: int) -> bool:
    if found[position].kind != "sign" or found[position].text not in {"(", "["}:
        return False
    if found[position].text == "(":
        return position > 0 and found[position - 1].text.lower() in _CALLED
    following = found[position + 1 : position + 3]
    return len(following) == 2 and following[1].text.upper() == "IN"  # noqa: PLR2004


def _loop(found: list[Token], opening: int) -> Loop:
    end, depth = closing(found, opening), 0
    for position in range(opening + 1, end):
        depth += (found[position].text in _OPENING) - (found[position].text in _CLOSING)
        if depth == 0 and (found[position].text == "|" or found[position].text.upper() == "WHERE"):
            return Loop(opening, end, position + 1, found[opening + 1].text)
    return Loop(opening, end, end, found[opening + 1].text)
