"""A read that waits for long is noticed while it waits, and a quick one is not."""

from __future__ import annotations

import threading

import pytest

from graph_store.neo4j_engine import overdue
from graph_store.neo4j_engine.overdue import Overdue


@pytest.fixture(autouse=True)
def often(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(overdue, "_LOOK_EVERY", 0.01)


def test_a_long_read_is_suspected(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(overdue, "ANSWER_SECONDS", 0.05)
    noticed = threading.Event()
    reads = Overdue(noticed.set)
    with reads.watched():
        assert noticed.wait(20)
    reads.close()


def test_reads_that_ended_are_not() -> None:
    noticed = threading.Event()
    reads = Overdue(noticed.set)
    for _ in range(20):
        with reads.watched():
            pass
    with reads.watched():  # begun just now
        assert not noticed.wait(0.1)
    with pytest.raises(ValueError, match="x"), reads.watched():
        raise ValueError("x")
    assert not reads._begun
    reads.close()
