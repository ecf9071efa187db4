from __future__ import annotations

from pathlib import Path

import pytest

from fengong.overlay import add, author, corrections, now
from graph_store.errors import InputError, NotFoundError, StoreWriteError
from graph_store.settings import Settings
from ingest.corrections import Correction, read_corrections

ONE = Correction("same-body", "甲", "2018-06-01", "原文", name="星河厅", body="财政厅")


def test_records_are_appended_each_on_its_line(tmp_path: Path) -> None:
    path = tmp_path / "c.jsonl"
    add(path, ONE)
    path.write_text(path.read_text(encoding="utf-8").rstrip("\n"), encoding="utf-8")  # as an editor may leave it
    add(path, ONE)
    assert read_corrections(path) == (ONE, ONE)


def test_a_wrong_record_is_not_written(tmp_path: Path) -> None:
    with pytest.raises(InputError):
        add(tmp_path / "c.jsonl", Correction("same-body", "甲", "2018-06-01", "", name="星河厅", body="财政厅"))
    assert not list(tmp_path.iterdir())
    with pytest.raises(StoreWriteError):
        add(tmp_path / "没有" / "c.jsonl", ONE)


def test_only_the_default_file_may_be_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert corrections(Settings()) == ()
    with pytest.raises(NotFoundError):
        corrections(Settings(corrections="别的.jsonl"))
    add(Path(Settings().corrections), ONE)
    assert corrections(Settings()) == (ONE,)


def test_who_and_when() -> None:
    assert author().strip()
    assert "T" in now()
