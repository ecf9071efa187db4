"""Tags, conditional requests, compression and the form that a client takes."""

from __future__ import annotations

import gzip
import json
from typing import Any

import pytest

from graph_api.negotiation import accepts, matches, takes_gzip
from graph_store.store import GraphStore, Remove
from ingest.load import load
from tests.graph_api import notices
from tests.graph_api.calling import API, Client, Reply

PACKED = {"Accept-Encoding": "gzip, deflate, br"}
KEPT = [
    "/", "/agencies/640000:财政厅", "/network", "/questions/shared-tasks", "/questions/shared-tasks.xlsx", "//api/v1",
    f"/{API}/questions", f"/{API}/questions/shared-tasks", f"/{API}/questions/shared-tasks/rows", f"/{API}/tasks.csv",
    f"/{API}/tasks.xlsx", f"/{API}/tasks.ndjson", f"/{API}/agencies/640000:财政厅", f"/{API}/documents/ningxia_2017",
    f"/{API}/network", f"/{API}/review", f"/{API}/search?q=财政",
]  # fmt: skip


def get(client: Client, path: str, headers: dict[str, str] | None = None) -> Reply:
    where, _, query = path.partition("?")
    asked: dict[str, Any] = dict(pair.split("=") for pair in query.split("&")) if query else {}
    return client.get(where if where.startswith("//") else f"/{where}", headers, **asked)


def unpacked(reply: Reply) -> bytes:
    return gzip.decompress(reply.body) if reply.headers["Content-Encoding"] == "gzip" else reply.body


def same(one: bytes, other: bytes) -> bool:
    """Equal but for the time that an answer took."""
    try:
        first, second = ({**json.loads(body), "took_ms": 0} for body in (one, other))
    except (ValueError, TypeError):
        return one == other
    return first == second


@pytest.mark.parametrize("path", KEPT)
def test_who_has_an_answer_is_told_so(client: Client, path: str) -> None:
    first = get(client, path)
    assert first.status == 200
    tag = first.headers["ETag"]
    assert tag.startswith('W/"')
    assert first.headers["Cache-Control"] == "no-cache"
    assert get(client, path).headers["ETag"] == tag
    for sent in (tag, tag.removeprefix("W/"), f'"other", {tag}', "*"):
        again = get(client, path, {"If-None-Match": sent})
        assert (again.status, again.body) == (304, b"")
        for name in ("ETag", "Vary", "X-Graph-Version", "Cache-Control"):
            assert again.headers[name] == first.headers[name]
        assert again.headers["Content-Security-Policy"]
    assert get(client, path, {"If-None-Match": '"other"'}).status == 200


def test_a_tag_is_of_one_address_language_and_encoding(client: Client) -> None:
    path = "/questions/shared-tasks/rows"
    replies = [
        client.get(path), client.get(path, limit=3), client.get(path, lang="en"), client.get(path, PACKED),
        client.get("/questions/widest-tasks/rows"),
    ]  # fmt: skip
    assert len({reply.headers["ETag"] for reply in replies}) == len(replies)


def test_a_tag_says_all_even_when_nothing_is_kept(client: Client) -> None:
    tag = client.get("/tasks", limit=17).headers["ETag"]
    assert client.get("/tasks", {"If-None-Match": tag}, limit=17).status == 304
    client.get("/tasks", {"If-None-Match": tag}, limit="x").problem(422, "bad-parameter")


def test_a_write_changes_the_tag(changing: tuple[Client, GraphStore]) -> None:
    client, store = changing
    load(store, [notices.first()])
    first = client.get("/tasks")
    assert client.get("/tasks", {"If-None-Match": first.headers["ETag"]}).status == 304
    load(store, [notices.second()])
    second = client.get("/tasks", {"If-None-Match": first.headers["ETag"]})
    assert (second.status, second.json()["total"]) == (200, 3)
    store.write([Remove("works")])


@pytest.mark.parametrize("path", KEPT)
def test_compressed_answers_are_the_same(client: Client, path: str) -> None:
    for _ in range(2):  # computed, then kept
        packed, plain = get(client, path, PACKED), get(client, path)
        assert plain.headers["Content-Encoding"] is None
        assert "Accept-Encoding" in packed.headers["Vary"]
        if path.endswith("xlsx"):
            assert packed.headers["Content-Encoding"] is None  # it is compressed as it is
            continue
        assert same(unpacked(packed), plain.body)
        assert packed.headers["Content-Encoding"] == "gzip" or len(plain.body) < 600
        assert len(packed.body) <= len(plain.body)


@pytest.mark.parametrize(
    ("path", "accept"),
    [
        ("/tasks", "text/csv"), ("/tasks", "application/json;q=0"), ("/tasks", "application/json;q=0, */*"),
        ("/tasks.csv", "application/json"), ("/tasks.xlsx", "text/*"), ("/tasks.ndjson", "application/json"),
        ("/questions", "image/png"), ("/agencies/640000:财政厅", "text/html"), ("/network", "text/html"),
        ("//tasks/ningxia_2017:1", "application/json"),
    ],
)  # fmt: skip
def test_a_form_that_an_address_lacks(client: Client, path: str, accept: str) -> None:
    for lang in ("zh", "en"):
        found = client.get(path, {"Accept": accept}, lang=lang).problem(406, "not-acceptable")
        assert found["parameter"] == "Accept"


def test_what_clients_take() -> None:
    assert accepts("", "application/json")
    assert accepts("text/html,application/xhtml+xml,*/*;q=0.8", "application/json")
    assert accepts("APPLICATION/*", "application/json")
    assert accepts("text/csv; charset=utf-8", "text/csv; charset=utf-8")
    assert not accepts("text/html, application/xml;q=0.9", "application/json")
    assert not accepts("application/*;q=0, */*", "application/json")
    assert not accepts("application/json;q=x", "application/json")
    assert takes_gzip("gzip")
    assert takes_gzip("br;q=1.0, *;q=0.1")
    assert not takes_gzip("")
    assert not takes_gzip("identity, gzip;q=0")
    assert not takes_gzip("*, gzip;q=0.0")
    assert matches('"a", W/"b"', 'W/"b"')
    assert not matches('"a"', 'W/"b"')
