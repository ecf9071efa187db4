"""Workers and their places: answers, ends, and every way in which a worker is lost."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Iterator

import pytest

from graph_store.console import process
from graph_store.console.process import Slots, Worker, answered, job
from graph_store.errors import FengongError, LimitError, QueryRefusedError, StoreBusyError, StoreError
from graph_store.store import Limits, Rows

TOY = "tests.graph_store.console.toy"
LIMITS = Limits(seconds=5.0, rows=10, size=1000)


@pytest.fixture
def worker() -> Iterator[Worker]:
    found = Worker(TOY, {}, key="k")
    yield found
    found.kill()


def asked(worker: Worker, query: str, limits: Limits = LIMITS, seconds: float = 5.0, **parameters: object) -> Rows:
    started = time.monotonic()
    return answered(worker.ask(job(query, parameters, limits), seconds), limits, started)


def gone(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return True
    return False


def test_a_worker_answers_again_and_again(worker: Worker) -> None:
    assert worker.key == "k"
    for value in (1, "财政厅", [None, {"a": 1.5}]):
        rows = asked(worker, "x", x=value)
        assert rows == Rows(("pid", "x"), [(worker.pid, value)])
    assert asked(worker, "cut").truncated
    assert worker.is_alive


def test_errors_come_back_and_the_worker_stays(worker: Worker) -> None:
    with pytest.raises(QueryRefusedError, match="not so"):
        asked(worker, "refuse")
    with pytest.raises(QueryRefusedError, match=r"first line$"):
        asked(worker, "fault")
    with pytest.raises(LimitError, match="memory"):
        asked(worker, "memory")
    with pytest.raises(QueryRefusedError, match="100 bytes"):
        asked(worker, "x", Limits(size=100), x="y" * 100)
    assert worker.is_alive


def test_a_worker_that_takes_too_long_is_killed(worker: Worker) -> None:
    with pytest.raises(LimitError, match=r"0\.2 s"):
        asked(worker, "sleep", Limits(seconds=0.2), 0.3)
    assert not worker.is_alive
    assert gone(worker.pid)


def test_a_worker_that_dies_is_told_at_once(worker: Worker) -> None:
    begun = time.monotonic()
    with pytest.raises(LimitError, match="memory"):
        asked(worker, "die", Limits(seconds=30), 30)
    assert time.monotonic() - begun < 20
    assert not worker.is_alive


def test_an_answer_that_is_none_loses_the_worker(worker: Worker) -> None:
    assert worker.ask(job("noise", {}, LIMITS), 5.0) is None
    assert not worker.is_alive


@pytest.mark.parametrize(("opening", "words"), [({"fail": True}, "cannot begin"), ({"die": True}, "no answer")])
def test_a_worker_that_cannot_begin_says_why(opening: dict[str, bool], words: str) -> None:
    with pytest.raises(StoreError, match=words):
        Worker(TOY, opening)


def test_a_module_that_is_not_there() -> None:
    with pytest.raises(StoreError, match="no answer"):
        Worker("graph_store.nothing", {})


def test_a_program_that_cannot_be_run(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(process.sys, "executable", "/nothing/python")
    with pytest.raises(StoreError, match="No such file"):
        Worker(TOY, {})


def test_places_are_lent_and_kept() -> None:
    slots = Slots(1)
    assert slots.take() is None
    worker = Worker(TOY, {})
    slots.give_back(worker)
    assert slots.take() is worker
    worker.kill()
    slots.give_back(worker)
    assert slots.take() is None


def test_who_waits_too_long_for_a_place_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(process, "WAIT_FOR_SLOT", 0.05)
    slots = Slots(1)
    slots.take()
    with pytest.raises(StoreBusyError):
        slots.take()


def test_a_place_that_comes_free_is_taken_by_who_waits() -> None:
    slots = Slots(1)
    slots.take()
    threading.Timer(0.05, slots.give_back, (None,)).start()
    assert slots.take() is None


def test_closing_ends_the_idle_now_and_the_busy_when_they_come_back() -> None:
    slots = Slots(2)
    idle, busy = Worker(TOY, {}), Worker(TOY, {})
    assert (slots.take(), slots.take()) == (None, None)
    slots.give_back(idle)
    slots.close()
    assert slots.wait_closed(0)
    assert (idle.is_alive, busy.is_alive) == (False, True)
    slots.give_back(busy)
    assert not busy.is_alive
    with pytest.raises(StoreError, match="closed"):
        slots.take()


def test_an_error_of_the_reply_is_raised() -> None:
    with pytest.raises(FengongError, match="b"):
        answered({"error": "StoreError", "zh": "a", "en": "b", "where": None}, LIMITS, time.monotonic())
