"""/health and /ready."""

from __future__ import annotations

import logging
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from graph_api import service
from graph_store.errors import StoreError
from graph_store.ladybug_engine.store import LadybugStore
from graph_store.neo4j_engine.store import Neo4jStore
from graph_store.settings import Settings
from graph_store.store import EMPTY, GraphInfo, GraphStore, Remove
from ingest.load import load
from tests.graph_api import notices
from tests.graph_api.broken import Broken
from tests.graph_api.calling import Client
from tests.graph_api.serving import served


def test_healthy_and_ready(client: Client) -> None:
    assert client.get("//health").json() == {"status": "ok"}
    found = client.get("//ready").json()
    assert found["status"] == "ready"
    assert found["engine"] == client.engine
    assert found["graph_version"] == client.get("/tasks").json()["graph_version"]
    assert found["built_on"].endswith("+00:00")
    assert 0 <= found["age_seconds"] < 86_400


def test_watchers_may_add_what_they_like(client: Client) -> None:
    assert client.get("//health", probe="k8s").status == 200
    assert client.get("//ready", probe="k8s").status == 200
    assert client.send("HEAD", "/health").status == 200


def test_an_empty_graph_is_not_ready_until_something_is_read(changing: tuple[Client, GraphStore]) -> None:
    client, store = changing
    assert client.get("//health").status == 200
    if store.engine == "ladybug":  # the other's Graph node says which graph it is, even one without documents
        assert "fengong ingest" in client.get("//ready").problem(503, "store-empty")["detail"]
        assert client.get("//ready", lang="en").problem(503, "store-empty")["detail"].startswith("the graph is empty")
        assert client.get("/tasks").problem(503, "store-empty")
        assert "图是空的" in client.get("//").text
    load(store, [notices.first()])
    ready = client.get("//ready").json()
    store.write([Remove("works")])
    assert client.get("//").status == 200
    load(store, [notices.first()])
    assert client.get("//ready").json()["graph_version"] == ready["graph_version"]


def test_a_store_that_is_away_answers_everybody_soon() -> None:
    store = Neo4jStore(Settings(store="bolt://127.0.0.1:1", neo4j_password="not-needed"))
    paths = ("//ready", "/tasks", "/agencies/财政厅", "/network", "//", "//network", "//questions/shared-tasks")
    words = {"zh": "图现在打不开或连不上", "en": "the graph cannot be opened or reached"}
    asked = [(path, lang) for path in paths for lang in words] * 3
    started = time.monotonic()
    with served(store) as client, ThreadPoolExecutor(len(asked)) as pool:
        replies = list(pool.map(lambda one: client.get(one[0], lang=one[1]), asked))
        assert time.monotonic() - started < 30
        for (_, lang), reply in zip(asked, replies, strict=True):
            assert reply.problem(503, "store-unavailable")["detail"].startswith(words[lang])
        assert client.get("//health").status == 200
        assert client.get("/questions").json()["total"] > 20  # the catalogue needs no graph
    store.close()


class Silent(Broken):
    """A store that says nothing until it is let go."""

    def __init__(self) -> None:
        super().__init__(StoreError("坏了", "broken"))
        self.go = threading.Event()

    def info(self) -> GraphInfo:
        self.go.wait(60)
        return EMPTY


def test_a_store_that_is_stuck_holds_nobody(monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> None:
    monkeypatch.setattr(service, "ANSWER_SECONDS", 0.3)
    store = Silent()
    asked = ["//ready", "/tasks", "//", "//network"] * 15  # more than there are threads
    with caplog.at_level(logging.ERROR), served(store) as client, ThreadPoolExecutor(len(asked)) as pool:
        for reply in pool.map(client.get, asked):
            assert reply.problem(503, "store-unavailable")
        assert "fengong_graph_up 0" in client.get("//metrics").text
        assert client.get("//health").status == 200
        store.go.set()
    assert [one for one in caplog.messages if "no answer" in one] == ["the graph has given no answer for 0.3 s: broken"]


@pytest.mark.parametrize("what", ["garbage", "empty", "folder"])
def test_a_file_that_is_no_graph(what: str, tmp_path: Path) -> None:
    path = tmp_path / "g.lbug"
    if what == "folder":
        path.mkdir()
    else:
        path.write_bytes(b"no graph" * 9000 if what == "garbage" else b"")
    before = sorted(one.name for one in tmp_path.iterdir())
    store = LadybugStore(path)
    with served(store) as client:
        for reply in (
            client.get("//ready"),
            client.get("/tasks"),
            client.get("//network"),
            client.cypher("RETURN 1 AS x"),
        ):
            assert reply.status == 503
            assert reply.media_type == "application/problem+json"
            assert "g.lbug" not in reply.text
        assert client.get("//health").status == 200
    store.close()
    assert sorted(one.name for one in tmp_path.iterdir()) == before
