"""What a user's query may be: one reading statement, known functions, and a plan of known operators.

Filters on forbidden words were got round in many projects, so everything is an allow-list: the first word, the
functions, and the operators of the engine's own plan. What is not listed is refused.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path

from graph_store.console.form import check_form
from graph_store.console.lexer import Token, calls, tokens
from graph_store.console.refusal import refused

FIRST_WORDS = frozenset({"MATCH", "OPTIONAL", "UNWIND", "WITH", "RETURN"})
LONGEST_QUERY = 20_000  # characters
# Words that stand before a parenthesis without being functions.
_CLAUSES = frozenset(
    [
        "MATCH",
        "OPTIONAL",
        "WHERE",
        "AND",
        "OR",
        "XOR",
        "NOT",
        "IN",
        "WITH",
        "RETURN",
        "UNWIND",
        "AS",
        "BY",
        "CASE",
        "WHEN",
        "THEN",
        "ELSE",
        "DISTINCT",
        "UNION",
        "ALL",
        "ON",
        "SKIP",
        "LIMIT",
        "ORDER",
        "CALL",
        "CONTAINS",
        "IS",
        "SHORTEST",
        "WSHORTEST",
        "TRAIL",
        "ACYCLIC",
        "DESC",
        "ASC",
    ]
)
# Old spelling `shortestPath((a)-…)` is Neo4j's; the others are subqueries.
_PATTERNS = frozenset({"shortestpath", "allshortestpaths"})
# Never sufficient alone, so never the only check: these give a writer a plain answer before any engine sees the text.
_REFUSED = frozenset(
    [
        "ALTER",
        "ATTACH",
        "BEGIN",
        "CALL",
        "CHECKPOINT",
        "COMMENT",
        "COMMIT",
        "COPY",
        "CREATE",
        "DELETE",
        "DETACH",
        "DROP",
        "EXPORT",
        "FOREACH",
        "IMPORT",
        "INSERT",
        "INSTALL",
        "LOAD",
        "MERGE",
        "PROJECT",
        "REMOVE",
        "ROLLBACK",
        "SET",
        "TERMINATE",
        "UNINSTALL",
        "USE",
    ]
)
_DATA = Path(__file__).resolve().parent.parent / "data"


@cache
def allowed(name: str) -> frozenset[str]:
    """The words of graph_store/data/<name>.txt without its comments."""
    lines = (_DATA / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


def check_text(query: str) -> list[Token]:
    """The tokens of `query`. Raises QueryRefusedError unless it is one statement of a plain form that starts by reading
    and calls listed functions only.
    """
    _check_characters(query)
    found = list(tokens(query))
    while found and found[-1].text == ";":
        found.pop()
    if any(token.text == ";" for token in found):
        raise refused("只能有一条语句", "only one statement is accepted")
    _check_first_word(found[0].text.upper() if found else "")
    for position, token in enumerate(found):
        if token.kind == "word" and token.text.upper() in _REFUSED:
            _check_clause(found, position)
    for name in calls(found):
        _check_call(name)
    check_form(found)
    return found


def _check_characters(query: str) -> None:
    if len(query) > LONGEST_QUERY:
        raise refused(f"长度超过 {LONGEST_QUERY} 字符", f"longer than {LONGEST_QUERY} characters")
    if "\\u" in query.lower() or "\0" in query:
        # Neo4j resolves \uXXXX before it reads strings and words, so an escape can hide either.
        raise refused("不接受 \\u 转义，请直接写字符", "\\u escapes are not accepted: write the character itself")
    if any("\ud800" <= char <= "\udfff" for char in query):
        raise refused("含有不完整的字符", "it has half of a character (a lone surrogate)")


def _check_first_word(word: str) -> None:
    if word not in FIRST_WORDS:
        accepted = "、".join(sorted(FIRST_WORDS))
        raise refused(
            f"只接受以 {accepted} 开头的只读查询", f"only reading queries that begin with {accepted} are accepted"
        )


def _check_clause(found: list[Token], position: int) -> None:
    word = found[position].text.upper()
    before = found[position - 1].text.upper() if position else ""
    after = found[position + 1].text if position + 1 < len(found) else ""
    is_name = before in {".", ":", "|", "AS", "$"} or after == ":"
    is_subquery = word == "CALL" and after in {"{", "("}
    if not is_name and not is_subquery:
        raise refused(f"不接受 {word}：这里只能读", f"{word} is not accepted: here one can only read")


def _check_call(name: str) -> None:
    lower = name.lower()
    if name.upper() in _CLAUSES or lower in _PATTERNS or lower in allowed("functions"):
        return
    raise refused(f"不接受函数 {name}", f"the function {name} is not accepted")


def check_plan(operators: Iterable[str], engine: str) -> None:
    """Raise QueryRefusedError when a plan has an operator that the engine's list does not allow."""
    known = allowed(f"operators_{engine}")
    for operator in operators:
        if operator not in known:
            raise refused(
                f"执行计划含有 {operator}，不是只读图查询",
                f"its plan has {operator}, which does more than read the graph",
            )
