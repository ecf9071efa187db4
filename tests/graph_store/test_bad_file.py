"""Files that are not the graph that was written: named in one line, and never answered from."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from graph_store.errors import StoreBusyError, StoreDamagedError, StoreError
from graph_store.ladybug_engine.checksum import checksum_path
from graph_store.ladybug_engine.publish import locked
from graph_store.ladybug_engine.store import LadybugStore
from graph_store.store import GraphInfo, Remove, WriteOptions
from tests.conftest import ROOT
from tests.graph_store.graphs import counts, graph, replacing
from tests.graph_store.watch import listing

TASKS = "MATCH (t:Task) RETURN count(*) AS n"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    found = tmp_path / "g.lbug"
    store = LadybugStore(found)
    store.write([replacing(graph("test-a", 40))])
    store.close()
    return found


@pytest.fixture
def store(path: Path) -> Iterator[LadybugStore]:
    found = LadybugStore(path)
    yield found
    found.close()


def truncated(path: Path) -> None:
    os.truncate(path, path.stat().st_size // 2)


def cut_by_a_byte(path: Path) -> None:
    os.truncate(path, path.stat().st_size - 1)


def emptied(path: Path) -> None:
    os.truncate(path, 0)


def overwritten(path: Path) -> None:
    with path.open("r+b") as file:
        file.seek(path.stat().st_size // 2)
        file.write(b"\x5a" * 4096)


def one_bit(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[len(data) * 2 // 3] ^= 1
    path.write_bytes(data)


def beginning_overwritten(path: Path) -> None:
    with path.open("r+b") as file:
        file.write(b"\0" * 4096)


def text(path: Path) -> None:
    path.write_text("这不是图\n" * 100, encoding="utf-8")


def folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


DAMAGES: list[Callable[[Path], None]] = [
    truncated, cut_by_a_byte, emptied, overwritten, one_bit, beginning_overwritten, text, folder
]  # fmt: skip
# What the file itself shows without the checksum beside it; data pages carry none.
SEEN_WITHOUT_CHECKSUM = [truncated, emptied, beginning_overwritten, text, folder]


def assert_not_answered(store: LadybugStore) -> None:
    asked: list[Callable[[], object]] = [
        lambda: store.read(TASKS),
        lambda: store.console(TASKS),
        store.info,
        lambda: store.write([Remove("test-a")]),
    ]
    for ask in asked:
        with pytest.raises(StoreError) as caught:
            ask()
        assert "\n" not in caught.value.zh + caught.value.en
        assert str(store.path) in caught.value.zh


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_file_is_never_answered_from(damage: Callable[[Path], None], path: Path, store: LadybugStore) -> None:
    damage(path)
    assert_not_answered(store)
    if damage is not folder:
        with pytest.raises(StoreDamagedError):
            store.read(TASKS)


@pytest.mark.parametrize("damage", SEEN_WITHOUT_CHECKSUM)
def test_damage_that_shows_without_a_checksum(damage: Callable[[Path], None], path: Path, store: LadybugStore) -> None:
    checksum_path(path).unlink()
    damage(path)
    assert_not_answered(store)


def test_damage_under_an_open_store_is_noticed(path: Path, store: LadybugStore) -> None:
    assert store.read(TASKS).rows == [(40,)]
    assert store.console(TASKS).rows == [(40,)]
    overwritten(path)
    assert_not_answered(store)


def test_a_damaged_graph_can_be_deleted_and_rebuilt(path: Path, store: LadybugStore) -> None:
    overwritten(path)
    with pytest.raises(StoreDamagedError):
        store.read(TASKS)
    path.unlink()
    assert store.write([replacing(graph("test-a", 3))])[0].outcome == "added"
    assert store.read(TASKS).rows == [(3,)]


def test_a_missing_checksum_is_fine(path: Path, store: LadybugStore) -> None:
    checksum_path(path).unlink()
    assert store.read(TASKS).rows == [(40,)]
    assert store.console(TASKS).rows == [(40,)]
    assert store.write([replacing(graph("test-a", 3))])[0].outcome == "replaced"
    assert checksum_path(path).exists()


@pytest.mark.parametrize("listed", ["", "\n\n", "nonsense\n", "\xff\xfe"])
def test_a_checksum_file_of_other_content(listed: str, path: Path, store: LadybugStore) -> None:
    checksum_path(path).write_bytes(listed.encode("latin-1"))
    if listed.strip():
        assert_not_answered(store)
    else:
        assert store.read(TASKS).rows == [(40,)]


def test_a_graph_of_somebody_else(path: Path, store: LadybugStore) -> None:
    import ladybug

    path.unlink()
    checksum_path(path).unlink()
    with ladybug.Database(path) as database, ladybug.Connection(database) as connection:
        connection.execute("CREATE NODE TABLE Person(id STRING, PRIMARY KEY(id))")
    before = path.read_bytes()
    assert_not_answered(store)
    assert path.read_bytes() == before


def test_a_stale_log_beside_the_file_is_no_wrong_answer_and_the_next_write_removes_it(
    path: Path, store: LadybugStore
) -> None:
    log = path.with_name(path.name + ".wal")
    log.write_bytes(b"\x00" * 200)
    fresh = LadybugStore(path)
    try:
        assert fresh.read(TASKS).rows == [(40,)]
    except StoreError as problem:
        assert "\n" not in problem.zh
    fresh.write([replacing(graph("test-a", 3))])
    assert not log.exists()
    assert fresh.read(TASKS).rows == [(3,)]
    fresh.close()


def test_no_graph_yet(tmp_path: Path) -> None:
    store = LadybugStore(tmp_path / "none.lbug")
    assert store.info() == GraphInfo("empty", 0, "", "")
    for ask in (store.read, store.console):
        with pytest.raises(StoreError) as caught:
            ask(TASKS)
        assert "ingest" in caught.value.zh
    assert listing(tmp_path) == {}
    store.close()


REFUSED = """
import os, sys
from pathlib import Path
from graph_store.errors import StoreError
from graph_store.ladybug_engine.store import LadybugStore
if os.geteuid() == 0:
    os.setgroups([]); os.setgid(65534); os.setuid(65534)
