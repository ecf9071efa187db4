"""While another process restarts the database, this service says so: 503, when to come back, and why."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph_store.local_neo4j.announced import announced
from graph_store.local_neo4j.lock import exclusive
from graph_store.local_neo4j.state import State, write_state
from graph_store.neo4j_engine.store import Neo4jStore
from graph_store.settings import Settings
from tests.graph_api.calling import API, JSON, Client
from tests.graph_api.serving import served

PORT = 1  # nobody listens there
QUERY = json.dumps({"query": "MATCH (t:Task) RETURN t.id AS id"}).encode()


@pytest.fixture
def away(tmp_path: Path) -> Iterator[Client]:
    """A service whose database is away."""
    write_state(tmp_path, State("5.26.0", PORT, 1, "ended"))
    store = Neo4jStore(Settings(store=f"bolt://127.0.0.1:{PORT}", neo4j_home=str(tmp_path)))
    with served(store) as client:
        yield client
    store.close()


def test_a_restart_by_another_process(away: Client, tmp_path: Path) -> None:
    with exclusive(tmp_path / "lock", 0), announced(tmp_path):
        for path in ("/ready", f"{API}/tasks", f"{API}/network"):
            reply = away.send("GET", path)
            assert "重新启动" in reply.problem(503, "store-restarting")["detail"]
            assert reply.headers["Retry-After"] == "10"
        reply = away.send("POST", f"{API}/cypher", QUERY, JSON)
        assert reply.problem(503, "store-restarting")
        page = away.send("GET", "/?lang=en", headers={"Accept": "text/html"})
        assert (page.status, page.headers["Retry-After"]) == (503, "10")
        assert "is being started again" in page.text
        assert str(tmp_path) not in page.text
    assert away.send("GET", f"{API}/tasks").problem(503, "store-unavailable")
