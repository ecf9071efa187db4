"""Shells: an empty folder, and one with the sample in its graph that no test may change."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from graph_store.ladybug_engine.store import LadybugStore
from tests.fengong.running import Inside, Shell, embedded


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    """An empty folder without a graph."""
    return embedded(tmp_path)


@pytest.fixture(scope="session")
def sample_shell(tmp_path_factory: pytest.TempPathFactory, ladybug_store: LadybugStore) -> Shell:
    """The sample as a graph in a folder. Read only."""
    folder = tmp_path_factory.mktemp("shell")
    _copy(ladybug_store.path, folder)
    return embedded(folder)


@pytest.fixture
def own_shell(tmp_path: Path, ladybug_store: LadybugStore) -> Shell:
    """A copy of the sample that a test may spoil."""
    _copy(ladybug_store.path, tmp_path)
    return embedded(tmp_path)


@pytest.fixture
def inside(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Inside:
    """Runs commands in this process."""
    return Inside(monkeypatch, capfd)


def _copy(graph: Path, folder: Path) -> None:
    shutil.copyfile(graph, folder / "g.lbug")
    digest = graph.with_name(graph.name + ".sha256").read_text(encoding="ascii").split()[0]
    (folder / "g.lbug.sha256").write_text(f"{digest}  g.lbug\n", encoding="ascii")
