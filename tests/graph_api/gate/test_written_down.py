"""What is written down: a line for each request, the audit log, and the numbers for Prometheus."""

from __future__ import annotations

import json
import stat
import time
from pathlib import Path
from typing import Any

import pytest
from prometheus_client.parser import text_string_to_metric_families

from graph_api.app import create_app
from graph_store.connect import open_store
from graph_store.errors import LimitError, StoreWriteError
from graph_store.keyfile import write_keys
from graph_store.keys import make
from graph_store.ladybug_engine.store import LadybugStore
from graph_store.settings import Settings
from graph_store.store import Remove
from ingest.load import load
from tests.graph_api import notices
from tests.graph_api.broken import Broken
from tests.graph_api.calling import API, Client
from tests.graph_api.serving import served

Samples = dict[tuple[str, tuple[tuple[str, str], ...]], float]
FIELDS = {"time", "request_id", "method", "route", "status", "ms", "client"}


def numbers(client: Client) -> Samples:
    reply = client.get("//metrics")
    assert reply.media_type.startswith("text/plain; version=0.0.4")
    families = list(text_string_to_metric_families(reply.text))
    assert len({one.name for one in families}) == len(families)
    return {(one.name, tuple(sorted(one.labels.items()))): one.value for family in families for one in family.samples}


def lines(path: Path, least: int = 0) -> list[dict[str, Any]]:
    """The lines of a log; the last one may be written just after its answer."""
    for _ in range(100):
        found = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        if len(found) >= least:
            return found
        time.sleep(0.02)
    raise AssertionError(found)


def test_a_line_for_each_request_without_what_was_asked(ladybug_store: LadybugStore, tmp_path: Path) -> None:
    log, keys = tmp_path / "requests.jsonl", tmp_path / "keys.json"
    one, text = make("reader", "甲", [])
    write_keys(keys, [one])
    secret = {"Authorization": f"Bearer {text}", "X-Request-ID": "mine"}
    with served(ladybug_store, Settings(request_log=str(log), keys=str(keys))) as client:
        client.get("/agencies/财政厅", secret)
        client.cypher("MATCH (a:Agency) WHERE a.name = 'SECRETWORD' RETURN a.name")
        client.send("HEAD", "/")
        client.get("/tasks/search", text="SECRETWORD")
        client.get("//nope/SECRETWORD")
        client.send("GET", "/", headers={"Host": "x", "X-Forwarded-For": "198.51.100.7"})
        found = lines(log, 6)
    assert all(set(one) - {"refused"} == FIELDS for one in found)
    told = [(one["method"], one["route"], one["status"], one["client"]) for one in found]
    assert told == [
        ("GET", f"{API}/agencies/{{agency}}", 200, "reader"), ("POST", f"{API}/cypher", 200, "local"),
        ("HEAD", "/", 200, "local"), ("GET", f"{API}/tasks/search", 200, "local"), ("GET", "(none)", 404, "local"),
        ("GET", "(none)", 400, "visitor"),
    ]  # fmt: skip
    assert found[0]["request_id"] == "mine"
    assert found[5]["refused"] == "bad-request"
    assert all(one["ms"] > 0 for one in found)
    written = log.read_text(encoding="utf-8")
    for word in ("SECRETWORD", text, one.hash, "198.51"):
        assert word not in written
    assert stat.S_IMODE(log.stat().st_mode) == 0o600


def test_the_audit_log_tells_refused_queries_with_who_asked(ladybug_store: LadybugStore, tmp_path: Path) -> None:
    log, keys = tmp_path / "audit.jsonl", tmp_path / "keys.json"
    one, text = make("reader", "甲", [])
    write_keys(keys, [one])
    store = open_store(Settings(store=f"ladybug:{ladybug_store.path}", audit_log=str(log)))
    who = {"Authorization": f"Bearer {text}", "X-Request-ID": "r1", "Content-Type": "application/json"}
    with served(store, Settings(keys=str(keys))) as client:
        assert client.cypher("MATCH (a:Agency) RETURN a.name").status == 200
        body = json.dumps({"query": "MATCH (n) DELETE n"}).encode()
        assert client.send("POST", f"{API}/cypher", body, who).status == 400
        [refused] = lines(log)
        assert (refused["event"], refused["query"]) == ("query-refused", "MATCH (n) DELETE n")
        assert (refused["request_id"], refused["client"], refused["key"]) == ("r1", f"key:{one.id}", "甲")
    store.close()
    assert text not in log.read_text(encoding="utf-8")


