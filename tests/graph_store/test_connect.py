"""An address says which engine; nothing is opened yet, and what is no address is named without its password."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph_store.connect import open_store
from graph_store.errors import ParameterError
from graph_store.ladybug_engine.store import LadybugStore
from graph_store.neo4j_engine.store import Neo4jStore
from graph_store.settings import Settings


def test_a_file(tmp_path: Path) -> None:
    store = open_store(Settings(store=f"ladybug:{tmp_path / 'g.lbug'}"))
    assert isinstance(store, LadybugStore)
    assert store.path == tmp_path / "g.lbug"
    assert list(tmp_path.iterdir()) == []
    store.close()


def test_a_file_in_the_home_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    store = open_store(Settings(store="ladybug:~/g.lbug"))
    assert isinstance(store, LadybugStore)
    assert store.path == tmp_path / "g.lbug"
    store.close()


@pytest.mark.parametrize("scheme", ["bolt", "neo4j", "bolt+s", "neo4j+s", "bolt+ssc", "neo4j+ssc"])
def test_a_server_that_is_not_asked_yet(scheme: str) -> None:
    store = open_store(Settings(store=f"{scheme}://127.0.0.1:1", neo4j_password="whatever"))
    assert isinstance(store, Neo4jStore)
    assert store.address == f"{scheme}://127.0.0.1:1"
    assert store.fresh() is None
    store.close()


@pytest.mark.parametrize("address", ["", "ladybug:", "http://host", "Ladybug:x", "sqlite://user:geheim@host"])
def test_what_is_no_address(address: str) -> None:
    with pytest.raises(ParameterError) as caught:
        open_store(Settings(store=address))
    assert caught.value.where == "FENGONG_STORE"
    assert "ladybug:" in caught.value.zh
    assert "geheim" not in caught.value.zh + caught.value.en


def test_the_ending_of_a_graph_file_is_enough(tmp_path: Path) -> None:
    store = open_store(Settings(store=str(tmp_path / "g.lbug")))
    assert isinstance(store, LadybugStore)
    assert store.path == tmp_path / "g.lbug"
    store.close()
