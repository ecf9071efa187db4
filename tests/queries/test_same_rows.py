"""One question, one answer: the same on the embedded engine, on Neo4j and on Neo4j 5.26 LTS."""

from __future__ import annotations

import pytest

from queries import Answer, catalogue
from tests.queries.conftest import Askers
from tests.queries.grid import Given, alone, thin

CASES = [(one.name, given) for one in catalogue() for given in alone(one)]
OLDER = [(one.name, given) for one in catalogue() for given in thin(alone(one))]


def assert_same(one: Answer, other: Answer) -> None:
    # repr tells 1 from 1.0 and True, which == does not.
    assert repr(one.rows) == repr(other.rows)
    assert (one.total, one.truncated, one.tie_at_cut) == (other.total, other.truncated, other.tie_at_cut)
    assert (one.notes, one.columns, one.parameters) == (other.notes, other.columns, other.parameters)
    assert one.graph_version == other.graph_version


def compare(askers: Askers, engine: str, name: str, given: Given) -> None:
    for limit in (1000, 5):
        assert_same(*(askers[one].ask(name, {**given, "limit": limit}) for one in ("ladybug", engine)))


@pytest.mark.parametrize(("name", "given"), CASES, ids=str)
def test_same_answer(askers: Askers, name: str, given: Given) -> None:
    compare(askers, "neo4j", name, given)


@pytest.mark.parametrize(("name", "given"), OLDER, ids=str)
def test_same_answer_on_the_older_server(askers: Askers, name: str, given: Given) -> None:
    compare(askers, "lts", name, given)
