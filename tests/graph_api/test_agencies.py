"""/agencies: search, filter, page, and one body with its tasks and partners."""

from __future__ import annotations

from urllib.parse import quote

import pytest

from graph_store.store import GraphStore
from ingest.load import load
from tests.graph_api import notices
from tests.graph_api.calling import API, Client

FINANCE = "640000:财政厅"


def test_search_by_part_of_a_name(client: Client) -> None:
    found = client.get("/agencies", text="财政").json()
    assert found["question"] == "find-agencies"
    assert [row[1] for row in found["rows"]] == ["自治区财政厅"]
    assert client.get("/agencies.json", text="财政").json()["rows"] == found["rows"]
    assert client.get("/agencies.csv", text="财政").csv()[1][:2] == [FINANCE, "自治区财政厅"]


def test_filter_and_page(client: Client) -> None:
    everything = client.get("/agencies", limit=1000).json()
    assert everything["total"] == len(everything["rows"]) == 99
    enterprises = client.get("/agencies", kind="enterprise", limit=1000).json()
    assert 0 < enterprises["total"] < 99
    assert {row[3] for row in enterprises["rows"]} == {"enterprise"}
    page = client.get("/agencies", limit=10, offset=20).json()
    assert page["rows"] == everything["rows"][20:30]
    without = client.get("/agencies", include_collectives="false", limit=1000).json()
    assert without["total"] == 92


@pytest.mark.parametrize("name", [FINANCE, "自治区财政厅", "财政厅", "宁夏回族自治区财政厅", " 财政厅 "])
def test_one_body_by_any_of_its_names(client: Client, name: str) -> None:
    found = client.send("GET", f"{API}/agencies/{quote(name)}").json()
    assert (found["id"], found["full_name"]) == (FINANCE, "宁夏回族自治区财政厅")
    assert found["tasks_total"] == len(found["tasks"]) == 23
    assert found["partners_total"] == len(found["partners"]) == 43
    assert found["partners"][0]["partner"] == "自治区发展改革委"
    assert found["partners"][0]["tasks"] == 12
    assert {"task_id", "role", "mention", "clause"} <= set(found["tasks"][0])


def test_colon_may_be_encoded_or_not(client: Client) -> None:
    plain = client.send("GET", f"{API}/agencies/640000:{quote('财政厅')}")
    encoded = client.send("GET", f"{API}/agencies/{quote(FINANCE, safe='')}")
    assert plain.json() == encoded.json()


def test_bodies_of_the_list_can_be_opened(client: Client) -> None:
    rows = client.get("/agencies", limit=1000).json()["rows"]
    for row in rows[::4]:
        found = client.send("GET", f"{API}/agencies/{quote(row[0], safe='')}").json()
        assert (found["id"], found["name"]) == (row[0], row[1])


def test_both_engines_send_the_same_body(clients: tuple[Client, Client]) -> None:
    embedded, server = (client.get(f"/agencies/{FINANCE}").json() for client in clients)
    assert embedded == server


def test_a_name_with_a_slash_can_be_opened(changing: tuple[Client, GraphStore]) -> None:
    client, store = changing
    load(store, [notices.hostile()])
    for written in (quote(notices.SLASHED, safe=""), quote(notices.SLASHED, safe="/:")):
        assert client.send("GET", f"{API}/agencies/{written}").json()["id"] == notices.SLASHED


@pytest.mark.parametrize(
    "name",
    [
        quote("财务厅"), "x", "%00", "%FF%FE", "%2F", "..%2F..%2Fetc%2Fpasswd", "%F0%9F%92%A3", "'%20OR%201=1", "$id",
        "%", "{agency}", "%3Cscript%3E", "x" * 5000, "640000:", "%C2%85", "%EF%BF%BE", "a//b", "+",
    ],
)  # fmt: skip
def test_an_unknown_body_is_not_found(client: Client, name: str) -> None:
    for lang, words in (("zh", "没有"), ("en", "no body")):
        found = client.send("GET", f"{API}/agencies/{name}?lang={lang}").problem(404, "not-found")
        assert words in found["detail"]
        assert found["parameter"] == "agency"


def test_a_line_feed_does_not_become_a_header(client: Client) -> None:
    reply = client.send("GET", f"{API}/agencies/%0D%0ASet-Cookie:x")
    reply.problem(404, "not-found")
    assert "Set-Cookie" not in reply.headers


def test_neighbours_are_named(client: Client) -> None:
    assert "自治区财政厅" in client.get("/agencies/财政").problem(404, "not-found")["detail"]


@pytest.mark.parametrize("query", ["foo=1", "limit=5", "lang=fr", "langg=zh"])
def test_other_parameters_are_refused(client: Client, query: str) -> None:
    client.send("GET", f"{API}/agencies/{quote(FINANCE)}?{query}").problem(422, "bad-parameter")
