"""Disks that are full or read-only: one clear line, the previous graph whole, and nothing left over afterwards."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph_store.errors import StoreError, StoreWriteError
from graph_store.ladybug_engine.store import LadybugStore
from graph_store.store import Remove
from tests.graph_store.graphs import counts, graph, replacing
from tests.graph_store.watch import listing

ROOM = 12 << 20


def mount(*arguments: str) -> None:
    """Mount, or say why these tests cannot be run here. In CI they must run."""
    if sys.platform != "linux" or os.geteuid() != 0:
        reason = "mounting a small disk needs root on Linux"
    else:
        done = subprocess.run(["mount", *arguments], capture_output=True, text=True, check=False)
        reason = done.stderr.strip()
        if done.returncode == 0:
            return
    if os.environ.get("CI"):
        pytest.fail(f"this test must run in CI: {reason}")
    pytest.skip(reason)


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    folder = tmp_path / "disk"
    folder.mkdir()
    mount("-t", "tmpfs", "-o", f"size={ROOM}", "tmpfs", str(folder))
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=True)


@pytest.fixture
def store(disk: Path) -> Iterator[LadybugStore]:
    found = LadybugStore(disk / "g.lbug")
    found.write([replacing(graph("test-a", 2))])
    yield found
    found.close()


def fill(disk: Path, left: int) -> Path:
    """Fill the disk but for `left` bytes."""
    free = os.statvfs(disk)
    filler = disk / "filler"
    filler.write_bytes(b"x" * max(0, free.f_bavail * free.f_frsize - left))
    return filler


def assert_one_line(problem: StoreError, path: Path) -> None:
    for text in (problem.zh, problem.en):
        assert "\n" not in text
        assert "Traceback" not in text
        assert str(path) in text


# From no room at all to room for the copy but not for the changes.
@pytest.mark.parametrize("left", [0, 4096, 200_000, 1_200_000, 2_500_000])
def test_a_full_disk(disk: Path, store: LadybugStore, left: int) -> None:
    before = (store.info(), counts(store), store.path.read_bytes())
    filler = fill(disk, left)
    large = replacing(graph("test-b", 50, text="满" * 2_000_000))
    with pytest.raises(StoreWriteError) as caught:
        store.write([large])
    assert_one_line(caught.value, store.path)
    assert (store.info(), counts(store), store.path.read_bytes()) == before
    fresh = LadybugStore(store.path)
    assert counts(fresh) == before[1]
    fresh.close()
    filler.unlink()
    store.write([replacing(graph("test-a", 3))])
    assert counts(store)[2] == 3
    assert set(listing(disk)) == {"g.lbug", "g.lbug.sha256", "g.lbug.lock"}


def test_the_console_answers_on_a_full_disk(disk: Path, store: LadybugStore) -> None:
    fill(disk, 0)
    assert store.console("MATCH (t:Task) RETURN count(*) AS n").rows == [(2,)]


def test_a_first_graph_on_a_full_disk(disk: Path) -> None:
    fill(disk, 100_000)
    store = LadybugStore(disk / "new" / "g.lbug")
    with pytest.raises(StoreWriteError):
        store.write([replacing(graph("test-a", 2))])
    assert store.info().version == "empty"
    store.close()


def test_a_read_only_disk(disk: Path, store: LadybugStore) -> None:
    before = listing(disk)
    mount("-o", "remount,ro", str(disk))
    with pytest.raises(StoreWriteError) as caught:
        store.write([Remove("test-a")])
    assert_one_line(caught.value, store.path)
    assert "ead-only" in caught.value.en
    assert counts(store)[0] == 1
    assert store.console("MATCH (t:Task) RETURN count(*) AS n").rows == [(2,)]
    assert listing(disk) == before
    mount("-o", "remount,rw", str(disk))
    store.write([Remove("test-a")])
    assert counts(store) == (0, 0, 0, 0, 0)


def test_a_graph_opened_for_the_first_time_on_a_read_only_disk(disk: Path, store: LadybugStore) -> None:
    mount("-o", "remount,ro", str(disk))
    fresh = LadybugStore(store.path)
    assert counts(fresh)[0] == 1
    fresh.close()


def test_a_folder_that_cannot_be_made(disk: Path) -> None:
    mount("-o", "remount,ro", str(disk))
    store = LadybugStore(disk / "new" / "g.lbug")
    with pytest.raises(StoreWriteError) as caught:
        store.write([Remove("test-a")])
    assert_one_line(caught.value, store.path)


def test_a_file_in_the_place_of_the_folder(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    store = LadybugStore(tmp_path / "file" / "g.lbug")
    with pytest.raises(StoreWriteError) as caught:
        store.write([Remove("test-a")])
    assert_one_line(caught.value, store.path)
    with pytest.raises(StoreError):
        store.info()
