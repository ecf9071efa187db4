"""What one document's write costs a Neo4j that holds many documents, over what it costs one that holds few."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import neo4j

from bench import documents
from bench.effort import Effort
from bench.lines import Line, Words, at_most
from graph_store.apply import Edit
from graph_store.local_neo4j import LocalServer, ServerInfo
from graph_store.neo4j_engine.connection import connect
from graph_store.neo4j_engine.store import Neo4jStore
from graph_store.settings import Settings
from graph_store.store import Change, Replace
from ingest.extract import Reader
from ingest.gather import gather
from ingest.metadata import Metadata
from ingest.prepared import Orders, prepared

_MOST = 1.2


def measure(folder: Path, effort: Effort) -> list[Line]:
    """The same document into graphs of a twentieth and of a half of the large folder's documents."""
    few, many = max(1, effort.documents // 20), effort.documents // 2
    *changes, new = _changes(folder, many + 1)
    server = LocalServer(folder / "neo4j")
    try:
        settings = _settings(server.start())
        store = Neo4jStore(settings)
        store.write(changes[:few])
        before = hits(settings, new)
        store.write(changes[few:])
        after = hits(settings, new)
        store.close()
    finally:
        server.stop()
    what = Words(
        f"Neo4j：写入一份，图里已有 {many} 份比有 {few} 份",
        f"Neo4j: writing a document into a graph of {many} over one of {few}",
    )
    values = {"few": float(before), "many": float(after)}
    return [at_most("growth", what, after / before, _MOST, values, f"{after} / {before} db hits")]


def _changes(folder: Path, number: int) -> list[Replace]:
    notices, orders = documents.write(folder / "growing", number), Orders(Metadata(), 1_000_000, (), Reader())
    return [prepared(one, orders).change for one in gather([notices], max_bytes=orders.max_bytes)]


def _settings(info: ServerInfo) -> Settings:
    return Settings(store=info.uri, neo4j_user=info.user, neo4j_password=info.read_password())


def hits(settings: Settings, change: Change) -> int:
    """What the server looks up in its store to make the change, which is then taken back.

    Counted a second time: the first plans each statement by what the graph holds now.
    """
    with connect(settings) as driver, driver.session(database=settings.neo4j_database) as session:
        counted = 0
        for _ in range(2):
            with session.begin_transaction() as transaction:
                counted = _counted(transaction, change)
                transaction.rollback()
        return counted


def _counted(transaction: neo4j.Transaction, change: Change) -> int:
    total = 0

    def run(cypher: str, parameters: dict[str, Any]) -> list[dict[str, Any]]:
        nonlocal total
        result = transaction.run(f"PROFILE {cypher}", parameters)
        rows = [dict(record) for record in result]
        total += _of(result.consume().profile or {})
        return rows

    edit = Edit(run)
    edit.apply([change])
    edit.stamp("bench")
    return total


def _of(plan: Mapping[str, Any]) -> int:
    return int(plan.get("dbHits", 0)) + sum(_of(child) for child in plan.get("children", ()))
