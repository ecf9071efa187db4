"""What the worker reads in a plan of Neo4j, and what it makes of the server's words."""

from __future__ import annotations

import pytest

from graph_store.errors import LimitError, QueryRefusedError
from graph_store.neo4j_engine.worker import _meant, operators
from tests.graph_store.neo4j_engine.test_connection import server_error

PLAN = {
    "operatorType": "ProduceResults@neo4j",
    "children": [
        {
            "operatorType": "Expand(All)@neo4j",
            "children": [{"operatorType": "NodeByLabelScan@neo4j"}, {"operatorType": "LoadCSV"}],
        }
    ],
}


def test_operators_of_a_plan_and_all_its_children() -> None:
    assert list(operators(PLAN)) == ["ProduceResults", "Expand", "NodeByLabelScan", "LoadCSV"]


@pytest.mark.parametrize(
    ("code", "kind", "words"),
    [
        ("Neo.ClientError.Transaction.TransactionTimedOut", LimitError, "ran past 2 s"),
        ("Neo.TransientError.Transaction.Terminated", LimitError, "ran past 2 s"),
        ("Neo.TransientError.General.MemoryPoolOutOfMemoryError", LimitError, "memory"),
        ("Neo.DatabaseError.General.StackOverFlowError", LimitError, "memory"),
        ("Neo.ClientError.Security.Forbidden", QueryRefusedError, "refused: first"),
        ("Neo.ClientError.Statement.SyntaxError", QueryRefusedError, "wrong: first"),
    ],
)
def test_errors_of_the_server(code: str, kind: type[Exception], words: str) -> None:
    found = _meant(server_error(code), 2.0)
    assert type(found) is kind
    assert words in str(found)
