"""The network's libraries are there before anybody asks for a network, and not before the service answers."""

from __future__ import annotations

import subprocess
import sys
import threading

import pytest

from graph_api import warming
from graph_store.ladybug_engine.store import LadybugStore
from tests.conftest import ROOT
from tests.graph_api.serving import served

HEAVY = ("pyvis.network", "networkx", "scipy.sparse", "networks.page", "networks.placing", "networks.projection")
SCRIPT = f"""
import sys
from graph_api import app, warming
assert not set({HEAVY!r}) & set(sys.modules)
warming.load()
assert set({HEAVY!r}) <= set(sys.modules)
"""


def test_what_is_loaded_and_when() -> None:
    done = subprocess.run([sys.executable, "-c", SCRIPT], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_a_service_loads_it_by_itself(ladybug_store: LadybugStore, monkeypatch: pytest.MonkeyPatch) -> None:
    loaded = threading.Event()
    monkeypatch.setattr(warming, "PAUSE", 0.0)
    monkeypatch.setattr(warming, "load", loaded.set)
    with served(ladybug_store):
        assert loaded.wait(30)


def test_a_service_that_ends_soon_loads_nothing(ladybug_store: LadybugStore, monkeypatch: pytest.MonkeyPatch) -> None:
    loaded = threading.Event()
    monkeypatch.setattr(warming, "PAUSE", 60.0)
    monkeypatch.setattr(warming, "load", loaded.set)
    with served(ladybug_store) as client:
        assert client.send("GET", "/health").status == 200
    assert not loaded.is_set()
