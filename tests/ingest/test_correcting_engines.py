"""A corrected reading is the same graph on both engines."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from graph_store.ladybug_engine.store import LadybugStore
from graph_store.neo4j_engine.store import Neo4jStore
from graph_store.settings import Settings
from graph_store.store import GraphStore, Remove
from ingest.load import load
from ingest.pipeline import read_source
from tests.ingest.making import HERE, source
from tests.ingest.test_correcting import ALL, ID, TEXT

_EDGES = """MATCH (a:Agency)-[r:LEADS|RESPONSIBLE_FOR|SUPPORTS]->(t:Task {id: $id})
RETURN a.id AS body, a.name AS name, r.role AS role, r.mention AS mention, r.rule AS rule, r.basis AS basis
ORDER BY body, role, mention"""


def written(store: GraphStore) -> list[Any]:
    load(store, [read_source(source(TEXT), HERE, ALL)])
    found = [store.read(_EDGES, {"id": f"{ID}:{number}"}).rows for number in range(1, 5)]
    card = store.read("MATCH (d:Document {id: $id}) RETURN d.scorecard AS card", {"id": ID}).rows
    return [*found, card]


def test_both_engines_have_the_same_corrected_graph(tmp_path: Path, neo4j_settings: Settings) -> None:
    embedded, server = LadybugStore(tmp_path / "g.lbug"), Neo4jStore(neo4j_settings)
    try:
        first, second = written(embedded), written(server)
        assert first == second
        assert ("640000:水利厅", "lead", "correction") in [(row[0], row[2], row[4]) for row in first[2]]
    finally:
        server.write([Remove(ID)])
        embedded.close()
        server.close()
