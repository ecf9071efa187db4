"""The guard: one reading statement, listed functions, listed operators. (Attacks on real engines are elsewhere.)"""

from __future__ import annotations

import pytest

from graph_store.console.guard import FIRST_WORDS, LONGEST_QUERY, allowed, check_plan, check_text
from graph_store.errors import QueryRefusedError


def test_a_reading_query_gives_its_tokens() -> None:
    found = check_text("MATCH (a:Agency) // 机构\nRETURN count(*) AS n ;")
    assert [token.text for token in found][:3] == ["MATCH", "(", "a"]
    assert found[-1].text == "n"


@pytest.mark.parametrize("word", sorted(FIRST_WORDS))
@pytest.mark.parametrize("change", [str.upper, str.lower, str.title])
def test_first_words(word: str, change: object) -> None:
    assert callable(change)
    check_text(f"/* x */ {change(word)} 1")


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("", "begin with"),
        (";", "begin with"),
        ("-- x", "begin with"),
        ("CREATE (a)", "begin with"),
        ("EXPLAIN MATCH (a) RETURN a", "begin with"),
        ("'MATCH' RETURN 1", "begin with"),
        ("RETURN 1; RETURN 2", "one statement"),
        ("RETURN 1;\n;COPY x", "one statement"),
        ("MATCH (a) SET a.x = 1", "SET"),
        ("MATCH (a) dElEtE a", "DELETE"),
        ("MATCH (a) CALL dbms.listConfig() YIELD x RETURN x", "CALL"),
        ("UNWIND [1] AS x LOAD CSV FROM 'x' AS y RETURN y", "LOAD"),
        ("RETURN apoc.load.json('x')", "apoc.load.json"),
        ("RETURN `count`(1)", "`count`"),
        ("RETURN reduce(s = 0, x IN [1] | s + x)", "reduce"),
        ("RETURN '\\u0027'", "\\u"),
        ("RETURN 1\0", "\\u"),
        ("RETURN '\ud83d'", "surrogate"),
        ("RETURN '" + "x" * LONGEST_QUERY + "'", f"{LONGEST_QUERY}"),
    ],
)
def test_what_is_refused(query: str, words: str) -> None:
    with pytest.raises(QueryRefusedError) as caught:
        check_text(query)
    assert words in caught.value.en
    assert caught.value.where == "query"


@pytest.mark.parametrize(
    "query",
    [
        "MATCH (a) RETURN a.set, a.delete",
        "MATCH (a:Create)-[:LOAD|CALL]->(b) RETURN a",
        "RETURN 1 AS drop",
        "RETURN $delete",
        "RETURN {remove: 1}",
        "RETURN 'CREATE; DROP'",
        "MATCH (a) CALL { WITH a MATCH (a)-->(b) RETURN b } RETURN b",
        "MATCH (a) CALL (a) { MATCH (a)-->(b) RETURN b } RETURN b",
        "MATCH p = shortestPath((a)-[*]-(b)) RETURN p",
    ],
)
def test_words_of_writers_as_names(query: str) -> None:
    check_text(query)


@pytest.mark.parametrize("engine", ["ladybug", "neo4j"])
def test_plans(engine: str) -> None:
    known = sorted(allowed(f"operators_{engine}"))
    check_plan(known, engine)
    for operator in ("LoadCSV", "COPY_FROM", "ShowSettings", "TABLE_FUNCTION read_csv", "", "Create"):
        with pytest.raises(QueryRefusedError) as caught:
            check_plan([*known, operator], engine)
        assert operator in caught.value.en


def test_lists_hold_words_only() -> None:
    for name in ("functions", "operators_ladybug", "operators_neo4j"):
        assert allowed(name)
        assert not any(word.startswith("#") for word in allowed(name))
    assert all(word == word.lower() for word in allowed("functions"))
    assert not {"reduce", "load_file", "gettime", "nextval"} & allowed("functions")
