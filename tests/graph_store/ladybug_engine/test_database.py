"""Opening, bounded fetching, and what the engine says in one line of ours."""

from __future__ import annotations

from pathlib import Path

import ladybug
import pytest

from graph_store.errors import LimitError, ParameterError, StoreBusyError, StoreDamagedError, StoreError
from graph_store.ladybug_engine.database import (
    SMALLEST_MAP,
    address_space,
    check_ours,
    damaged,
    execute,
    open_for_reading,
    translated,
    unusable,
)
from graph_store.ladybug_engine.store import LadybugStore

PATH = Path("g.lbug")


def test_address_space_is_a_power_of_two_with_room(tmp_path: Path) -> None:
    assert address_space(tmp_path / "none") == SMALLEST_MAP
    for size in (1, 1 << 20, 200 << 20, 1 << 30, 3 << 30):
        file = tmp_path / "g"
        with file.open("wb") as handle:
            handle.truncate(size)
        found = address_space(file)
        assert found.bit_count() == 1
        assert found >= max(8 * size, SMALLEST_MAP)


def test_rows_are_cut_and_it_is_known(ladybug_store: LadybugStore) -> None:
    with open_for_reading(ladybug_store.path) as database, ladybug.Connection(database) as connection:
        check_ours(connection, ladybug_store.path)
        for most, shown, cut in ((None, 5, False), (5, 5, False), (4, 4, True), (0, 0, True)):
            rows = execute(connection, "UNWIND range(1, 5) AS x RETURN x, $y AS y", {"y": "z"}, most)
            assert rows.columns == ("x", "y")
            assert rows.rows == [(x, "z") for x in range(1, shown + 1)]
            assert rows.truncated is cut
        with pytest.raises(ValueError, match="one statement"):
            execute(connection, "RETURN 1; RETURN 2", {})


def test_an_empty_database_is_none_of_ours(tmp_path: Path) -> None:
    path = tmp_path / "other.lbug"
    database = ladybug.Database(path)
    with database, ladybug.Connection(database) as connection, pytest.raises(StoreDamagedError) as caught:
        check_ours(connection, path)
    assert str(path) in caught.value.zh


def test_what_is_no_database_is_damaged(tmp_path: Path) -> None:
    path = tmp_path / "text.lbug"
    path.write_text("这不是图", encoding="utf-8")
    with pytest.raises(StoreDamagedError) as caught:
        open_for_reading(path)
    assert "\n" not in caught.value.zh + caught.value.en


def test_a_reason_is_one_short_line() -> None:
    problem = damaged(PATH, "first\nsecond")
    assert "（first）" in problem.zh
    assert "second" not in problem.zh
    assert "（?）" in damaged(PATH, "").zh
    assert len(damaged(PATH, "x" * 1000).en) < 400


@pytest.mark.parametrize(
    ("raised", "kind"),
    [
        (RuntimeError("Interrupted."), StoreBusyError),
        (RuntimeError("Buffer manager exception: Mmap for size 1073741824 failed."), StoreBusyError),
        (RuntimeError("Buffer manager exception: Unable to allocate memory!"), StoreBusyError),
        (RuntimeError("std::bad_alloc"), StoreBusyError),
        (RuntimeError("IO exception: Cannot open file g.lbug: Too many open files"), StoreBusyError),
        (MemoryError(), StoreBusyError),
        (
            RuntimeError("Runtime exception: Unable to open database: it is not a valid Lbug database file!"),
            StoreDamagedError,
        ),
        (RuntimeError("Binder exception: Table Graph does not exist."), StoreDamagedError),
        (IndexError("unordered_map::at"), StoreDamagedError),
    ],
)
def test_what_is_short_is_not_what_is_damaged(raised: Exception, kind: type[Exception]) -> None:
    found = unusable(PATH, raised)
    assert type(found) is kind
    assert ("损坏" in found.zh) is (kind is StoreDamagedError)
    assert str(PATH) in found.zh


def test_a_query_ended_by_the_engine_is_one(ladybug_store: LadybugStore) -> None:
    """Not a fake: what Ladybug itself says when the time runs out must be known to us."""
    with open_for_reading(ladybug_store.path) as database, ladybug.Connection(database) as connection:
        connection.set_query_timeout(1)
        with pytest.raises(RuntimeError) as caught:
            connection.execute("UNWIND range(1, 100000) AS x UNWIND range(1, 1000) AS y RETURN sum(x * y)")
    assert type(unusable(PATH, caught.value)) is StoreBusyError


@pytest.mark.parametrize(
    ("raised", "kind", "words"),
    [
        (OSError(13, "Permission denied"), StoreError, "Permission denied"),
        (RuntimeError("Interrupted."), LimitError, "ran past its time"),
        (RuntimeError("Binder exception: no\nmore"), StoreError, "Binder exception: no"),
        (IndexError("x"), StoreError, "x"),
        (MemoryError(), StoreError, "MemoryError"),
        (ParameterError("a", "b"), ParameterError, "b"),
    ],
)
def test_errors_are_translated(raised: Exception, kind: type[Exception], words: str) -> None:
    with pytest.raises(kind) as caught, translated(PATH):
        raise raised
    assert type(caught.value) is kind
    assert words in str(caught.value)
    assert "\n" not in str(caught.value)


def test_faults_of_ours_are_not_hidden() -> None:
    with pytest.raises(KeyError), translated(PATH):
        raise KeyError("x")
