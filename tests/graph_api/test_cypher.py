"""POST /cypher: rows within limits, and what is refused."""

from __future__ import annotations

import contextlib
import hashlib
import json
import socket
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from graph_store.settings import Settings
from graph_store.store import GraphStore
from tests.graph_api.calling import API, JSON, Client
from tests.graph_api.serving import served

TARGET = f"{API}/cypher"
LEADS = "MATCH (a:Agency)-[:LEADS]->(:Task) RETURN a.name AS agency, count(*) AS n ORDER BY n DESC, agency LIMIT 3"
ENDLESS = (
    "MATCH (a:Agency), (b:Agency), (c:Agency), (d:Agency), (e:Agency) "
    "WHERE a.name + b.name + c.name < d.name + e.name RETURN count(*) AS n"
)
MILLIONS = "MATCH (a:Agency), (b:Agency), (c:Agency) RETURN a.id AS a, b.id AS b, c.id AS c"
ENVELOPE = {"columns", "rows", "total", "truncated", "tie_at_cut", "notes", "took_ms", "engine", "graph_version"}


def test_rows_of_a_reading_query(client: Client) -> None:
    found = client.cypher(LEADS).json()
    assert set(found) == ENVELOPE
    assert [one["name"] for one in found["columns"]] == ["agency", "n"]
    assert found["rows"][0] == ["自治区发展改革委", 29]
    assert (found["total"], found["truncated"], found["notes"]) == (3, False, [])
    assert found["graph_version"] == client.get("/tasks").json()["graph_version"]


def test_both_engines_send_the_same_rows(clients: tuple[Client, Client]) -> None:
    query = "MATCH (a:Agency) WHERE a.name CONTAINS $part RETURN a.id AS id, a.aliases AS names ORDER BY id"
    embedded, server = (client.cypher(query, {"part": "财"}).json() for client in clients)
    for found in (embedded, server):
        found.pop("took_ms")
        found.pop("engine")
    assert embedded == server
    assert embedded["rows"]


def test_a_thousand_rows_and_a_note_that_there_are_more(client: Client) -> None:
    found = client.cypher(MILLIONS).json()
    assert (len(found["rows"]), found["truncated"], found["total"]) == (1000, True, None)
    assert "1000" in found["notes"][0]
    assert client.cypher("UNWIND range(1, 1001) AS x RETURN x", lang="en").json()["notes"] == ["Cut at 1000 rows."]
    assert not client.cypher("UNWIND range(1, 1000) AS x RETURN x").json()["truncated"]


def test_limits_may_be_lowered_never_raised(client: Client) -> None:
    assert len(client.cypher("UNWIND range(1, 50) AS x RETURN x", rows=7).json()["rows"]) == 7
    assert len(client.cypher("UNWIND range(1, 5000) AS x RETURN x", rows=4000, seconds=600).json()["rows"]) == 1000


def test_a_query_without_end_is_stopped(client: Client) -> None:
    started = time.monotonic()
    found = client.cypher(ENDLESS, lang="en", seconds=0.3).problem(408, "limit-reached")
    assert time.monotonic() - started < 10
    assert "stopped" in found["detail"]
    assert client.cypher(LEADS).json()["rows"]


REFUSED = [
    "CREATE (:Agency {id: 'x'})", "MATCH (a:Agency) SET a.name = 'x' RETURN a", "MATCH (a) DETACH DELETE a",
    "MERGE (:Task {id: 'x'})", "MATCH (a:Agency) REMOVE a.name RETURN a", "RETURN 1 AS x; MATCH (a) DETACH DELETE a",
    "LOAD CSV FROM 'file:///etc/passwd' AS row RETURN row", "LOAD FROM '/etc/passwd' RETURN *", "CHECKPOINT",
    "CALL dbms.listConfig()", "CALL { MATCH (a:Agency) SET a.x = 1 }", "SHOW SETTINGS", "SHOW TRANSACTIONS",
    "COPY (MATCH (a:Agency) RETURN a.id) TO '/tmp/fengong-stolen.csv'", "EXPORT DATABASE '/tmp/fengong-stolen'",
    "EXPLAIN MATCH (a) RETURN a", "TERMINATE TRANSACTION 'neo4j-transaction-1'", "DROP TABLE Agency", "",
    "RETURN file('/etc/passwd') AS x", "FOREACH (x IN [1] | CREATE (:Agency))", "USE system MATCH (a) RETURN a",
    "ATTACH 'x' AS y", "INSTALL httpfs", "RETURN apoc.version() AS x", "//\nMATCH (a) DELETE a", "/* */ CREATE (:X)",
    "RETURN reduce(s='', x IN range(1,9) | s+'x') AS x", "MATCH (n) RETURN \\u006e", "MATCH (a) RETURN", "RETURN $x.y(",
]  # fmt: skip


@pytest.mark.parametrize("query", REFUSED)
def test_what_is_more_than_reading_is_refused(client: Client, query: str) -> None:
    for lang, words in (("zh", "查询"), ("en", "query")):
        found = client.cypher(query, lang=lang).problem(400, "query-refused")
        assert words in found["detail"]
        assert found["parameter"] == "query"


def test_nothing_is_changed_by_any_of_them(client: Client, store: GraphStore, tmp_path: Path) -> None:
    def graph() -> tuple[object, ...]:
        counted = (
            store.read("MATCH (n) RETURN count(n) AS n").rows + store.read("MATCH ()-[r]->() RETURN count(r) AS n").rows
        )
        folder = Path(store.address.removeprefix("ladybug:")).parent
        files = [
            (one.name, hashlib.sha256(one.read_bytes()).hexdigest())
            for one in sorted(folder.glob("*"))
            if one.is_file()
        ]
        return counted, files if store.engine == "ladybug" else [], store.info()

    before = graph()
    for query in REFUSED:
        assert client.cypher(query).status == 400
    assert graph() == before
    assert not list(Path("/tmp").glob("fengong-stolen*"))


