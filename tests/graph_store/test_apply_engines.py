"""What holds for one engine, and between the two."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from graph_store import apply
from graph_store.errors import StoreError
from graph_store.ladybug_engine.store import LadybugStore
from graph_store.neo4j_engine.connection import connect
from graph_store.neo4j_engine.store import Neo4jStore
from graph_store.settings import Settings
from graph_store.store import Remove, WriteOptions
from ingest.pipeline import READER_VERSION
from tests.graph_store.graphs import agency, bodies, graph, replacing

NOTES = """MATCH (n:Note) OPTIONAL MATCH (n)-[r]-(m)
    RETURN n.text AS text, type(r) AS type, coalesce(m.name, m.title, m.who) AS other ORDER BY text, type, other"""


@pytest.fixture
def annotated(neo4j_store: Neo4jStore, neo4j_settings: Settings) -> Iterator[Neo4jStore]:
    """Two documents, and what users put beside them: notes on a body, on a document, and on nothing of ours."""
    neo4j_store.write([replacing(graph("test-a", 1)), replacing(graph("test-b", 1, [agency("x:乙厅")]))])
    with connect(neo4j_settings) as driver:
        driver.execute_query(
            "MATCH (a:Agency {id: 'x:甲厅'}), (b:Agency {id: 'x:乙厅'}), (d:Document {id: 'test-b'}) "
            "CREATE (:Note {text: '1'})-[:ABOUT]->(a), (b)-[:MENTIONED_IN]->(:Note {text: '2'}), "
            "(:Note {text: '3'})-[:ABOUT]->(d), (:Note {text: '4'})-[:BY]->(:Person {who: 'me'})"
        )
        yield neo4j_store
        driver.execute_query("MATCH (n) WHERE n:Note OR n:Person DETACH DELETE n")
    neo4j_store.write([replacing(graph("test-a", 1)), replacing(graph("test-b", 1, [agency("x:乙厅")]))])
    neo4j_store.write([Remove("test-a"), Remove("test-b")], WriteOptions(reader_version=READER_VERSION))


def test_what_we_did_not_write_stays_untouched(annotated: Neo4jStore) -> None:
    before = annotated.read(NOTES).rows
    assert len(before) == 4
    annotated.write([replacing(graph("test-a", 3)), Remove("test-a")])
    assert annotated.read(NOTES).rows == before
    assert "甲厅" in bodies(annotated), "a body that a note points to stays"


def test_a_body_with_a_relationship_of_a_user_stays(annotated: Neo4jStore) -> None:
    annotated.write([Remove("test-b")])
    assert ("2", "MENTIONED_IN", "乙厅") in annotated.read(NOTES).rows
    assert ("3", None, None) in annotated.read(NOTES).rows, "the note on a removed document stays, without its end"


def test_the_version_is_the_same_on_both_engines(
    ladybug_store: LadybugStore, neo4j_store: Neo4jStore, tmp_path: Path
) -> None:
    ours, theirs = ladybug_store.info(), neo4j_store.info()
    # When and how often a store was written is its own history; what stands in it is the same.
    assert replace(ours, built_on="", writes=0) == replace(theirs, built_on="", writes=0)
    assert ours.writes > 0
    assert theirs.writes > 0
    assert ours.built_on.endswith("+00:00")


def test_another_schema_is_refused_before_anything_is_written() -> None:
    def run(_cypher: str, _parameters: dict[str, object]) -> list[dict[str, object]]:
        return [{"schema_version": 999}]

    with pytest.raises(StoreError) as caught:
        apply.check_schema(run)
    assert "999" in caught.value.zh
    assert "999" in caught.value.en


def test_an_empty_graph_has_any_schema() -> None:
    apply.check_schema(lambda _cypher, _parameters: [])
