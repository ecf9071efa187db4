"""Cypher that both engines take and answer differently, found by reading a query: a list of its faults."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

_CLAUSE = re.compile(r"\b(OPTIONAL MATCH|MATCH|WHERE|WITH|RETURN|UNWIND|ORDER BY|SKIP|LIMIT)\b")
_WORDS = {"IN", "RETURN", "WITH", "UNWIND", "THEN", "ELSE", "WHEN", "AND", "OR", "NOT", "AS", "BY", "DISTINCT"}
_AGGREGATE = re.compile(r"\b(?:count|sum|min|max|avg|collect|percentileCont)\s*\(|\bCOUNT\s*\{", re.IGNORECASE)
_STEP = re.compile(r"\((?P<a>\w*)[^()]*\)(?=\s*<?-(?:\[\w*(?P<types>[^\]]*)\])?->?\s*\((?P<b>\w*))")
_ANYWHERE = {
    "variable length": re.compile(r"-\[[^\]]*\*[^\]]*\]|->\s*\{"),
    "substring": re.compile(r"\bsubstring\s*\(", re.IGNORECASE),
    "two labels": re.compile(r"\(\s*\w*:\w+:\w+"),
    "toString": re.compile(r"\btoString\s*\(", re.IGNORECASE),
    "collect(DISTINCT)": re.compile(r"\bcollect\s*\(\s*DISTINCT\b", re.IGNORECASE),
    "computed LIMIT": re.compile(r"\b(?:SKIP|LIMIT)\s+\$?\w+\s*[-+*/]"),
}


def faults(cypher: str) -> list[str]:
    """Names of the faults in `cypher`, without repetition."""
    text = re.sub(r"'[^']*'", "''", cypher)
    found = [name for name, pattern in _ANYWHERE.items() if pattern.search(text)]
    found += ["list index"] * any(one[1] not in _WORDS for one in re.finditer(r"(\w+|[)\]])\s*\[", text))
    clauses = list(_clauses(text))
    for before, (keyword, body) in zip([("", ""), *clauses], clauses, strict=False):
        if keyword in ("WITH", "RETURN"):
            found += _sums(body, after_optional=before[0] == "OPTIONAL MATCH")
        found += ["fraction"] * (keyword in ("WITH", "RETURN", "ORDER BY") and any(map(_unrounded, _split(body))))
    found += ["two relationships"] * any(_may_be_one(*match) for match in _matches(clauses))
    return list(dict.fromkeys(found))


def _depths(text: str) -> list[int]:
    depths, depth = [], 0
    for char in text:
        depth += (char in "([{") - (char in ")]}")
        depths.append(depth)
    return depths


def _clauses(text: str) -> Iterator[tuple[str, str]]:
    """(keyword, what follows it) of the outermost clauses; a WHERE stays with its own."""
    depths = _depths(text)
    starts = [match for match in _CLAUSE.finditer(text) if depths[match.start()] == 0]
    for match, after in zip(starts, [*starts[1:], None], strict=True):
        yield match[1], text[match.end() : after.start() if after else None]


def _split(body: str) -> list[str]:
    """The items of a projection."""
    depths, items = _depths(body), [""]
    for char, depth in zip(body, depths, strict=True):
        if char == "," and depth == 0:
            items.append("")
        else:
            items[-1] += char
    return items


def _sums(body: str, *, after_optional: bool) -> list[str]:
    """Sums that are null on one engine and 0 on the other: over no rows, or over nothing but nulls."""
    items = _split(body)
    grouped = any(not _AGGREGATE.search(item) for item in items)
    for item in items:
        for match in re.finditer(r"\bsum\s*\(", item, re.IGNORECASE):
            argument = item[match.end() :]
            nulls = after_optional or ("CASE" in argument and "ELSE" not in argument)
            if not item[: match.start()].rstrip().endswith("coalesce(") and (nulls or not grouped):
                return ["sum"]
    return []


def _unrounded(item: str) -> bool:
    """Whether a fraction stands outside round(…, 6)."""
    bare, before = item, ""
    while before != bare:
        before, bare = bare, re.sub(r"\bround\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*,\s*6\)", "0", bare)
    return bool(re.search(r"\b(?:avg|percentileCont)\(", bare)) or (
        "/" in bare and re.search(r"\d\.\d|\btoFloat\(", bare) is not None
    )


def _matches(clauses: list[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """(pattern, condition) of each MATCH."""
    for (keyword, body), (after, condition) in zip(clauses, [*clauses[1:], ("", "")], strict=True):
        if keyword.endswith("MATCH"):
            yield body, condition if after == "WHERE" else ""


def _may_be_one(pattern: str, condition: str) -> bool:
    """Whether two relationships of a pattern could be the same one, with nothing that tells their ends apart."""
    for one, other in combinations(_STEP.finditer(pattern), 2):
        types = [set(re.findall(r"\w+", step["types"] or "")) for step in (one, other)]
        if all(types) and not types[0] & types[1]:
            continue
        ends = [{step["a"], step["b"]} for step in (one, other)]
        apart = [
            re.search(rf"\b{a}(?:\.\w+)?\s*(?:<>|<|>)\s*{b}\b|\b{b}(?:\.\w+)?\s*(?:<>|<|>)\s*{a}\b", condition)
            for a in ends[0] - ends[1]
            for b in ends[1] - ends[0]
            if a and b
        ]
        if not any(apart):
            return True
    return False
