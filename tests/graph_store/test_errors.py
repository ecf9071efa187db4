"""The error tree: what its module draws is what it is."""

from __future__ import annotations

import re

import pytest

from graph_store import errors
from graph_store.errors import FengongError
from tests.graph_store.test_crossing import kinds

DRAWN = re.compile(r"^(?P<tree>[│ ├└─]*)(?P<name>\w+Error) .*?exit (?P<exit>\d+) +HTTP (?P<status>\d+)$", re.MULTILINE)


def test_the_drawing_is_true() -> None:
    drawn = {
        found["name"]: (int(found["exit"]), int(found["status"])) for found in DRAWN.finditer(errors.__doc__ or "")
    }
    real = {kind.__name__: (kind.exit_code, kind.status) for kind in kinds() if kind is not FengongError}
    assert drawn == real


def test_what_went_wrong_has_a_name_of_its_own_for_each_kind() -> None:
    slugs = [kind.slug for kind in kinds()]
    assert len(set(slugs)) == len(slugs)
    assert all(re.fullmatch(r"[a-z]+(-[a-z]+)*", slug) for slug in slugs)


@pytest.mark.parametrize(("language", "text"), [("zh", "中文"), ("en", "English"), ("fr", "中文")])
def test_the_line_in_each_language(language: str, text: str) -> None:
    assert FengongError("中文", "English").message(language) == text


def test_a_log_shows_the_english_line() -> None:
    assert str(FengongError("中文", "English")) == "English"


@pytest.mark.parametrize("odd", ["\n", "\r\n", "\x1b[31m", "\u202e", "\u200b", "\ud800", "\u2028", "\0"])
def test_what_a_message_quotes_breaks_no_line_and_steers_no_terminal(odd: str) -> None:
    problem = FengongError(f"没有{odd}列　甲{odd}", f"no column{odd}")
    assert problem.zh.replace("\u3000", "").isprintable()
    assert "甲" in problem.zh
    assert str(problem) == problem.en
    assert problem.en.startswith("no column")
    assert problem.en.isprintable()
