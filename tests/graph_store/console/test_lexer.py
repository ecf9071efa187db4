"""The lexer sees strings, comments and names as Neo4j and Ladybug do: code must not hide in any of them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_store.console.lexer import calls, tokens


def seen(query: str) -> list[str]:
    return [f"{token.kind}:{token.text}" for token in tokens(query)]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("RETURN 1", ["word:RETURN", "number:1"]),
        ("a.名称", ["word:a", "sign:.", "word:名称"]),
        ("'a''b'", ["string:'a'", "string:'b'"]),
        (r"'a\'; DROP'", [r"string:'a\'; DROP'"]),
        ('"x\\"y"', ['string:"x\\"y"']),
        ("`a``b`", ["quoted:`a``b`"]),
        ("$p+1.5", ["parameter:$p", "sign:+", "number:1.5"]),
        ("a // ; DROP\nb", ["word:a", "word:b"]),
        ("a // x\rb", ["word:a", "word:b"]),
        ("a /* ; \n*/ b", ["word:a", "word:b"]),
        ("a /* b", ["word:a", "sign:/", "sign:*", "word:b"]),
        ("'open", ["sign:'", "word:open"]),
        ("// 'x\n;", ["sign:;"]),
        ("'// x'", ["string:'// x'"]),
        ("1e5", ["number:1e5"]),
        ("", []),
    ],
)
def test_tokens(query: str, expected: list[str]) -> None:
    assert seen(query) == expected


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("count(*)", ["count"]),
        ("COUNT (x)", ["COUNT"]),
        ("a.b.c(x)", ["a.b.c"]),
        ("`dbms`.`list`(x)", ["`dbms`.`list`"]),
        ("f(g(x))", ["f", "g"]),
        ("(a)-[:R]->(b)", []),
        ("'f('", []),
        ("f /* x */ (y)", ["f"]),
        ("$f(x)", []),
    ],
)
def test_calls(query: str, expected: list[str]) -> None:
    assert list(calls(list(tokens(query)))) == expected


@given(st.text())
def test_nothing_but_space_and_comments_is_lost(text: str) -> None:
    kept = "".join(token.text for token in tokens(text))
    assert set(kept) <= set(text)
    if "/" not in text:
        assert kept == "".join(part for part in seen_with_strings(text))


def seen_with_strings(text: str) -> list[str]:
    """The same, put together by hand: white space goes only where no quotes are open."""
    return [token.text if token.kind in {"string", "quoted"} else "".join(token.text.split()) for token in tokens(text)]
