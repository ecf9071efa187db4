"""Errors cross from a child process as plain values, and say one line."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest

from graph_store.crossing import described, one_line, rebuilt
from graph_store.errors import FengongError, ParameterError


def kinds(base: type[FengongError] = FengongError) -> Iterator[type[FengongError]]:
    yield base
    for one in base.__subclasses__():
        yield from kinds(one)


@pytest.mark.parametrize("kind", list(kinds()))
def test_every_error_of_the_tree_comes_back_as_it_was(kind: type[FengongError]) -> None:
    problem = kind("中文", "English", where="limit")
    found = rebuilt(json.loads(json.dumps(described(problem))))
    assert type(found) is kind
    assert (found.zh, found.en, found.where) == ("中文", "English", "limit")


def test_an_error_without_a_place() -> None:
    assert rebuilt(described(ParameterError("一", "one"))).where is None


@pytest.mark.parametrize(
    ("problem", "line"),
    [
        ("one\ntwo", "one"),
        ("\n  one  \n", "one"),
        ("Parser exception:\n  what it was\n", "Parser exception: what it was"),
        ("", "str"),
        (ValueError(), "ValueError"),
        (ValueError(" \n "), "ValueError"),
        ("x" * 300, "x" * 200),
    ],
)
def test_one_line(problem: object, line: str) -> None:
    assert one_line(problem) == line


def test_one_line_of_a_given_length() -> None:
    assert one_line("abc:\ndef", 6) == "abc: d"
