"""A failed or killed write leaves the previous graph whole; a damaged file is never answered from."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph_store.errors import StoreBusyError, StoreDamagedError, StoreError, StoreWriteError
from graph_store.ladybug_engine.publish import locked
from graph_store.ladybug_engine.store import LadybugStore
from graph_store.store import Remove
from ingest.load import load
from ingest.metadata import Metadata
from ingest.pipeline import DocumentReading, read_document
from tests.conftest import ROOT, SAMPLE

COUNT = "MATCH (a:Agency)-[r:LEADS]->(:Task) RETURN count(r) AS leads"
LEADS = 412
KILLS = 15
SEED = 20170107


def leads(path: Path) -> int:
    store = LadybugStore(path)
    try:
        return int(store.read(COUNT).rows[0][0])
    finally:
        store.close()


def ingesting(path: Path, identifier: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "fengong", "ingest", str(SAMPLE), "--id", identifier],
        env={**os.environ, "FENGONG_STORE": f"ladybug:{path}"}, cwd=ROOT, start_new_session=True,
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip


@pytest.fixture
def graph(tmp_path: Path, sample_reading: DocumentReading) -> Path:
    path = tmp_path / "graph.lbug"
    store = LadybugStore(path)
    load(store, [sample_reading])
    store.close()
    return path


def test_killed_at_random_points(graph: Path) -> None:
    chance = random.Random(SEED)
    whole = time.monotonic()
    first = ingesting(graph, "first")
    assert first.wait(120) == 0
    whole = time.monotonic() - whole
    known = 2
    for number in range(KILLS):
        process = ingesting(graph, f"killed{number}")
        time.sleep(chance.uniform(0, whole * 1.1))
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        found = leads(graph)
        assert found in {known * LEADS, (known + 1) * LEADS}, f"seed {SEED}, kill {number}: half a document"
        known = found // LEADS
    assert ingesting(graph, "last").wait(120) == 0
    assert leads(graph) == (known + 1) * LEADS
    assert not list(graph.parent.glob(f".{graph.name}.build-*"))


def test_a_killed_parent_publishes_all_or_nothing(graph: Path) -> None:
    for delay in (0.2, 0.6, 1.0):
        process = ingesting(graph, f"orphan{delay}")
        time.sleep(delay)
        process.kill()
        process.wait()
    deadline = time.monotonic() + 30
    while list(graph.parent.glob(f".{graph.name}.build-*")) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert leads(graph) % LEADS == 0
    assert leads(graph) >= LEADS


def test_a_second_writer_is_told(graph: Path) -> None:
    store = LadybugStore(graph)
    with locked(graph, 0), pytest.raises(StoreBusyError):
        store.write([Remove("ningxia_2017")])
    store.close()
    assert leads(graph) == LEADS


def damage_pages(path: Path) -> None:
    with path.open("r+b") as file:
        file.seek(path.stat().st_size // 2)
        file.write(b"\x5a" * 4096)


def truncate(path: Path) -> None:
    os.truncate(path, path.stat().st_size // 2)


def empty(path: Path) -> None:
    os.truncate(path, 0)


def other_file(path: Path) -> None:
    path.write_text("这不是图", encoding="utf-8")


@pytest.mark.parametrize("damage", [damage_pages, truncate, empty, other_file])
@pytest.mark.parametrize("checksum", [True, False])
def test_a_damaged_file_is_named(graph: Path, damage: object, checksum: bool) -> None:
    if not checksum and damage is damage_pages:
        return  # data pages carry no checksum of their own: that is why the file beside the graph exists
    assert callable(damage)
    damage(graph)
    if not checksum:
        graph.with_name(graph.name + ".sha256").unlink()
    store = LadybugStore(graph)
    for ask in (lambda: store.read(COUNT), lambda: store.write([Remove("x")])):
        with pytest.raises(StoreDamagedError) as caught:
            ask()
        assert str(graph) in caught.value.zh
        assert "\n" not in caught.value.zh + caught.value.en
    store.close()


def test_a_folder_in_the_place_of_the_graph(tmp_path: Path) -> None:
    path = tmp_path / "graph.lbug"
    path.mkdir()
    store = LadybugStore(path)
    with pytest.raises(StoreError):
        store.read(COUNT)
    store.close()


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    folder = tmp_path / "disk"
    folder.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=40m", "tmpfs", str(folder)], capture_output=True, text=True, check=False
    )
    if mounted.returncode:
        pytest.fail(f"a small disk could not be mounted (root on Linux is needed): {mounted.stderr}")
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=True)


def test_a_full_disk_leaves_the_graph_whole(small_disk: Path, sample_reading: DocumentReading) -> None:
    path = small_disk / "graph.lbug"
    store = LadybugStore(path)
    load(store, [sample_reading])
    filler = small_disk / "filler"
    free = os.statvfs(small_disk)
    filler.write_bytes(b"x" * (free.f_bavail * free.f_frsize - (1 << 20)))
    with pytest.raises(StoreWriteError) as caught:
        load(store, [read_document(SAMPLE, Metadata(id="second"))])
    assert "\n" not in caught.value.zh
    assert leads(path) == LEADS
    filler.unlink()
    load(store, [read_document(SAMPLE, Metadata(id="second"))])
    assert leads(path) == 2 * LEADS
    store.close()


def test_a_read_only_disk_is_named(small_disk: Path, sample_reading: DocumentReading) -> None:
    path = small_disk / "graph.lbug"
    store = LadybugStore(path)
    load(store, [sample_reading])
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    with pytest.raises(StoreWriteError):
        store.write([Remove("ningxia_2017")])
    assert leads(path) == LEADS
    store.close()


def test_readers_see_whole_documents_only(graph: Path) -> None:
    store = LadybugStore(graph)
    seen: set[int] = set()
    processes = [ingesting(graph, f"other{number}") for number in range(1)]
    while processes[0].poll() is None:
        seen.add(int(store.read(COUNT).rows[0][0]))
    seen.add(int(store.read(COUNT).rows[0][0]))
    store.close()
    assert seen <= {LEADS, 2 * LEADS}
    assert max(seen) == 2 * LEADS
