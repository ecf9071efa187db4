"""One question, one answer: the same on the embedded engine, on Neo4j and on Neo4j 5.26 LTS."""

from __future__ import annotations

import pytest

from queries import catalogue
from tests.queries.conftest import Askers
from tests.queries.grid import Given, alone

CASES = [(one.name, given) for one in catalogue() for given in alone(one)]


@pytest.mark.parametrize(("name", "given"), CASES, ids=str)
def test_same_answer(askers: Askers, name: str, given: Given) -> None:
    for limit in (1000, 5):
        first, *others = (askers[engine].ask(name, {**given, "limit": limit}) for engine in ("ladybug", "neo4j", "lts"))
        for other in others:
            # repr tells 1 from 1.0 and True, which == does not.
            assert repr(other.rows) == repr(first.rows)
            assert (other.total, other.truncated) == (first.total, first.truncated)
            assert (other.tie_at_cut, other.notes) == (first.tie_at_cut, first.notes)
            assert (other.columns, other.parameters) == (first.columns, first.parameters)
            assert other.graph_version == first.graph_version
