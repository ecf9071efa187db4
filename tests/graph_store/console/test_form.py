"""Form: what a parser or planner cannot bear is refused; what people write stays far below."""

from __future__ import annotations

import pytest

from graph_store.console.form import DEEPEST, MOST, check_form
from graph_store.console.lexer import tokens
from graph_store.errors import QueryRefusedError


def check(query: str) -> None:
    check_form(list(tokens(query)))


def refused(query: str, *words: str) -> None:
    with pytest.raises(QueryRefusedError) as caught:
        check(query)
    for word in words:
        assert word in caught.value.en


AT_THE_LIMIT = {
    "nesting": "RETURN " + "(" * DEEPEST + "1" + ")" * DEEPEST,
    "operators": "RETURN 1" + " + 1" * MOST["operators"],
    "dashes": "RETURN 1" + " - 1" * MOST["dashes"],
    "XOR": "RETURN true" + " XOR true" * MOST["XOR"],
    "CASE": "RETURN [" + ", ".join(["CASE WHEN true THEN 1 END"] * MOST["CASE"]) + "]",
    "clauses": " ".join(["MATCH (a)"] * MOST["clauses"]),
    "columns": "RETURN 1" + ", 1" * MOST["columns"],
    "subqueries": "RETURN [" + "EXISTS { MATCH (a) }, " * MOST["subqueries"] + "1]",
}
BEYOND = {
    "nesting": "RETURN " + "(" * (DEEPEST + 1) + "1" + ")" * (DEEPEST + 1),
    "operators": AT_THE_LIMIT["operators"] + " + 1",
    "dashes": AT_THE_LIMIT["dashes"] + " - 1",
    "XOR": AT_THE_LIMIT["XOR"] + " XOR true",
    "CASE": AT_THE_LIMIT["CASE"] + " + CASE WHEN true THEN 1 END",
    "clauses": AT_THE_LIMIT["clauses"] + " MATCH (a)",
    "columns": AT_THE_LIMIT["columns"] + ", 1",
    "subqueries": AT_THE_LIMIT["subqueries"] + " + COUNT { MATCH (a) }",
}


@pytest.mark.parametrize("what", AT_THE_LIMIT)
def test_limits(what: str) -> None:
    check(AT_THE_LIMIT[what])
    refused(BEYOND[what], "nested" if what == "nesting" else f"{MOST.get(what)} {what}")


def test_commas_inside_brackets_are_no_columns() -> None:
    check("RETURN [" + "1, " * 1000 + "1]")


@pytest.mark.parametrize("query", ["RETURN 1)", "RETURN [1))", ")("])
def test_brackets_that_close_what_was_not_open(query: str) -> None:
    refused(query, "brackets")


@pytest.mark.parametrize("sign", ["'", '"', "`"])
def test_an_open_quote(sign: str) -> None:
    refused(f"RETURN {sign}x", f"the quote {sign} is not closed")


@pytest.mark.parametrize("sign", ["，", "（", "\\", "\u200b", "；", "@"])
def test_other_characters(sign: str) -> None:
    refused(f"RETURN 1 {sign} 2", "not accepted")


def test_any_character_may_stand_in_a_string_or_a_quoted_name() -> None:
    check("RETURN '，（\u200b' AS `数，量`")
