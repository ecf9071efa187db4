"""The gate around the real service: who is let in, how much, and what the others are told."""

from __future__ import annotations

import base64
import http.client
import logging
import socket
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager
from pathlib import Path

import pytest

from graph_api import body
from graph_api.gate.refusals import table
from graph_store.keyfile import read_keys, write_keys
from graph_store.keys import Key, make
from graph_store.ladybug_engine.store import LadybugStore
from graph_store.settings import Settings
from tests.graph_api.calling import API, JSON, Client, Reply
from tests.graph_api.serving import served

Serve = Callable[..., AbstractContextManager[Client]]
PLACES = ("/", "/documents/ningxia_2017", f"{API}/tasks", f"{API}/openapi.json", "/docs", "/metrics", "/nope")
VISITOR = {"X-Forwarded-For": "198.51.100.7"}
OTHER = {"X-Forwarded-For": "198.51.100.8"}
ENDLESS = (
    "MATCH (a:Agency), (b:Agency), (c:Agency), (d:Agency) WHERE a.name + b.name < c.name + d.name RETURN count(*) AS n"
)


@pytest.fixture
def keys(tmp_path: Path) -> Path:
    return tmp_path / "keys.json"


@pytest.fixture
def serve(ladybug_store: LadybugStore, keys: Path) -> Serve:
    return lambda **settings: served(ladybug_store, Settings(keys=str(keys), **settings))


def key(file: Path, role: str, name: str) -> str:
    held = read_keys(file)
    one, text = make(role, name, held)
    write_keys(file, [*held, one])
    return text


def bearer(text: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {text}"}


def query(client: Client, text: str, headers: dict[str, str]) -> Reply:
    body = b'{"query": "%s"}' % text.encode()
    return client.send("POST", f"{API}/cypher", body, {**JSON, **headers})


def test_reading_is_open_on_this_machine_and_takes_a_key_elsewhere(serve: Serve, keys: Path) -> None:
    text = key(keys, "reader", "甲")
    for settings, status in (
        ({}, 200), ({"reading": "key"}, 401), ({"host": "0.0.0.0"}, 401), ({"host": "0.0.0.0", "reading": "open"}, 200),
    ):  # fmt: skip
        with serve(**settings) as client:
            for path in PLACES:
                assert client.send("GET", path).status == (404 if path == "/nope" and status == 200 else status), path
                assert client.send("GET", path, headers=bearer(text)).status != 401
            assert query(client, "RETURN 1 AS x", {}).status == status
            assert query(client, "RETURN 1 AS x", bearer(text)).status == 200


def test_what_needs_no_key(serve: Serve) -> None:
    with serve(reading="key") as client:
        for path in ("/health", "/ready", "/static/site.css", "/static/favicon.svg"):
            assert client.send("GET", path).status == 200
        assert client.send("GET", "/static/../metrics").problem(404, "not-found")
        assert client.send("GET", "//metrics").problem(401, "key-needed")
        assert client.send("GET", "/healthx").problem(401, "key-needed")


@pytest.mark.parametrize("text", ["", "x", "fg_00000000_" + "a" * 43, "Ω" * 50])
def test_a_wrong_key_is_refused_even_where_none_is_needed(serve: Serve, keys: Path, text: str) -> None:
    right = key(keys, "reader", "甲")
    with serve() as client:
        send = {"Authorization": f"Bearer {text}".encode().decode("latin-1")}
        assert client.send("GET", f"{API}/tasks", headers=send).problem(401, "key-unknown")
        almost = right[:-1] + ("A" if right[-1] != "A" else "B")
        reply = client.send("GET", f"{API}/tasks", headers=bearer(almost))
        assert reply.problem(401, "key-unknown")
        assert reply.headers["WWW-Authenticate"].startswith("Bearer ")


def test_a_revoked_key_is_refused_at_once(serve: Serve, keys: Path) -> None:
    text = key(keys, "reader", "甲")
    with serve(reading="key") as client:
        assert client.send("GET", f"{API}/tasks", headers=bearer(text)).status == 200
        write_keys(keys, [])
        assert client.send("GET", f"{API}/tasks", headers=bearer(text)).problem(401, "key-unknown")


def test_a_key_is_taken_as_a_password_too(serve: Serve, keys: Path) -> None:
    text = key(keys, "reader", "甲")
    with serve(reading="key") as client:
        sent = {"Authorization": "Basic " + base64.b64encode(f"anyone:{text}".encode()).decode()}
        assert client.send("GET", "/", headers={"Accept": "text/html", **sent}).status == 200


def test_every_refusal_is_a_problem_in_both_languages_with_the_usual_headers(serve: Serve) -> None:
    with serve(reading="key") as client:
        for lang, words in (("zh", "这里要密钥"), ("en", "a key is needed")):
            reply = client.send("GET", f"{API}/tasks?lang={lang}")
            assert words in reply.problem(401, "key-needed")["detail"]
            assert "Content-Security-Policy" in reply.headers
            assert "X-Request-ID" in reply.headers
    for row in table().values():
        assert row["zh"] != row["en"]
        assert 400 <= int(row["status"]) < 600


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:8000", "localhost.evil.example", "127.0.0.1.nip.example"]
)
def test_another_sites_name_is_no_name_of_ours(serve: Serve, host: str) -> None:
    with serve() as client:
        for path in ("/", "/health", f"{API}/tasks"):
            assert host in send(client, path, host).problem(421, "bad-host")["detail"]
        assert send(client, "/health", "localhost").status == 200
    with serve(allowed_hosts=host.partition(":")[0]) as client:
        assert send(client, "/health", host).status == 200


