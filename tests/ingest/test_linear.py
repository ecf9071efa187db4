"""Twice the text is twice the work, on every hostile pattern: calls are counted, since clocks lie on a busy machine."""

from __future__ import annotations

import sys
from contextlib import suppress
from types import FrameType

import pytest

from bench.hostile_texts import TEXTS, Hostile
from graph_store.errors import InputError
from ingest.metadata import Metadata
from ingest.pipeline import read_source
from ingest.source import Source

CHARACTERS = 2_000
MOST = 2.3


def calls(text: str) -> int:
    """How many functions, of Python and of C, are called while this text is read."""
    count = 0

    def counted(frame: FrameType, event: str, argument: object) -> None:
        nonlocal count
        count += event in {"call", "c_call"}

    source, told = Source("x.txt", "x", text, "utf-8", ""), Metadata(jurisdiction="640000")
    before = sys.getprofile()
    sys.setprofile(counted)
    try:
        with suppress(InputError):
            read_source(source, told)
    finally:
        sys.setprofile(before)
    return count


@pytest.mark.parametrize("hostile", TEXTS, ids=lambda one: one.name)
def test_twice_the_text_is_twice_the_work(hostile: Hostile) -> None:
    calls(hostile.text(CHARACTERS))  # fills what is remembered of words and names
    once, twice = calls(hostile.text(CHARACTERS)), calls(hostile.text(2 * CHARACTERS))
    assert once > 100
    assert twice < MOST * once


def test_each_pattern_has_a_name_of_its_own_and_the_length_that_was_asked_for() -> None:
    assert len({one.name for one in TEXTS}) == len(TEXTS)
    for one in TEXTS:
        assert 1_900 < len(one.text(2_000)) < 2_200