store = LadybugStore(Path(sys.argv[1]))
for ask in (store.info, lambda: store.read("RETURN 1"), lambda: store.console("RETURN 1")):
    try:
        ask()
    except StoreError as problem:
        assert "\\n" not in problem.zh and "ermission denied" in problem.en, problem.en
    else:
        raise AssertionError("it was read")
print("refused")
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such permissions")
def test_a_file_that_may_not_be_read(path: Path) -> None:
    """Asked as a user without rights, since root reads everything; in a folder that all may enter."""
    with tempfile.TemporaryDirectory(prefix="fengong-test-") as name:
        Path(name).chmod(0o755)
        copy = Path(shutil.copy(path, name))
        copy.chmod(0)
        done = subprocess.run(
            [sys.executable, "-c", REFUSED, str(copy)], capture_output=True, text=True, cwd=ROOT, check=False
        )
        copy.chmod(0o600)
    assert done.stdout.strip() == "refused", done.stderr


def test_a_second_writer_is_told_at_once(store: LadybugStore) -> None:
    with locked(store.path, 0), pytest.raises(StoreBusyError) as caught:
        store.write([Remove("test-a")])
    assert "--wait" in caught.value.zh
    assert counts(store)[0] == 1


def test_a_second_writer_may_wait(store: LadybugStore) -> None:
    outcomes: list[str] = []

    def write() -> None:
        options = WriteOptions(wait_seconds=60)
        outcomes.extend(one.outcome for one in store.write([Remove("test-a")], options))

    waiting = threading.Thread(target=write)
    with locked(store.path, 0):
        waiting.start()
        time.sleep(1.0)
        assert outcomes == []
    waiting.join(60)
    assert outcomes == ["removed"]


def test_six_writers_at_once_lose_nothing(store: LadybugStore) -> None:
    names = [f"test-{number}" for number in range(6)]
    options = WriteOptions(wait_seconds=60)

    def write(name: str) -> None:
        LadybugStore(store.path).write([replacing(graph(name, 1))], options)

    threads = [threading.Thread(target=write, args=(name,)) for name in names]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(120)
    assert counts(store)[0] == 7
