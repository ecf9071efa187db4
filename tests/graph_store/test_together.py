"""Several documents written at once make the same graph as one after the other, on both engines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph_store.apply import Edit
from graph_store.batches import batches
from graph_store.errors import StoreError
from graph_store.model import Edge, Includes, PartOf
from graph_store.neo4j_engine.store import Neo4jStore
from graph_store.shared import Run
from graph_store.store import Change, Outcome, Remove, WriteOptions
from graph_store.together import Together
from ingest.pipeline import READER_VERSION
from tests.graph_store.changing import DOCUMENTS, changes
from tests.graph_store.dumping import dump
from tests.graph_store.graphs import agency, counts, graph, replacing
from tests.graph_store.running import open_graph


def written(folder: Path, given: Sequence[Sequence[Change]]) -> tuple[list[Outcome], list[str]]:
    """What became of changes in these batches, and the graph."""
    with open_graph(folder / "g.lbug") as run:
        edit = Edit(run)
        outcomes = [one for batch in given for one in edit.apply(batch)]
        return outcomes, dump(run)


@given(st.integers(min_value=0), st.integers(2, 20))
@settings(max_examples=25, deadline=None)
def test_at_once_as_one_by_one(tmp_path_factory: pytest.TempPathFactory, seed: int, number: int) -> None:
    given = changes(Random(seed), number)
    alone = written(tmp_path_factory.mktemp("alone"), [[one] for one in given])
    assert written(tmp_path_factory.mktemp("together"), list(batches(given))) == alone


@pytest.fixture
def store(neo4j_store: Neo4jStore) -> Iterator[Neo4jStore]:
    """The database of all tests, which is then as it was."""
    before = neo4j_store.info().version
    yield neo4j_store
    emptied(neo4j_store)
    assert neo4j_store.info().version == before


def emptied(store: Neo4jStore) -> None:
    store.write([Remove(name) for name in DOCUMENTS], WriteOptions(READER_VERSION))
    assert counts(store) == (0, 0, 0, 0, 0)


def reading(store: Neo4jStore) -> Run:
    return lambda cypher, parameters: store.read(cypher, parameters).records()


@pytest.mark.parametrize("seed", range(4))
def test_at_once_as_one_by_one_in_neo4j(store: Neo4jStore, tmp_path: Path, seed: int) -> None:
    given = changes(Random(seed), 15)
    together = store.write(given), dump(reading(store))
    emptied(store)
    alone = [outcome for one in given for outcome in store.write([one])], dump(reading(store))
    assert together == alone == written(tmp_path, [[one] for one in given])


def test_in_neo4j_only_the_change_at_fault_is_not_made(store: Neo4jStore) -> None:
    loose = replacing(graph("test-b", 1, facts=[Edge("PART_OF", "x:甲厅", "x:无", PartOf("managed"))]))
    heard: list[Outcome] = []
    with pytest.raises(StoreError) as caught:
        store.write([replacing(graph("test-a", 1)), loose], WriteOptions(on_outcome=heard.append))
    assert caught.value.where == "test-b"
    assert heard == [Outcome("test-a", "added")]
    assert counts(store) == (1, 1, 1, 1, 3)


def test_the_document_at_fault_is_named(tmp_path: Path) -> None:
    fact = Edge("PART_OF", "x:乙厅", "x:无", PartOf("managed"))
    loose = replacing(graph("test-b", 1, [agency("x:乙厅")], [fact]))
    with pytest.raises(StoreError) as caught:
        written(tmp_path, [[replacing(graph("test-a", 1)), loose, replacing(graph("test-c", 1))]])
    assert caught.value.where == "test-b"


def test_what_stands_already_is_not_written_again(tmp_path: Path) -> None:
    bodies = [agency("x:各市"), agency("x:甲市", note="only known")]
    facts = [Edge("INCLUDES", "x:各市", "x:甲市", Includes("levels", "a table", 0.9))]
    with open_graph(tmp_path / "g.lbug") as run:
        Edit(run).apply([replacing(graph("test-a", 1, bodies, facts))])
        asked: list[str] = []

        def noting(cypher: str, parameters: dict[str, object]) -> list[dict[str, object]]:
            asked.append(cypher)
            return run(cypher, parameters)

        Edit(noting).apply([replacing(graph("test-b", 1, bodies, facts))])
    assert not [one for one in asked if "MERGE (n:Agency" in one or "INCLUDES {" in one or "DELETE" in one]
    assert [one for one in asked if "LEADS {" in one], "its assignments are"


def test_the_newest_reading_of_a_body_and_of_its_facts_holds() -> None:
    facts = [Edge("INCLUDES", "x:各市", "x:甲市", Includes("levels", "a table", 0.9))]
    first = graph("test-a", 1, [agency("x:各市"), agency("x:甲市", note="only known")], facts)
    second = graph("test-b", 1, [agency("x:各市", kind="party")])
    found = Together.of([replacing(first), replacing(second)])
    assert found.bodies["x:各市"]["kind"] == "party"
    assert found.facts == {}
    assert found.passed == {"x:甲市"}, "nobody may need it any more"