def test_the_audit_log_tells_changes_and_stopped_queries(tmp_path: Path) -> None:
    log = tmp_path / "audit.jsonl"
    store = open_store(Settings(store=f"ladybug:{tmp_path / 'g.lbug'}", audit_log=str(log)))
    load(store, [notices.first()])
    load(store, [notices.first()])
    store.write([Remove("works"), Remove("nope")])
    assert [(one["event"], one["document"]) for one in lines(log)] == [
        ("document-added", "works"), ("document-removed", "works"),
    ]  # fmt: skip
    assert all(one["user"] for one in lines(log))
    store.close()
    from graph_store.audit import Audit
    from graph_store.audited import AuditedStore

    broken = AuditedStore(Broken(LimitError("太久", "too long")), Audit(str(log)))
    for done in (lambda: broken.console("RETURN 1"), lambda: broken.write([])):
        with pytest.raises(LimitError):
            done()
    assert [one["event"] for one in lines(log)[2:]] == ["query-stopped", "write-failed"]


@pytest.mark.parametrize("name", ["request_log", "audit_log"])
def test_a_log_that_cannot_be_opened_is_told_at_the_start(
    ladybug_store: LadybugStore, tmp_path: Path, name: str
) -> None:
    settings = Settings(store=f"ladybug:{ladybug_store.path}", **{name: str(tmp_path / "no" / "log")})
    with pytest.raises(StoreWriteError, match="cannot write the log"):
        create_app(settings, open_store(settings))


def test_the_numbers(ladybug_store: LadybugStore) -> None:
    with served(ladybug_store, Settings(cypher_seconds=0.3)) as client:
        for _ in range(3):
            client.get("/questions/shared-tasks/rows", limit=4)
        client.get("/tasks", limit=0)
        client.get("")
        client.cypher("MATCH (t:Task) RETURN t.number LIMIT 7")
        client.cypher("CREATE (n)")
        client.send("GET", "/health", headers={"X-Y": "y" * 40_000})
        found = numbers(client)
        again = numbers(client)
        version = client.get("//ready").json()["graph_version"]
    assert all(again.get(name, -1) >= 0 for name in found)
    rows = f"{API}/questions/shared-tasks/rows"
    request = "fengong_requests_total"
    assert found[(request, (("method", "GET"), ("route", rows), ("status", "200")))] == 3
    assert found[(request, (("method", "GET"), ("route", f"{API}/tasks"), ("status", "422")))] == 1
    assert found[(request, (("method", "GET"), ("route", API), ("status", "200")))] == 1
    assert found[("fengong_request_seconds_count", (("route", rows),))] == 3
    assert found[("fengong_cache_lookups_total", (("outcome", "hit"),))] == 2
    assert found[("fengong_rows_total", (("door", "console"),))] == 7
    assert found[("fengong_rows_total", (("door", "catalogue"),))] >= 4
    assert found[("fengong_queries_total", (("outcome", "answered"),))] == 1
    assert found[("fengong_queries_total", (("outcome", "refused"),))] == 1
    assert found[("fengong_refused_requests_total", (("reason", "headers-too-large"),))] == 1
    assert found[("fengong_requests_running", ())] == 1
    assert found[("fengong_workers", ())] == 2
    assert found[("fengong_graph_info", (("engine", "ladybug"), ("version", version)))] == 1
    assert 0 < time.time() - found[("fengong_graph_built_timestamp_seconds", ())] < 86_400
    assert found[("fengong_graph_up", ())] == 1


def test_numbers_are_there_when_the_graph_is_not(tmp_path: Path) -> None:
    store = LadybugStore(tmp_path / "none.lbug")
    (tmp_path / "none.lbug").write_bytes(b"junk" * 999)
    with served(store) as client:
        found = numbers(client)
    store.close()
    assert found[("fengong_graph_up", ())] == 0
    assert not any(name == "fengong_graph_info" for name, _ in found)


def test_no_address_of_a_users_becomes_a_label(ladybug_store: LadybugStore) -> None:
    with served(ladybug_store) as client:
        for number in range(30):
            client.get(f"//nope/{number}")
            client.get(f"/agencies/nope{number}")
            client.get(f"//static/{number}.css")
            client.send(f"M{'X' * number}", "/health")
        routes = {dict(labels)["route"] for name, labels in numbers(client) if name == "fengong_requests_total"}
        methods = {dict(labels)["method"] for name, labels in numbers(client) if name == "fengong_requests_total"}
    assert routes <= {"(none)", f"{API}/agencies/{{agency}}", "/static/{file}", "/health", "/metrics"}
    assert len(methods) < 12
