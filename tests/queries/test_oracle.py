"""Every question against the oracle, on the sample: rows, order and number, under many settings.

On one engine: test_same_rows asks the same of the others.
"""

from __future__ import annotations

import pytest

from queries import catalogue
from tests.queries.conftest import Askers
from tests.queries.grid import Given, alone, whole
from tests.queries.oracle import QUESTIONS
from tests.queries.world import World

CASES = [(one.name, given) for one in catalogue() for given in alone(one)]


def test_oracle_knows_every_question() -> None:
    assert sorted(QUESTIONS) == sorted(one.name for one in catalogue())


@pytest.mark.parametrize(("name", "given"), CASES, ids=str)
def test_rows(askers: Askers, one_world: World, name: str, given: Given) -> None:
    rows, parameters = whole(askers["ladybug"], name, given)
    assert rows == QUESTIONS[name](one_world, parameters)
