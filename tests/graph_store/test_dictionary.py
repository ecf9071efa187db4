"""jieba's smaller dictionary: made once, in a folder that nobody else can write."""

from __future__ import annotations

import stat
import sys
from pathlib import Path

import pytest

from graph_store.dictionary import LEAST_FREQUENT, cache_folder, dictionary

WHOLE = "政府 100 n\n罕见词 3 n\n公路 4 n\n"


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("FENGONG_CACHE", "XDG_CACHE_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    return tmp_path


@pytest.fixture
def whole(tmp_path: Path) -> Path:
    path = tmp_path / "whole.txt"
    path.write_text(WHOLE, encoding="utf-8")
    return path


def test_rare_words_are_left_out(tmp_path: Path, whole: Path) -> None:
    assert LEAST_FREQUENT == 4
    assert dictionary(tmp_path, whole).read_text(encoding="utf-8") == "政府 100 n\n公路 4 n\n"


def test_it_is_made_once_and_again_for_another_jieba(tmp_path: Path, whole: Path) -> None:
    first = dictionary(tmp_path, whole)
    first.write_text("kept", encoding="utf-8")
    assert dictionary(tmp_path, whole).read_text(encoding="utf-8") == "kept"
    whole.write_text(WHOLE + "水利 9 n\n", encoding="utf-8")
    assert "水利" in dictionary(tmp_path, whole).read_text(encoding="utf-8")


def test_nothing_half_made_is_left_over(tmp_path: Path, whole: Path) -> None:
    made = dictionary(tmp_path, whole)
    assert {one.name for one in tmp_path.iterdir()} == {"whole.txt", made.name}


def test_the_folder_is_in_the_home_folder_and_ours_alone(home: Path) -> None:
    folder = cache_folder()
    assert folder == home / ".cache" / "fengong" / "jieba"
    assert list(folder.iterdir()) == []
    if sys.platform != "win32":
        assert stat.S_IMODE(folder.stat().st_mode) & 0o077 == 0


def test_the_folder_can_be_chosen(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(home / "xdg"))
    assert cache_folder() == home / "xdg" / "jieba"
    monkeypatch.setenv("FENGONG_CACHE", "~/own")
    assert cache_folder() == home / "own" / "jieba"


def test_a_place_that_cannot_be_written_gives_a_folder_for_this_process(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (home / "file").write_text("", encoding="utf-8")
    monkeypatch.setenv("FENGONG_CACHE", str(home / "file"))
    one, other = cache_folder(), cache_folder()
    assert one != other
    assert one.is_dir()
    for folder in (one, other):
        folder.rmdir()
