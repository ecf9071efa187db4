"""The form of a user's query: plain characters, and no nesting or length that a parser or a planner cannot bear.

Both parsers recurse: on Neo4j a stack overflow leaves the connection without any answer, and Ladybug takes seconds
for a few hundred brackets. Neo4j's planner takes half a minute for 1,500 columns, for ever for COUNT 30 levels deep or
20 XOR, and looks at no clock. What people write stays far below these limits.
"""

from __future__ import annotations

from itertools import pairwise

from graph_store.console.lexer import Token
from graph_store.console.refusal import refused

DEEPEST = 40  # brackets inside each other
MOST = {"operators": 150, "dashes": 100, "XOR": 8, "CASE": 50, "clauses": 50, "columns": 200, "subqueries": 12}
_SIGNS = frozenset("()[]{}<>=+-*/%^.,:;|&!?~$")
_OPENING, _CLOSING = frozenset("([{"), frozenset(")]}")
_OPERATORS = frozenset(["AND", "OR", "XOR", "NOT", "IN", "+", "*", "/", "%", "^", "=", "&", "!"])
_ZH = {
    "operators": "运算符", "dashes": "连线", "XOR": " XOR ", "CASE": " CASE ", "clauses": "子句", "columns": "列",
    "subqueries": "子查询",
}  # fmt: skip
_SUBQUERIES = frozenset(["CALL", "COLLECT", "COUNT", "EXISTS"])
_CLAUSES = frozenset(["MATCH", "WITH", "UNWIND", "RETURN", "CALL"])


def check_form(found: list[Token]) -> None:
    """Raise QueryRefusedError for characters that are not Cypher's, or for a text that is too deep or too long."""
    for token in found:
        if token.kind == "sign" and token.text not in _SIGNS:
            _refuse_sign(token.text)
    outer = _outermost_commas(found)
    words = [token.text.upper() for token in found if token.kind in {"word", "sign"}]
    counts = {
        "operators": sum(word in _OPERATORS for word in words),
        "dashes": words.count("-"),
        "XOR": words.count("XOR"),
        "CASE": words.count("CASE"),
        "clauses": sum(word in _CLAUSES for word in words),
        "columns": outer,
        "subqueries": sum(pair[0] in _SUBQUERIES and pair[1] == "{" for pair in pairwise(words)),
    }
    for what, count in counts.items():
        if count > MOST[what]:
            raise refused(f"{_ZH[what]}超过 {MOST[what]} 个", f"it has more than {MOST[what]} {what}")


def _outermost_commas(found: list[Token]) -> int:
    depth = commas = 0
    for token in found:
        if token.kind == "sign":
            depth += (token.text in _OPENING) - (token.text in _CLOSING)
            commas += depth == 0 and token.text == ","
        if depth < 0:
            raise refused("括号不配对", "the brackets do not match")
        if depth > DEEPEST:
            raise refused(f"括号嵌套超过 {DEEPEST} 层", f"brackets are nested more than {DEEPEST} levels deep")
    return commas


def _refuse_sign(sign: str) -> None:
    if sign in "'\"`":
        raise refused(f"引号 {sign} 没有闭合", f"the quote {sign} is not closed")
    raise refused(
        f"不接受字符 {sign!r}：标点请用半角", f"the character {sign!r} is not accepted: use plain punctuation"
    )
