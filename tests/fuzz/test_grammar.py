"""Texts of the words of the vocabularies, nested and repeated: read twice, every span checked, every word told of."""

from __future__ import annotations

from hypothesis import given

from graph_store.errors import FengongError
from ingest.extract import extract
from ingest.metadata import Metadata
from ingest.pipeline import read_source
from ingest.punctuation import full_width
from tests.fuzz.accounting import overlapping, unaccounted
from tests.fuzz.budget import budget
from tests.fuzz.properties import clauses_of, holds
from tests.fuzz.words import PLACES, TEXTS
from tests.ingest.making import is_clear, source


@budget(150)
@given(TEXTS, PLACES)
def test_a_reading_that_holds_or_a_clear_error(text: str, place: str) -> None:
    told = Metadata(jurisdiction=place)
    try:
        found = read_source(source(text), told)
    except FengongError as problem:
        is_clear(problem)
    else:
        holds(found)
        assert read_source(source(text), told) == found


@budget(150)
@given(TEXTS, PLACES)
def test_a_clause_tells_of_every_word(text: str, place: str) -> None:
    try:
        found = extract(text, place)
    except FengongError as problem:
        is_clear(problem)
        return
    plain = full_width(text)
    for clause in clauses_of(found):
        assert clause.segments
        assert overlapping(clause) == []
        if clause.form != "declaration":
            assert unaccounted(plain, clause, found.declarations) == ""
        for segment in clause.segments:
            assert all(text[one.start : one.end] == one.text != "" for one in segment.mentions)
            assert segment.mentions or segment.open_ended
