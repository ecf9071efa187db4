"""kill -9 at any moment of a write: the graph can be read, is the old one or the new one, and the next write works."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import pytest

from graph_store.ladybug_engine.store import LadybugStore
from graph_store.store import Remove, WriteOptions
from tests.conftest import ROOT
from tests.graph_store.graphs import counts, graph, replacing
from tests.graph_store.watch import listing
from tests.graph_store.writing import FINISHED

KILLS = 8
TASKS = 150
KEPT = (1, 1, 1, 1, 3)  # what the document that stays contributes


def whole(tasks: int) -> tuple[int, ...]:
    """The counts of a graph with the document that stays and one with `tasks` tasks."""
    return (2, 2, tasks + 1, 1, 2 * tasks + 1 + KEPT[4])


@pytest.fixture
def path(tmp_path: Path) -> Path:
    found = tmp_path / "folder" / "g.lbug"
    store = LadybugStore(found)
    store.write([replacing(graph("test-kept", 1)), replacing(graph("test-a", 1))])
    store.close()
    return found


def started(arguments: Sequence[object], **environment: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "tests.graph_store.writing", *map(str, arguments)],
        env={**os.environ, **environment}, cwd=ROOT, start_new_session=True,
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip


def held(path: Path) -> tuple[int, ...]:
    """The counts as a new reader sees them."""
    store = LadybugStore(path)
    try:
        return counts(store)
    finally:
        store.close()


def assert_next_write_cleans_up(path: Path) -> None:
    store = LadybugStore(path)
    store.write([replacing(graph("test-a", 2))], WriteOptions(wait_seconds=30))
    assert counts(store) == whole(2)
    assert store.console("MATCH (d:Document) RETURN count(*) AS n").rows == [(2,)]
    store.close()
    assert set(listing(path.parent)) == {"g.lbug", "g.lbug.sha256", "g.lbug.lock"}


def test_the_process_tree_killed_at_random_moments(path: Path) -> None:
    seed = int(os.environ.get("SEED", "0")) or random.randrange(1, 10**6)
    print(f"SEED={seed}")
    chance = random.Random(seed)
    begun = time.monotonic()
    assert started(["write", path, "test-a", TASKS]).wait(60) == 0
    usual = time.monotonic() - begun
    before = held(path)
    for number in range(KILLS):
        tasks = TASKS + number + 1
        process = started(["write", path, "test-a", tasks])
        time.sleep(chance.uniform(0.2, 1.2) * usual)
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        after = held(path)
        assert after in {before, whole(tasks)}, f"SEED={seed}, kill {number}"
        before = after
    assert_next_write_cleans_up(path)


def test_killed_before_every_step_on_the_file_system(path: Path) -> None:
    before, step, seen = held(path), 0, set()
    while True:
        step += 1
        tasks = 2 + step % 2
        code = started(["die", path, "test-a", tasks], STEP=str(step)).wait(60)
        after = held(path)
        assert after in {before, whole(tasks)}, f"before step {step}"
        seen.add(after == whole(tasks))
        before = after
        if code == FINISHED:
            break
        assert code == -signal.SIGKILL
    assert step > 10, "the steps were not seen"
    assert seen == {True, False}
    assert_next_write_cleans_up(path)


@pytest.mark.parametrize("share", [0.3, 0.6, 0.9])
def test_only_the_parent_killed(path: Path, share: float) -> None:
    begun = time.monotonic()
    assert started(["write", path, "test-a", TASKS]).wait(60) == 0
    usual = time.monotonic() - begun
    process = started(["write", path, "test-a", 7])
    time.sleep(share * usual)
    process.kill()
    process.wait()
    deadline = time.monotonic() + 30
    store = LadybugStore(path)
    while time.monotonic() < deadline:  # the child ends by itself and gives the lock back
        if not list(path.parent.glob(".*.build-*")):
            break
        time.sleep(0.05)
    assert counts(store) in {whole(TASKS), whole(7)}
    store.close()
    assert_next_write_cleans_up(path)


def test_a_child_killed_under_its_parent_is_one_line(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from graph_store.errors import StoreWriteError
    from graph_store.ladybug_engine import writing

    real = writing._start

    def start_and_kill(where: Path) -> subprocess.Popen[str]:
        child = real(where)
        child.kill()
        return child

    monkeypatch.setattr(writing, "_start", start_and_kill)
    store = LadybugStore(path)
    with pytest.raises(StoreWriteError) as caught:
        store.write([Remove("test-a")])
    assert "\n" not in caught.value.zh + caught.value.en
    assert counts(store) == whole(1)
    store.close()
