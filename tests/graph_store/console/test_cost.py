"""What Neo4j could not stop: loops in loops, long ranges, patterns that backtrack."""

from __future__ import annotations

import pytest

from graph_store.console.cost import LARGEST_PARAMETERS, LONGEST_LOOP, LONGEST_RANGE, check_cost, is_safe
from graph_store.console.lexer import tokens
from graph_store.errors import QueryRefusedError


def check(query: str, **parameters: object) -> None:
    check_cost(list(tokens(query)), parameters)


PLAIN = [
    "RETURN any(x IN $list WHERE x = 1) AND all(y IN $list WHERE y = 2)",
    "RETURN [x IN [1, 2] | x + 1], [1, 2, [3]]",
    "RETURN single(x IN [1] WHERE x IN [1, 2])",
    f"UNWIND range(1, {LONGEST_RANGE}) AS x RETURN x",
    "UNWIND range(-5, 5, 1) AS x RETURN x",
    "UNWIND range(0, size(a.aliases) - 1) AS x RETURN x",
    "UNWIND range(0, length(p)) AS x RETURN x",
    "MATCH (range:Agency) RETURN range",
    "MATCH (a) WHERE a.name =~ '.*财政.*' RETURN a",
    "MATCH (a) WHERE a.name =~ '(自治区|市)财政厅' AND a.x = 1 RETURN a",
    r"MATCH (a) WHERE a.name =~ '\\d+' RETURN a",
    "MATCH (a) WHERE (a.name =~ '财.*') RETURN a",
    "MATCH (a) RETURN [x IN a.aliases WHERE x =~ '.*厅' | x + a.name]",
    "MATCH (a) WITH collect(a) AS l RETURN [x IN l WHERE x.name CONTAINS '厅' AND NOT x.known | {name: x.name}][0..3]",
    f"RETURN any(x IN range(1, {LONGEST_LOOP}) WHERE x = 1)",
    "MATCH (a) WHERE any(x IN [1] WHERE x",
]
COSTLY = [
    "RETURN any(x IN $list WHERE all(y IN $list WHERE y = x))",
    "RETURN [x IN [1] | [y IN [2] | y]]",
    "RETURN none(x IN [z IN [1] | z] WHERE x = 1)",
    f"UNWIND range(1, {LONGEST_RANGE + 1}) AS x RETURN x",
    "UNWIND range(1, 10 * 10) AS x RETURN x",
    "UNWIND range(1, 1e9) AS x RETURN x",
    "UNWIND RANGE (1, a.number) AS x RETURN x",
    "UNWIND range(1, $text) AS x RETURN x",
    "MATCH (a) WHERE a.name =~ '(a+)+' RETURN a",
    "MATCH (a) WHERE a.name =~ 'a*b*c*d*' RETURN a",
    r"MATCH (a) WHERE a.name =~ '(.)\\1' RETURN a",
    "MATCH (a) WHERE a.name =~ '(?=a)' RETURN a",
    "MATCH (a) WHERE a.name =~ 'a' + '*' RETURN a",
    "MATCH (a) WHERE a.name =~ 'a' || '*' RETURN a",
    "MATCH (a) WHERE a.name =~ a.pattern RETURN a",
    "MATCH (a) WHERE a.name =~ toLower('A') RETURN a",
    "MATCH (a) WHERE a.name =~ $bad RETURN a",
    "MATCH (d) RETURN d.text =~ '(?s).*.*.*!!'",
    "MATCH (d) RETURN any(x IN d.list WHERE d.text =~ '.*a.*')",
    f"RETURN any(x IN range(1, {LONGEST_LOOP + 1}) WHERE x = 1)",
    f"UNWIND range(1, {LONGEST_LOOP + 1}) AS y RETURN [x IN [1] | y]",
    "MATCH (a) WITH collect(a.id) AS l RETURN any(x IN l WHERE l + [x] = [])",
    "MATCH (a) WITH {l: collect(a.id)} AS m RETURN any(x IN m.l WHERE m.l = [x])",
    "RETURN [x IN COLLECT { MATCH (a) RETURN a.id } WHERE x = `y`]",
]


@pytest.mark.parametrize("query", PLAIN)
def test_plain_queries_pass(query: str) -> None:
    check(query, list=[1])


@pytest.mark.parametrize("query", COSTLY)
def test_costly_queries_do_not(query: str) -> None:
    with pytest.raises(QueryRefusedError):
        check(query, list=[1], text="9", bad="(a|a)*")


@pytest.mark.parametrize(
    ("value", "passes"), [(5, True), (LONGEST_RANGE, True), (LONGEST_RANGE + 1, False), (None, False)]
)
def test_a_parameter_as_a_bound(value: object, passes: bool) -> None:
    if passes:
        check("UNWIND range(1, $n) AS x RETURN x", n=value)
        return
    with pytest.raises(QueryRefusedError):
        check("UNWIND range(1, $n) AS x RETURN x", n=value)


@pytest.mark.parametrize(
    ("pattern", "safe"),
    [
        ("", True), (".*厅", True), ("a?b?c?d?e?f?", True), ("a?b?c?d?e?f?g?", False), ("(a)(b)(c)(d)", True),
        ("(a)(b)(c)(d)(e)", False), (r"\d{4}年\d{1,2}月\d{1,2}日", True), ("a{2,}b{3,9}c{,4}", False),
        ("a{1,2}b{1,2}c{1,2}d{1,2}e{1,2}f{1,2}g{1,2}", False), ("(?i)abc", True), (".*a.*", True), (".*a.*b.*", False),
        ("(?:a|b)", True), ("(?<x>a)", False), ("(?!a)", False), (r"\Qa\E", False), (r"\p{L}", True), (r"\d\w\.", True),
        ("a**", False), ("a+*", False), ("(a){2}", False),
    ],
)  # fmt: skip
def test_patterns(pattern: str, safe: bool) -> None:
    assert is_safe(pattern) is safe


@pytest.mark.parametrize(
    "query", ["RETURN any(x IN [1] WHERE $s CONTAINS 'b')", "RETURN [x IN $s | x]", "RETURN $s =~ 'a*'", "RETURN $s"]
)
def test_parameters_are_small_where_they_are_gone_over_again_and_again(query: str) -> None:
    check(query, s="a" * (LARGEST_PARAMETERS - 20))
    if query == "RETURN $s":
        check(query, s="a" * 900_000)
        return
    with pytest.raises(QueryRefusedError):
        check(query, s="a" * LARGEST_PARAMETERS)
