"""What is decided about a server that is stuck, without a server."""

from __future__ import annotations

import logging
import threading
import time
from typing import Any

import pytest

from graph_store.errors import LimitError, StoreError, StoreRestartingError, StoreStuckError
from graph_store.neo4j_engine import recovery as module
from graph_store.neo4j_engine.console import Console
from graph_store.neo4j_engine.recovery import Recovery
from graph_store.neo4j_engine.standing import Question, Standing
from graph_store.settings import Settings

SETTINGS = Settings(store="bolt://127.0.0.1:20321")
QUESTION: Any = type("Asked", (), {"transactions": ["neo4j-transaction-7"]})


class Ours:
    """A server of ours that is held up while it is restarted, and may fail to start."""

    pid = 1

    def __init__(self, error: StoreError | None = None) -> None:
        self.server, self._error = self, error
        self.begun, self.go, self.times = threading.Event(), threading.Event(), 0

    def restart(self, _pid: int) -> Any:
        self.times += 1
        self.begun.set()
        assert self.go.wait(20)
        if self._error:
            raise self._error
        return type("Info", (), {"pid": 2, "uri": SETTINGS.store})


def found(monkeypatch: pytest.MonkeyPatch, ours: Ours | None) -> Recovery:
    monkeypatch.setattr(module, "find_ours", lambda _home, _address: ours)
    return Recovery(SETTINGS)


def test_one_restarts_and_the_others_wait(monkeypatch: pytest.MonkeyPatch) -> None:
    ours = Ours()
    recovery = found(monkeypatch, ours)
    first = threading.Thread(target=recovery.stuck, args=("a", Standing.RUNNING, QUESTION))
    first.start()
    assert ours.begun.wait(20)
    recovery.stuck("b", Standing.SILENT, QUESTION)
    with pytest.raises(StoreRestartingError):
        recovery.check()
    ours.go.set()
    first.join()
    recovery.check()
    with pytest.raises(StoreStuckError):
        recovery.check(user=True)
    recovery.over("a")
    recovery.over("b")
    recovery.check(user=True)
    assert (ours.times, recovery.outcomes) == (1, {"restarted": 1, "failed": 0, "foreign": 0})


@pytest.mark.parametrize("error", [StoreError("断", "cut off"), LimitError("超时", "ran past its time")])
def test_who_is_cut_off_by_a_restart_is_told_so(error: Exception, monkeypatch: pytest.MonkeyPatch) -> None:
    recovery = found(monkeypatch, None)
    with pytest.raises(type(error)), recovery.explained():
        raise error
    with pytest.raises(StoreRestartingError), recovery.explained():
        recovery.restarting = True
        raise error


def test_a_restart_that_fails_is_told_and_not_tried_at_once(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    ours = Ours(StoreError("太快", "stuck again"))
    ours.go.set()
    recovery = found(monkeypatch, ours)
    for _ in range(3):
        recovery.stuck("a", Standing.SILENT, QUESTION)
    recovery.check()
    with pytest.raises(StoreStuckError):
        recovery.check(user=True)
    assert (ours.times, recovery.outcomes["failed"]) == (1, 1)
    assert [one for one in caplog.messages if "not restarted" in one] == [
        "bolt://127.0.0.1:20321: the server takes connections and answers nothing; not restarted: stuck again"
    ]


@pytest.mark.parametrize(("seconds", "times"), [(0.01, 1), (0.0, 0)])
def test_a_question_that_stays_open_is_a_stuck_server_unless_that_is_off(
    seconds: float, times: int, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    asked = iter([Standing.RUNNING, Standing.SILENT, Standing.SILENT, Standing.ENDED])
    monkeypatch.setattr(Question, "standing", lambda _self: next(asked))
    recovery = found(monkeypatch, None)
    driver: Any = None
    console = Console(driver, Settings(store=SETTINGS.store, neo4j_stuck_seconds=seconds), recovery)
    with caplog.at_level(logging.ERROR, "fengong.store"):
        console._until_ended("a")
    assert recovery.outcomes["foreign"] == len(caplog.messages) == times
    recovery.check(user=True)


def test_patience_begins_anew_after_a_restart(monkeypatch: pytest.MonkeyPatch) -> None:
    # What was asked before a restart, and what a server that has just come back leaves open, is no second time.
    asked = iter([*[Standing.SILENT] * 5, Standing.ENDED])
    monkeypatch.setattr(Question, "standing", lambda _self: next(asked))
    monkeypatch.setattr("graph_store.neo4j_engine.console._ASK_AGAIN", 0.0)
    recovery = found(monkeypatch, ours := Ours())
    recovery.restarted = time.monotonic() + 60  # after whatever is measured here
    driver: Any = None
    console = Console(driver, Settings(store=SETTINGS.store, neo4j_stuck_seconds=1e-9), recovery)
    console._until_ended("a")
    assert ours.times == 0


def test_closing_waits_for_a_restart_to_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("graph_store.neo4j_engine.console._CLOSING", 0.05)
    monkeypatch.setattr(Question, "standing", lambda _self: Standing.SILENT)
    ours = Ours()
    driver: Any = None
    console = Console(driver, Settings(store=SETTINGS.store, neo4j_stuck_seconds=0.01), found(monkeypatch, ours))
    console.suspect()
    assert ours.begun.wait(20)
    threading.Timer(0.5, ours.go.set).start()
    console.close()
    assert console.recovery.outcomes["restarted"] == 1
