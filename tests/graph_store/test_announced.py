"""A restart is told to other processes, as long as whoever restarts lives."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from graph_store.local_neo4j.announced import announced, is_restarting, was_restarted
from graph_store.local_neo4j.lock import exclusive
from graph_store.local_neo4j.state import State, write_state

PORT = 20321
ADDRESS = f"bolt://127.0.0.1:{PORT}"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    write_state(tmp_path, State("5.26.0", PORT, 1, "ended"))
    return tmp_path


def test_it_is_told_while_it_lasts(home: Path) -> None:
    assert not is_restarting(home, ADDRESS)
    with exclusive(home / "lock", 0):
        assert not is_restarting(home, ADDRESS)  # a stop, or a first start
        with announced(home):
            assert is_restarting(home, ADDRESS)
            assert is_restarting(home, f"neo4j://localhost:{PORT}")
    assert not is_restarting(home, ADDRESS)


@pytest.mark.parametrize("address", ["bolt://127.0.0.1:7687", f"bolt://db.example:{PORT}", "bolt://127.0.0.1"])
def test_another_server_is_none_of_it(home: Path, address: str) -> None:
    with exclusive(home / "lock", 0), announced(home):
        assert not is_restarting(home, address)


def test_whoever_was_killed_restarts_nothing(home: Path) -> None:
    (home / "restarting").touch()
    assert not is_restarting(home, ADDRESS)
    assert not (home / "restarting").exists()


def test_a_restart_that_fails_is_over(home: Path) -> None:
    with pytest.raises(OSError, match="full"), exclusive(home / "lock", 0), announced(home):
        raise OSError("full")
    assert not is_restarting(home, ADDRESS)


@pytest.mark.parametrize(("ago", "told"), [(1.0, True), (60.0, False), (-60.0, False)])
def test_who_was_cut_off_hears_of_it_for_a_moment(home: Path, ago: float, told: bool) -> None:
    write_state(home, State("5.26.0", PORT, 1, "x", restarted=time.time() - ago))
    assert was_restarted(home, ADDRESS) == told
    assert not was_restarted(home, "bolt://127.0.0.1:7687")


def test_a_home_that_is_not_there(tmp_path: Path) -> None:
    assert not is_restarting(tmp_path / "none", ADDRESS)
    assert not was_restarted(tmp_path / "none", ADDRESS)
