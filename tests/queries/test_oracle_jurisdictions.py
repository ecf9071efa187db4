"""Every question against the oracle, with made-up notices of a second jurisdiction beside the sample."""

from __future__ import annotations

import pytest

from queries import catalogue
from tests.queries.conftest import Askers
from tests.queries.grid import Given, beside, whole
from tests.queries.oracle import QUESTIONS
from tests.queries.world import World

CASES = [(one.name, given) for one in catalogue() for given in beside(one)]


@pytest.mark.parametrize("engine", ["ladybug", "neo4j"])
@pytest.mark.parametrize(("name", "given"), CASES, ids=str)
def test_rows(two_askers: Askers, two_worlds: World, engine: str, name: str, given: Given) -> None:
    rows, parameters = whole(two_askers[engine], name, given)
    assert rows == QUESTIONS[name](two_worlds, parameters)