def send(client: Client, path: str, *hosts: str, method: str = "GET") -> Reply:
    connection = http.client.HTTPConnection("127.0.0.1", client.port, timeout=60)
    connection.putrequest(method, path, skip_host=True)
    for host in hosts:
        connection.putheader("Host", host)
    connection.endheaders()
    answer = connection.getresponse()
    found = Reply(answer.status, answer.headers, answer.read())
    connection.close()
    return found


def test_a_host_named_twice(serve: Serve) -> None:
    with serve() as client:
        assert send(client, "/health", "localhost", "evil.example").problem(400, "bad-request")


def test_long_addresses_and_large_headers(serve: Serve) -> None:
    with serve(url_bytes=1000, header_bytes=2000) as client:
        assert client.send("GET", "/health?x=" + "x" * 980).status == 200
        assert client.send("GET", "/health?x=" + "x" * 1000).problem(414, "url-too-long")
        assert client.send("GET", "/health", headers={"X-Y": "y" * 1800}).status == 200
        assert client.send("GET", "/health", headers={"X-Y": "y" * 2000}).problem(431, "headers-too-large")


def test_a_body_has_its_limit(serve: Serve) -> None:
    with serve(body_bytes=100) as client:
        assert query(client, "RETURN 1 AS x", {}).status == 200
        assert query(client, "RETURN 1 AS " + "x" * 100, {}).problem(413, "body-too-large")


def test_a_client_that_asks_too_often_waits_and_others_do_not(serve: Serve) -> None:
    with serve(rate=0.5, burst=3) as client:
        replies = [client.get("/tasks", VISITOR) for _ in range(4)]
        assert [one.status for one in replies] == [200, 200, 200, 429]
        assert replies[3].problem(429, "too-many-requests")
        assert 1 <= int(replies[3].headers["Retry-After"]) <= 2
        assert client.get("/tasks", OTHER).status == 200
        assert {client.get("/tasks").status for _ in range(20)} == {200}  # this machine's own
        assert client.get("//health", VISITOR).status == 200


def test_guessing_keys_is_slow(serve: Serve, keys: Path) -> None:
    key(keys, "reader", "甲")
    with serve(rate=1, burst=20) as client:
        wrong = {**VISITOR, **bearer("fg_00000000_" + "a" * 43)}
        statuses = [client.get("/tasks", wrong).status for _ in range(6)]
        assert statuses[:2] == [401, 401]
        assert statuses[-1] == 429


def test_a_key_is_a_client_of_its_own(serve: Serve, keys: Path) -> None:
    one, two = key(keys, "reader", "甲"), key(keys, "reader", "乙")
    with serve(rate=0.01, burst=2) as client:
        assert [client.get("/tasks", {**VISITOR, **bearer(one)}).status for _ in range(3)] == [200, 200, 429]
        assert [client.get("/tasks", {**VISITOR, **bearer(two)}).status for _ in range(3)] == [200, 200, 429]
        assert client.get("/tasks", VISITOR).status == 200


def held_up(client: Client, many: int, headers: dict[str, str]) -> list[Reply]:
    with ThreadPoolExecutor(many) as pool:
        return list(pool.map(lambda _: query(client, ENDLESS, headers), range(many)))


def test_queries_at_a_time_of_one_client(serve: Serve) -> None:
    with serve(cypher_per_client=2, cypher_seconds=1.0) as client:
        replies = held_up(client, 5, VISITOR)
        refused = [one for one in replies if one.status == 429]
        assert len(refused) == 3
        for one in refused:
            assert one.problem(429, "too-many-queries")
            assert one.headers["Retry-After"] == "1"
        assert query(client, "RETURN 1 AS x", VISITOR).status == 200  # the places came free again


