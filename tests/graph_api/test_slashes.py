"""A slash too many at the end of an address: the way on is relative, so that it keeps scheme and host."""

from __future__ import annotations

import pytest

from tests.graph_api.calling import API, Client


@pytest.mark.parametrize(
    ("asked", "led"),
    [
        ("/network/", "/network"), ("/network//?lang=en&x=%2F", "/network?lang=en&x=%2F"), (f"{API}/tasks/", f"{API}/tasks"),
        (f"{API}/", API), ("/questions/shared-tasks/?limit=3", "/questions/shared-tasks?limit=3"), ("/health/", "/health"),
        ("/questions/%E8%B4%A2/", "/questions/%E8%B4%A2"), ("/docs/", "/docs"), ("/documents/", "/documents?lang=zh"),
        ("/agencies/?lang=en", "/agencies?lang=en"), ("/metrics/", "/metrics"),
    ],
)  # fmt: skip
def test_it_leads_to_the_address_without_it(client: Client, asked: str, led: str) -> None:
    for more in (
        {},
        {"X-Forwarded-Proto": "https"},
        {"X-Forwarded-Proto": "https", "X-Forwarded-Host": "evil.example"},
    ):
        reply = client.send("GET", asked, headers=more)
        assert (reply.status, reply.headers["Location"]) == (307, led)


@pytest.mark.parametrize("asked", ["//network/", "//evil.example/", "/nope/", "//", "/%2Fnetwork/", "/static", "/nope"])
def test_what_is_nowhere_leads_nowhere(client: Client, asked: str) -> None:
    reply = client.send("GET", asked)
    assert (reply.status, reply.headers["Location"]) == (404, None)


def test_a_slash_that_belongs_to_a_name_stays(client: Client) -> None:
    reply = client.send("GET", "/agencies/nobody/")
    assert (reply.status, reply.headers["Location"]) == (404, None)
    assert "nobody/" in reply.text
