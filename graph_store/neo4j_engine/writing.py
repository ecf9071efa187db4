"""Writing to Neo4j: a few documents in a managed transaction, retried by the driver; a killed run leaves each whole."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import neo4j
from neo4j.exceptions import Neo4jError

from graph_store import statements
from graph_store.apply import Edit, check_schema
from graph_store.batches import batches
from graph_store.errors import StoreError
from graph_store.neo4j_engine.schema import statements as schema_statements
from graph_store.neo4j_engine.values import plain
from graph_store.shared import Run
from graph_store.store import Change, Outcome, Remove, WriteOptions

_WRITE_SECONDS = 300


def write(driver: neo4j.Driver, database: str, changes: Iterable[Change], options: WriteOptions) -> list[Outcome]:
    """Make `changes`, a batch in a transaction that also sets the graph's version."""
    outcomes: list[Outcome] = []
    with driver.session(database=database) as session:
        for batch in batches(changes):
            if not outcomes:
                _prepare(session)
            for outcome in _written(session, batch, options.reader_version):
                outcomes.append(outcome)
                options.on_outcome(outcome)
    return outcomes


def _prepare(session: neo4j.Session) -> None:
    for statement in schema_statements():
        session.run(statement).consume()
    session.execute_read(lambda transaction: check_schema(_runner(transaction)))


def _written(session: neo4j.Session, batch: list[Change], reader_version: str) -> Iterator[Outcome]:
    """What became of each. A batch that fails is made one by one, so that only the change at fault is not made."""
    if _stand(session, batch):
        yield from (Outcome(one.document_id, "unchanged") for one in batch)
        return
    try:
        outcomes = session.execute_write(_make, batch, reader_version)
    except (StoreError, Neo4jError):
        if len(batch) == 1:
            raise
        for one in batch:
            yield from _written(session, [one], reader_version)
    else:
        yield from outcomes


def _stand(session: neo4j.Session, batch: list[Change]) -> bool:
    """Whether all are there as they should be: asking is far quicker than a write that changes nothing."""
    asked = {"ids": [one.document_id for one in batch]}
    found = session.execute_read(lambda transaction: _runner(transaction)(statements.CONTENTS, asked))
    held = {row["id"]: row["content"] for row in found}
    return all(not isinstance(one, Remove) and held.get(one.document_id) == one.content for one in batch)


@neo4j.unit_of_work(timeout=_WRITE_SECONDS)
def _make(transaction: neo4j.ManagedTransaction, batch: list[Change], reader_version: str) -> list[Outcome]:
    run = _runner(transaction)
    check_schema(run)
    run(statements.TOUCH_GRAPH, {})  # locks the Graph node: writers of one database wait for each other
    edit = Edit(run)
    outcomes = edit.apply(batch)
    if edit.changed:
        edit.stamp(reader_version)
    return outcomes


def _runner(transaction: neo4j.ManagedTransaction) -> Run:
    def run(cypher: str, parameters: dict[str, Any]) -> list[dict[str, Any]]:
        result = transaction.run(cypher, parameters)
        columns = result.keys()
        return [dict(zip(columns, map(plain, record.values()), strict=True)) for record in result]

    return run