def test_requests_at_a_time(serve: Serve) -> None:
    with serve(requests_at_once=2, cypher_seconds=1.5) as client:
        client.cypher("RETURN 1 AS x")
        busy = [threading.Thread(target=client.cypher, args=(ENDLESS,)) for _ in range(2)]
        for one in busy:
            one.start()
        status = 200
        while status == 200 and any(one.is_alive() for one in busy):
            reply = client.get("/questions")
            status = reply.status
        assert reply.problem(503, "server-busy")
        assert reply.headers["Retry-After"] == "1"
        assert client.get("//health").status == 200
        for one in busy:
            one.join()
        assert client.get("/questions").status == 200


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example"}, {"Origin": "null"}, {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"}, {"Origin": "http://127.0.0.1:1"},
    ],
)  # fmt: skip
def test_a_page_of_another_site_can_post_nothing(serve: Serve, headers: dict[str, str]) -> None:
    with serve() as client:
        assert query(client, "RETURN 1 AS x", headers).problem(403, "cross-site")
        own = {"Origin": f"http://127.0.0.1:{client.port}", "Sec-Fetch-Site": "same-origin"}
        assert query(client, "RETURN 1 AS x", own).status == 200


def test_no_route_takes_a_change(ladybug_store: LadybugStore) -> None:
    """The service only reads: the one address that takes more than GET is the console, which is confined."""
    from graph_api.app import create_app
    from tests.graph_api.serving import Kept

    taken = {
        (path, method)
        for path, item in create_app(Settings(), Kept(ladybug_store)).openapi()["paths"].items()
        for method in item
        if method not in {"get", "head"}
    }
    assert taken == {(f"{API}/cypher", "post")}


def test_request_ids(serve: Serve) -> None:
    with serve() as client:
        made = [client.get("//health").headers["X-Request-ID"] for _ in range(3)]
        assert len(set(made)) == 3
        assert client.get("//health", {"X-Request-ID": "abc-1.2:3_4"}).headers["X-Request-ID"] == "abc-1.2:3_4"
        for bad in ("x" * 65, "a b", "<script>", "é"):
            assert client.get("//health", {"X-Request-ID": bad}).headers["X-Request-ID"].startswith(made[0][:8])


def test_a_file_of_keys_that_cannot_be_read_lets_nobody_in_and_is_told_to_the_log_only(
    serve: Serve, keys: Path, caplog: pytest.LogCaptureFixture
) -> None:
    text = key(keys, "reader", "甲")
    with caplog.at_level(logging.ERROR), serve(reading="key") as client:
        assert client.send("GET", f"{API}/tasks", headers=bearer(text)).status == 200
        whole = keys.read_text(encoding="utf-8")
        keys.write_text("{", encoding="utf-8")
        for _ in range(3):
            reply = client.send("GET", f"{API}/tasks", headers=bearer(text))
            assert str(keys) not in reply.text
            assert reply.problem(503, "keys-unreadable")
            assert reply.headers["Content-Security-Policy"]
        assert client.send("GET", f"{API}/tasks").problem(401, "key-needed")
        keys.write_text(whole, encoding="utf-8")
        assert client.send("GET", f"{API}/tasks", headers=bearer(text)).status == 200
    assert len([one for one in caplog.messages if str(keys) in one]) == 1


def test_a_body_that_does_not_come_gives_its_place_back(serve: Serve, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(body, "SECONDS", 0.5)
    begun = f"POST {API}/cypher HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 99\r\n\r\n{{"
    with serve(requests_at_once=1) as client:
        with socket.create_connection(("127.0.0.1", client.port), timeout=20) as slow:
            slow.sendall(begun.encode())
            while b"server-busy" not in (busy := client.get("/tasks").body):
                assert busy  # until the slow one is inside
            found = b""
            while data := slow.recv(65_536):
                found += data
        assert found.startswith(b"HTTP/1.1 408 ")
        assert b"urn:fengong:problem:body-too-slow" in found
        assert client.get("/tasks").status == 200


def test_who_guessed_too_often_makes_no_more_work(serve: Serve, keys: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    right = key(keys, "reader", "甲")
    computed = []
    monkeypatch.setattr(Key, "opens", lambda _, secret: computed.append(secret))
    with serve(rate=0.001, burst=20) as client:
        guesses = [f"{right[:12]}{number:043d}" for number in range(9)]
        statuses = [client.send("GET", f"{API}/tasks", headers={**VISITOR, **bearer(one)}).status for one in guesses]
    assert statuses == [401] * 2 + [429] * 7
    assert len(computed) == 2
