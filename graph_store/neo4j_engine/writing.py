"""Writing to Neo4j: one managed transaction a document, retried by the driver; a killed run leaves each one whole."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import neo4j

from graph_store import statements
from graph_store.apply import Run, apply_change, changed, check_schema, stamp
from graph_store.neo4j_engine.schema import statements as schema_statements
from graph_store.neo4j_engine.values import plain
from graph_store.store import Change, Outcome, Replace, WriteOptions

_WRITE_SECONDS = 300


def write(driver: neo4j.Driver, database: str, changes: Iterable[Change], options: WriteOptions) -> list[Outcome]:
    """Make `changes`, each in a transaction of its own that also sets the graph's version."""
    outcomes = []
    with driver.session(database=database) as session:
        prepared = False
        for change in changes:
            if not prepared:
                for statement in schema_statements():
                    session.run(statement).consume()
                session.execute_read(lambda transaction: check_schema(_runner(transaction)))
                prepared = True
            if _stands(session, change):
                outcomes.append(Outcome(change.document_id, "unchanged"))
            else:
                outcomes.append(session.execute_write(_make, change, options.reader_version))
            options.on_outcome(outcomes[-1])
    return outcomes


def _stands(session: neo4j.Session, change: Change) -> bool:
    """Whether the document is there as it should be: asking is far quicker than a write that changes nothing."""
    if not isinstance(change, Replace):
        return False
    asked = {"id": change.document_id}
    found = session.execute_read(lambda transaction: _runner(transaction)(statements.DOCUMENT_CONTENT, asked))
    return bool(found) and found[0]["content"] == change.content


@neo4j.unit_of_work(timeout=_WRITE_SECONDS)
def _make(transaction: neo4j.ManagedTransaction, change: Change, reader_version: str) -> Outcome:
    run = _runner(transaction)
    check_schema(run)
    run(statements.TOUCH_GRAPH, {})  # locks the Graph node: writers of one database wait for each other
    outcome = apply_change(run, change)
    if changed([outcome]):
        stamp(run, reader_version)
    return outcome


def _runner(transaction: neo4j.ManagedTransaction) -> Run:
    def run(cypher: str, parameters: dict[str, Any]) -> list[dict[str, Any]]:
        result = transaction.run(cypher, parameters)
        columns = result.keys()
        return [dict(zip(columns, map(plain, record.values()), strict=True)) for record in result]

    return run
