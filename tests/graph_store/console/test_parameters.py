"""Parameters of a user's query: JSON of moderate size, so that both engines get the same values."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from graph_store.console.parameters import DEEPEST, LARGEST, check_parameters
from graph_store.errors import ParameterError


def nested(depth: int) -> Any:
    found: Any = 1
    for _ in range(depth):
        found = [found]
    return found


@pytest.mark.parametrize(
    "value",
    [
        None,
        True,
        1,
        -(2**63),
        2**63 - 1,
        1.5,
        "",
        "财政厅",
        "\U0002a700",
        [1, ["a"]],
        (1, 2),
        {"a": {"b": None}},
        nested(DEEPEST),
    ],
)
def test_json_values(value: object) -> None:
    check_parameters({"x": value})


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (2**63, "64 bits"), (-(2**63) - 1, "64 bits"), ([2**64], "64 bits"), ("\ud800", "whole text"),
        ({"k": ["\udfff"]}, "whole text"), ({"\ud800": 1}, "whole text"), ({1: 2}, "not JSON"), (b"x", "bytes"),
        ({1, 2}, "set"), (datetime.date(2017, 1, 1), "date"), (nested(DEEPEST + 1), "too deep"),
    ],
)  # fmt: skip
def test_other_values(value: object, words: str) -> None:
    with pytest.raises(ParameterError) as caught:
        check_parameters({"ok": 1, "x": value})
    assert words in caught.value.en
    assert caught.value.where == "x"


def test_a_name_that_is_no_text() -> None:
    with pytest.raises(ParameterError, match="not text"):
        check_parameters({1: 2})  # type: ignore[dict-item]


def test_all_together_may_be_too_large() -> None:
    check_parameters({"x": "a" * (LARGEST - 20)})
    with pytest.raises(ParameterError) as caught:
        check_parameters({"x": "a" * (LARGEST // 2), "y": "a" * (LARGEST // 2)})
    assert caught.value.where == "parameters"
