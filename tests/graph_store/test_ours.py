"""Which server may be restarted: the one that the state names, at that port, and the very process."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from graph_store.local_neo4j.identity import identity
from graph_store.local_neo4j.ours import find_ours
from graph_store.local_neo4j.state import State, write_state
from graph_store.local_neo4j.versions import LTS_VERSION

PORT = 20_321


def state(**other: object) -> State:
    mine = {"version": LTS_VERSION, "port": PORT, "pid": os.getpid(), "identity": identity(os.getpid())}
    return State(**mine | other)  # type: ignore[arg-type]


@pytest.mark.parametrize("scheme", ["bolt", "neo4j"])
@pytest.mark.parametrize("host", ["127.0.0.1", "localhost"])
def test_ours_is_found_with_its_version(scheme: str, host: str, tmp_path: Path) -> None:
    write_state(tmp_path, state())
    found = find_ours(tmp_path, f"{scheme}://{host}:{PORT}")
    assert found
    assert (found.pid, found.server.home, found.server.release.version) == (os.getpid(), tmp_path, LTS_VERSION)


@pytest.mark.parametrize("address", ["bolt://127.0.0.1:20322", "bolt://127.0.0.1", f"bolt://db:{PORT}"])
def test_another_address_is_not(address: str, tmp_path: Path) -> None:
    write_state(tmp_path, state())
    assert find_ours(tmp_path, address) is None


def test_a_process_that_took_the_number_is_not(tmp_path: Path) -> None:
    write_state(tmp_path, state(identity="1 java @server.args"))
    assert find_ours(tmp_path, f"bolt://127.0.0.1:{PORT}") is None


def test_without_a_state_nothing_is(tmp_path: Path) -> None:
    assert find_ours(tmp_path, f"bolt://127.0.0.1:{PORT}") is None
