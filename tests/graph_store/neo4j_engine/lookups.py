"""What the server looks up in its store to make a change: work that no other load moves."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import neo4j

from graph_store.apply import Edit
from graph_store.neo4j_engine.connection import connect
from graph_store.settings import Settings
from graph_store.store import Change


def hits(settings: Settings, change: Change) -> int:
    """The lookups for a change, which is then taken back.

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
    edit.stamp("1")
    return total


def _of(plan: Mapping[str, Any]) -> int:
    return int(plan.get("dbHits", 0)) + sum(_of(child) for child in plan.get("children", ()))
