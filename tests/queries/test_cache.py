"""Whole answers are kept by version, within a bound in bytes, and never answer for another version."""

from __future__ import annotations

import sys
from typing import Any

import pytest

from graph_store.errors import StoreBusyError
from graph_store.ladybug_engine.store import LadybugStore
from graph_store.store import GraphStore, Remove
from ingest.load import load
from ingest.pipeline import DocumentReading
from queries.asking import Asker
from queries.cache import RowCache, size_of
from queries.catalogue import catalogue
from tests.queries.conftest import Askers
from tests.queries.watched import Watched

ROWS: list[tuple[Any, ...]] = [("甲" * 100, 1), ("乙" * 100, 2)]


def test_a_page_more_costs_no_query(ladybug_store: LadybugStore) -> None:
    watched = Watched(ladybug_store)
    asker = Asker(watched)
    first = asker.ask("shared-tasks", {"limit": 5})
    asked = len(watched.reads)
    second = asker.ask("shared-tasks", {"limit": 5, "offset": 5})
    assert len(watched.reads) == asked
    assert first.rows[-1] != second.rows[0]
    asker.ask("shared-tasks", {"limit": 5, "roles": "lead"})
    assert len(watched.reads) == asked + 1


def test_nothing_is_kept_without_room(ladybug_store: LadybugStore) -> None:
    watched = Watched(ladybug_store)
    asker = Asker(watched, cache_bytes=0)
    for _ in range(3):
        asker.ask("first-named-leads")
    cypher = catalogue().get("first-named-leads").cypher
    assert watched.reads.count(cypher) == 3


@pytest.mark.parametrize("engine", ["ladybug", "neo4j"])
def test_a_write_brings_new_rows(
    request: pytest.FixtureRequest,
    tmp_path_factory: pytest.TempPathFactory,
    engine: str,
    sample_reading: DocumentReading,
    guangxi_readings: list[DocumentReading],
) -> None:
    store: GraphStore
    if engine == "ladybug":
        store = LadybugStore(tmp_path_factory.mktemp("cache") / "own.lbug")
        load(store, [sample_reading])
    else:
        store = request.getfixturevalue("neo4j_store")
    asker, added = Asker(store), guangxi_readings[2]
    try:
        before = asker.ask("list-tasks")
        load(store, [added])
        after = asker.ask("list-tasks", {"jurisdiction": "all"})
        assert (before.total, after.total) == (107, 109)
        assert before.graph_version != after.graph_version
    finally:
        store.write([Remove(added.graph.document.id)])
    again = asker.ask("list-tasks")
    assert (again.total, again.graph_version) == (107, before.graph_version)
    if engine == "ladybug":
        store.close()


def test_rows_read_while_the_graph_changed_are_read_again(ladybug_store: LadybugStore) -> None:
    def change_once(store: Watched) -> None:
        store.suffix, store.after_read = "+1", lambda _: None

    watched = Watched(ladybug_store)
    asker = Asker(watched)
    asker.ask("first-named-leads")
    watched.after_read = change_once
    answer = asker.ask("never-lead")
    assert answer.graph_version.endswith("+1")
    assert watched.reads.count(catalogue().get("never-lead").cypher) == 2


def test_a_graph_that_never_rests_is_busy(ladybug_store: LadybugStore) -> None:
    def change(store: Watched) -> None:
        store.suffix += "+"

    with pytest.raises(StoreBusyError) as caught:
        Asker(Watched(ladybug_store, after_read=change)).ask("never-lead")
    assert "再试" in caught.value.zh


def test_what_was_longest_unused_goes_first() -> None:
    cache = RowCache(3 * size_of(ROWS))
    for key in "abc":
        cache.put(key, ROWS)
    assert cache.get("a") == ROWS
    cache.put("d", ROWS)
    assert [key for key in "abcd" if cache.get(key) is not None] == ["a", "c", "d"]


def test_replacing_and_what_is_too_big() -> None:
    cache = RowCache(2 * size_of(ROWS))
    for _ in range(10):
        cache.put("a", ROWS)
    cache.put("b", ROWS)
    cache.put("big", ROWS * 10)
    assert [key for key in ("a", "b", "big") if cache.get(key) is not None] == ["a", "b"]


def test_size_counts_what_lies_in_lists() -> None:
    names = ["机构" * 200] * 50
    assert size_of([(names,)]) > 50 * sys.getsizeof(names[0])
    assert size_of([]) > 0


def test_cache_of_an_asker_keeps_to_its_bound(askers: Askers) -> None:
    store = askers["ladybug"].store
    bound = 200_000
    asker = Asker(store, cache_bytes=bound)
    for question in asker.questions:
        asker.ask(question.name, question.example)
    held = asker._cache._held.values()
    assert held
    assert sum(size_of(rows) for rows, _ in held) <= bound
