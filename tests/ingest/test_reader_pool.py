"""Several processes read what one would have read, in the same order; one that ends costs one document."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph_store.batches import DOCUMENTS
from graph_store.errors import FengongError, InputError, NotFoundError
from ingest import prepared, reader_pool
from ingest.extract import Reader
from ingest.gather import Found, gather
from ingest.metadata import Metadata
from ingest.prepared import Orders, Prepared, attempted
from ingest.reader_handle import Outcome, ReaderHandle
from ingest.reader_pool import ReaderPool, cores
from tests.conftest import ROOT
from tests.ingest.making import notice

ORDERS = Orders(Metadata(jurisdiction="640000"), 1_000_000, (), Reader())
NUMBER = 9
JOBS = 3


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for one in range(NUMBER):
        text = notice(f"修第{one}条路。（财政厅牵头，教育厅配合）", "种树。（林业厅负责）")
        (tmp_path / f"{one}.txt").write_text(text, encoding="utf-8")
    return tmp_path


def documents(folder: Path) -> list[Found]:
    return list(gather([folder], max_bytes=ORDERS.max_bytes))


def read(found: list[Found]) -> list[tuple[str, Outcome]]:
    with ReaderPool(ORDERS, JOBS) as pool:
        return [(one.name, outcome) for one, outcome in pool.outcomes(found)]


def test_the_same_as_one_process_in_the_same_order(folder: Path) -> None:
    found = documents(folder)
    assert read(found) == [(one.name, attempted(one, ORDERS)) for one in found]


def test_paths_begin_where_the_command_was_given(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    names = [Found(f"{one}.txt", Path(f"{one}.txt")) for one in range(NUMBER)]
    assert all(isinstance(outcome, Prepared) for _, outcome in read(names))


def test_errors_come_back_as_what_they_were(folder: Path) -> None:
    bad, missing = folder / "bad.txt", folder / "missing.txt"
    bad.write_text("没有编号", encoding="utf-8")
    closed = InputError("打不开", "closed", where="x")
    found = [Found("bad.txt", bad), Found("missing.txt", missing), Found("x", problem=closed), Found("d", data=b"\0")]
    outcomes = [outcome for _, outcome in read(found)]
    assert [type(one) for one in outcomes] == [InputError, NotFoundError, InputError, InputError]
    expected = [attempted(one, ORDERS) for one in found]
    for one, other in zip(outcomes, expected, strict=True):
        assert isinstance(one, FengongError)
        assert isinstance(other, FengongError)
        assert (one.zh, one.en, one.where) == (other.zh, other.en, other.where)


class Dying(ReaderHandle):
    """Is killed when it is to read the document 4."""

    def _asked(self, one: Found) -> Outcome:
        if one.name.endswith("4.txt"):
            os.kill(self._process.pid, signal.SIGKILL)
        return super()._asked(one)


def test_a_process_that_is_killed_costs_one_document(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader_pool, "ReaderHandle", Dying)
    found = dict(read(documents(folder)))
    (lost,) = (outcome for outcome in found.values() if isinstance(outcome, FengongError))
    assert lost.where == str(folder / "4.txt")
    assert "信号 9" in lost.zh
    assert "signal 9" in lost.en
    assert "\n" not in lost.zh + lost.en
    assert len(found) == NUMBER


class DyingAfterwards(ReaderHandle):
    """Is killed when it has read a document, which nobody is to pay for."""

    def _asked(self, one: Found) -> Outcome:
        outcome = super()._asked(one)
        self._process.kill()
        self._process.wait()
        return outcome


def test_a_process_that_ends_between_two_documents_costs_none(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader_pool, "ReaderHandle", DyingAfterwards)
    assert all(isinstance(outcome, Prepared) for _, outcome in read(documents(folder)))


def test_without_further_processes_this_one_reads(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: Orders) -> ReaderHandle:
        raise OSError("no more processes")

    monkeypatch.setattr(reader_pool, "ReaderHandle", refuse)
    assert all(isinstance(outcome, Prepared) for _, outcome in read(documents(folder)))


def test_few_documents_are_taken_ahead_of_what_was_given(folder: Path) -> None:
    taken = 0

    def counted() -> Iterator[Found]:
        nonlocal taken
        for one in documents(folder) * 2:
            taken += 1
            yield one

    with ReaderPool(ORDERS, 2) as pool:
        ahead = [taken - given for given, _ in enumerate(pool.outcomes(counted()))]
    assert taken == 2 * NUMBER
    assert max(ahead) == 2 * 2 + DOCUMENTS < 2 * NUMBER


def test_leaving_in_the_middle_ends_every_process(folder: Path) -> None:
    with ReaderPool(ORDERS, JOBS) as pool:
        next(pool.outcomes(documents(folder)))
        pids = [one._process.pid for one in pool._all]
    assert pids
    for pid in pids:
        with pytest.raises(ProcessLookupError):
            os.kill(pid, 0)


def test_a_process_ends_with_whoever_asks_it() -> None:
    command = [sys.executable, "-m", "ingest.reader_process"]
    for given in (b"", b"\0\0"):
        done = subprocess.run(command, input=given, cwd=ROOT, capture_output=True, timeout=60, check=False)
        assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")


def test_a_process_brings_neither_engine_nor_pictures() -> None:
    code = "import sys, ingest.reader_process; print(*{'ladybug', 'neo4j', 'pyvis', 'networkx'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, timeout=60, check=True)
    assert done.stdout.split() == []


def test_a_fault_of_the_program_costs_one_document(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(found: Found, told: Metadata, **_: object) -> None:
        raise IndexError(f"out of range\nin {told.jurisdiction}")

    monkeypatch.setattr(prepared, "read_found", fail)
    found = attempted(Found("a.txt", folder / "0.txt"), ORDERS)
    assert isinstance(found, FengongError)
    assert "IndexError: out of range (test_reader_pool.py:" in found.zh
    assert "a.txt" in found.en
    assert "\n" not in found.zh + found.en


def test_there_is_a_core() -> None:
    assert 1 <= cores() <= (os.cpu_count() or 1)
