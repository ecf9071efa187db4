"""Everything in `attacks`, on both engines: refused or cut with one of our errors, soon, and nothing is changed."""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterator
from dataclasses import replace

import pytest

from graph_store.errors import FengongError, InputError, LimitError, StoreBusyError
from graph_store.ladybug_engine.store import LadybugStore
from graph_store.neo4j_engine.store import Neo4jStore
from graph_store.settings import Settings
from graph_store.store import GraphStore, Limits, Rows
from tests.graph_store.attacks import ATTACKS, Attack
from tests.graph_store.watch import COUNT, SECRET, Watch, state, watched

LIMITS = Limits(seconds=0.5, rows=100, size=100_000)
FREE_AGAIN = 20.0  # seconds by which a place is free again after the worst attack
ENGINES = ("ladybug", "neo4j")


@pytest.fixture(scope="module")
def watch(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Watch]:
    with watched(tmp_path_factory.mktemp("watch") / "open") as found:
        yield found


@pytest.fixture(scope="module")
def ladybug_target(ladybug_store: LadybugStore, tmp_path_factory: pytest.TempPathFactory) -> Iterator[LadybugStore]:
    """One place for queries only, so that a place that is lost is noticed by the next query."""
    path = tmp_path_factory.mktemp("attacked") / "sample.lbug"
    shutil.copy(ladybug_store.path, path)
    store = LadybugStore(path, console_slots=1)
    yield store
    store.close()


@pytest.fixture(scope="module")
def neo4j_target(neo4j_store: Neo4jStore, neo4j_settings: Settings) -> Iterator[Neo4jStore]:
    store = Neo4jStore(replace(neo4j_settings, cypher_workers=1))
    yield store
    store.close()


@pytest.fixture(scope="module", params=ENGINES)
def target(request: pytest.FixtureRequest) -> GraphStore:
    found: GraphStore = request.getfixturevalue(f"{request.param}_target")
    return found


def patient(store: GraphStore, query: str) -> Rows:
    """The answer, waiting for the place that a stopped query may still hold."""
    deadline = time.monotonic() + FREE_AGAIN
    while True:
        try:
            return store.console(query)
        except StoreBusyError:
            if time.monotonic() > deadline:
                raise


def outcome(store: GraphStore, watch: Watch, attack: Attack) -> Rows | FengongError:
    try:
        return store.console(watch.place(attack.query), attack.parameters, LIMITS)
    except FengongError as problem:
        return problem


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack.name)
def test_attack_is_refused_or_cut_and_changes_nothing(attack: Attack, target: GraphStore, watch: Watch) -> None:
    agencies = patient(target, COUNT).rows
    before = state(target, watch)
    started = time.monotonic()
    found = outcome(target, watch, attack)
    took = time.monotonic() - started
    assert took < LIMITS.seconds + 3
    assert SECRET not in str(found)
    if target.engine not in attack.harmless:
        assert isinstance(found, (InputError, LimitError)), found
    assert patient(target, COUNT).rows == agencies
    assert state(target, watch) == before
    assert not before["called"]


def test_errors_are_one_line_in_both_languages(target: GraphStore, watch: Watch) -> None:
    for attack in ATTACKS[::7]:
        found = outcome(target, watch, attack)
        if isinstance(found, FengongError):
            assert "\n" not in found.zh + found.en, attack.name
            assert found.zh and found.en, attack.name


def test_there_are_enough_attacks_with_names_of_their_own() -> None:
    assert len(ATTACKS) >= 60
    assert len({attack.name for attack in ATTACKS}) == len(ATTACKS)