@pytest.mark.parametrize(
    "value",
    ["\ud800", 2**63, -(2**63) - 1, 10**30, [[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]], {"a": "\udfff"}],
)
def test_parameters_that_no_engine_takes(client: Client, value: object) -> None:
    for lang, words in (("zh", "参数"), ("en", "parameter")):
        found = client.cypher("RETURN $x AS x", {"x": value}, lang=lang).problem(422, "bad-parameter")
        assert found["parameter"] == "x"
        assert words in found["detail"]


def test_values_come_back(client: Client) -> None:
    values = {
        "text": "责任\U00030000'\"\n\t",
        "number": 2**62,
        "fraction": 0.5,
        "yes": True,
        "list": [1, 2],
        "none": None,
    }
    for value in values.values():
        assert client.cypher("RETURN $x AS x", {"x": value}).json()["rows"] == [[value]]


def test_numbers_that_json_has_not_become_null(client: Client) -> None:
    assert client.cypher("RETURN 0.0 / 0.0 AS x, 1.0 / 0.0 AS y, 1 AS z").json()["rows"] == [[None, None, 1]]
    infinite = client.send("POST", TARGET, b'{"query": "RETURN $x AS x", "parameters": {"x": 1e999}}', JSON)
    assert infinite.json()["rows"] == [[None]]


BODIES: list[tuple[bytes, str]] = [
    (b"", "body"), (b"{", "body"), (b"[]", "body"), (b'"x"', "body"), (b"null", "body"), (b"{}", "query"),
    (b'{"query": 1}', "query"), (b'{"query": null}', "query"), (b'{"query": "RETURN 1", "foo": 1}', "foo"),
    (b'{"query": "RETURN 1", "parameters": [1]}', "parameters"), (b'{"query": "RETURN 1", "rows": 0}', "rows"),
    (b'{"query": "RETURN 1", "rows": 1.5}', "rows"), (b'{"query": "RETURN 1", "rows": "x"}', "rows"),
    (b'{"query": "RETURN 1", "seconds": -1}', "seconds"), (b'{"query": "RETURN 1", "seconds": "x"}', "seconds"),
    (b'{"query": "RETURN 1", "seconds": NaN}', "seconds"), (b'{"query": "' + b"x" * 20_001 + b'"}', "query"),
    (b'{"query": "\\ud800"}', "query"), (b'{"query": "RETURN 1", "\\ud800": 1}', "body"),
]  # fmt: skip


@pytest.mark.parametrize(("body", "parameter"), BODIES)
def test_a_wrong_body_is_told(client: Client, body: bytes, parameter: str) -> None:
    for lang, words in (("zh", "有误"), ("en", "wrong")):
        found = client.send("POST", f"{TARGET}?lang={lang}", body, JSON).problem(422, "bad-parameter")
        assert found["parameter"] == parameter
        assert words in found["detail"] or "application/json" in found["detail"]


@pytest.mark.parametrize("sort", [None, "text/plain", "application/xml", "application/x-www-form-urlencoded", "x"])
def test_another_content_type_is_told(client: Client, sort: str | None) -> None:
    body = json.dumps({"query": "RETURN 1 AS x"}).encode()
    found = client.send("POST", TARGET, body, {"Content-Type": sort} if sort else {})
    assert "application/json" in found.problem(422, "bad-parameter")["detail"]


def test_bytes_that_are_no_text(client: Client) -> None:
    for body in (b'{"query": "RETURN \xff"}', b"[" * 100_000, b"\xff\xfe{\x00}\x00"):
        assert client.send("POST", TARGET, body, JSON).status in {400, 422}
    english = client.send("POST", f"{TARGET}?lang=en", b"[" * 100_000, JSON).problem(400, "bad-request")
    assert "JSON" in english["detail"]


def test_a_body_has_a_bound(client: Client) -> None:
    body = json.dumps({"query": "RETURN 1 AS x", "parameters": {"x": "x" * 2_000_000}}).encode()
    assert "1000000" in client.send("POST", TARGET, body, JSON).problem(413, "body-too-large")["detail"]
    with socket.create_connection(("127.0.0.1", client.port), timeout=10) as connection:  # one that tells no length
        connection.sendall(f"POST {TARGET} HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n".encode())
        connection.sendall(b"Content-Type: application/json\r\n\r\n")
        with contextlib.suppress(OSError):
            for _ in range(2000):
                connection.sendall(b"1000\r\n" + b"x" * 0x1000 + b"\r\n")
        assert connection.recv(4096).startswith(b"HTTP/1.1 413")


def test_only_post_and_no_other_parameters(client: Client) -> None:
    assert client.get("/cypher", query="RETURN 1").problem(405, "method-not-allowed")
    body = json.dumps({"query": "RETURN 1 AS x"}).encode()
    found = client.send("POST", f"{TARGET}?query=x", body, JSON).problem(422, "bad-parameter")
    assert found["parameter"] == "query"


def test_many_slow_queries_keep_nobody_else_waiting(store: GraphStore) -> None:
    with served(store, Settings(cypher_seconds=0.4)) as client, ThreadPoolExecutor(60) as pool:
        asked = [pool.submit(client.cypher, ENDLESS) for _ in range(60)]
        time.sleep(0.2)
        assert client.get("/questions/busiest-agencies/rows", limit=3).json()["rows"]
        assert not all(one.done() for one in asked)
        statuses = {one.result().status for one in asked}
    assert statuses <= {408, 503}
    assert 408 in statuses
    assert 503 in statuses
