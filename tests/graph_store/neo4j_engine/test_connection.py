"""What the driver raises is one line of ours that never has a password in it."""

from __future__ import annotations

import logging

import pytest
from neo4j import exceptions

from graph_store.errors import LimitError, ParameterError, StoreError, StoreWriteError
from graph_store.neo4j_engine.connection import connect, translated
from graph_store.settings import Settings

ADDRESS = "bolt://127.0.0.1:7687"


def server_error(code: str, message: str = "first\nsecond") -> exceptions.Neo4jError:
    return exceptions.Neo4jError._hydrate_neo4j(code=code, message=message)


@pytest.mark.parametrize(
    ("raised", "writing", "kind", "words"),
    [
        (exceptions.AuthError("no"), False, StoreError, "refused the login"),
        (exceptions.ServiceUnavailable("away"), False, StoreError, "cannot reach Neo4j"),
        (exceptions.ServiceUnavailable("away"), True, StoreError, "run again to go on"),
        (exceptions.SessionExpired("x"), False, StoreError, "cannot reach Neo4j"),
        (OSError("x"), False, StoreError, "cannot reach Neo4j"),
        (exceptions.ConfigurationError("x"), False, StoreError, "cannot reach Neo4j"),
        (server_error("Neo.ClientError.Transaction.TransactionTimedOut"), False, LimitError, "ran past its time"),
        (server_error("Neo.TransientError.Transaction.TransactionTerminated"), False, LimitError, "ran past its time"),
        (server_error("Neo.ClientError.Statement.SyntaxError"), False, StoreError, "failed: first"),
        (server_error("Neo.ClientError.Schema.ConstraintValidationFailed"), True, StoreWriteError, "failed: first"),
        (ParameterError("a", "b"), False, ParameterError, "b"),
    ],
)
def test_errors_are_translated(raised: Exception, writing: bool, kind: type[Exception], words: str) -> None:
    with pytest.raises(kind) as caught, translated(ADDRESS, writing=writing):
        raise raised
    assert type(caught.value) is kind
    assert words in str(caught.value)
    assert "second" not in str(caught.value)


def test_faults_of_ours_are_not_hidden() -> None:
    with pytest.raises(KeyError), translated(ADDRESS):
        raise KeyError("x")


@pytest.mark.parametrize("address", ["bolt://host:port", "bolt://host:99999", "neo4j://[::1", "bolt://me:geheim@host"])
def test_an_address_that_is_none_is_told_without_its_password(address: str) -> None:
    with pytest.raises(StoreError) as caught:
        connect(Settings(store=address, neo4j_password="geheim"))
    assert "geheim" not in caught.value.zh + caught.value.en
    assert caught.value.where == "FENGONG_STORE"


def test_nothing_is_sent_before_something_is_asked() -> None:
    connect(Settings(store="bolt://127.0.0.1:1", neo4j_password="x")).close()
    assert logging.getLogger("neo4j").handlers
