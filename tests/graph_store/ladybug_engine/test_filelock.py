"""The lock of writers: one holder, in this process and among processes, and free when its process ends."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from graph_store.ladybug_engine.filelock import Lock, Taken
from tests.conftest import ROOT

HOLD = """import sys, pathlib
from graph_store.ladybug_engine.filelock import Lock
Lock(pathlib.Path(sys.argv[1])).acquire()
print("held", flush=True)
sys.stdin.read()
"""


def test_one_holder_at_a_time(tmp_path: Path) -> None:
    one, other = Lock(tmp_path / "lock"), Lock(tmp_path / "lock")
    one.acquire()
    with pytest.raises(Taken):
        other.acquire()
    one.release()
    other.acquire()
    with pytest.raises(Taken):
        one.acquire()
    other.release()
    assert (tmp_path / "lock").exists()


def test_giving_back_twice_or_without_having_is_no_error(tmp_path: Path) -> None:
    lock = Lock(tmp_path / "lock")
    lock.release()
    lock.acquire()
    lock.release()
    lock.release()


def test_a_killed_holder_holds_nothing(tmp_path: Path) -> None:
    lock = Lock(tmp_path / "lock")
    command = [sys.executable, "-c", HOLD, str(tmp_path / "lock")]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=ROOT) as holder:
        assert holder.stdout
        assert holder.stdout.readline().strip() == b"held"
        with pytest.raises(Taken):
            lock.acquire()
        holder.kill()
        holder.wait()
    lock.acquire()
    lock.release()


def test_a_place_where_no_lock_can_be_made(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        Lock(tmp_path / "nowhere" / "lock").acquire()
