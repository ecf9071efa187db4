"""Headers that every answer carries, whatever it is."""

from __future__ import annotations

import pytest

from tests.graph_api.calling import API, Client

PATHS = [
    "/", "/health", "/ready", "/docs", "/network", "/nope", "/static/site.css", "/static/nope",
    "/static/docs/swagger-ui.css", "/questions/shared-tasks", "/questions/nope", "/questions/shared-tasks?limit=0",
    f"{API}/questions", f"{API}/tasks.csv", f"{API}/tasks?limit=x", f"{API}/agencies/nope", f"{API}/cypher",
    f"{API}/openapi.json", f"{API}/network",
]  # fmt: skip


@pytest.mark.parametrize("path", PATHS)
def test_a_browser_may_do_nothing_that_is_not_needed(client: Client, path: str) -> None:
    headers = client.send("GET", path).headers
    for name, value in (
        ("X-Content-Type-Options", "nosniff"),
        ("X-Frame-Options", "DENY"),
        ("Referrer-Policy", "no-referrer"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
        ("Cross-Origin-Resource-Policy", "same-origin"),
    ):
        assert headers.get_all(name) == [value]
    [policy] = headers.get_all("Content-Security-Policy") or []
    assert policy.startswith("default-src 'none'; ")
    assert "frame-ancestors 'none'" in policy
    assert "http:" not in policy
    assert "*" not in policy
    assert "'unsafe-" not in policy
    assert ("'sha256-" in policy) == (path == "/network")
    assert ("script-src 'self';" in policy) == (path != "/network")
    assert "camera=()" in headers["Permissions-Policy"]


def test_no_word_about_the_server(client: Client) -> None:
    headers = client.send("GET", "/").headers
    assert "Server" not in headers
    assert "X-Powered-By" not in headers


def test_no_other_site_may_read(client: Client) -> None:
    reply = client.send("GET", f"{API}/tasks", headers={"Origin": "https://evil.example"})
    assert not [name for name in reply.headers if name.lower().startswith("access-control")]


def test_answers_that_depend_on_the_browser_say_so(client: Client) -> None:
    for path in ("/", f"{API}/tasks", f"{API}/questions", "/network"):
        assert client.send("GET", path).headers["Vary"] == "Accept-Language, Accept-Encoding"


def test_answers_name_their_graph(client: Client) -> None:
    version = client.get("/tasks").json()["graph_version"]
    for path in ("/", "/network", f"{API}/tasks.csv", f"{API}/tasks/1", f"{API}/network"):
        assert client.send("GET", path).headers["X-Graph-Version"] == version
