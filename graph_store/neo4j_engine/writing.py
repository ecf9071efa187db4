"""Writing to Neo4j: one managed transaction a document, retried by the driver; a killed run leaves each one whole."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import neo4j

from graph_store import statements
from graph_store.apply import apply_change, changed, check_schema, stamp
from graph_store.neo4j_engine.schema import statements as schema_statements
from graph_store.neo4j_engine.values import plain
from graph_store.store import Change, Outcome, WriteOptions

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
                prepared = True
            outcomes.append(session.execute_write(_make, change, options.reader_version))
            options.on_outcome(outcomes[-1])
    return outcomes


@neo4j.unit_of_work(timeout=_WRITE_SECONDS)
def _make(transaction: neo4j.ManagedTransaction, change: Change, reader_version: str) -> Outcome:
    def run(cypher: str, parameters: dict[str, Any]) -> list[dict[str, Any]]:
        result = transaction.run(cypher, parameters)
        columns = result.keys()
        return [dict(zip(columns, map(plain, record.values()), strict=True)) for record in result]

    check_schema(run)
    run(statements.TOUCH_GRAPH, {})  # locks the Graph node: writers of one database wait for each other
    outcome = apply_change(run, change)
    if changed([outcome]):
        stamp(run, reader_version)
    return outcome
