"""Every page leads to its data, and every data to its page."""

from __future__ import annotations

import html
import re

import pytest

from graph_api.twins import data_of, page_of
from tests.graph_api.calling import Client, Reply

PAGES = [
    "/", "/questions", "/questions/shared-tasks?limit=3&sort=-tasks&where.both_lead=1", "/agencies/640000:财政厅",
    "/tasks/ningxia_2017:1", "/documents/ningxia_2017", "/network?section=1", "/search?q=财政",
]  # fmt: skip


def link_of(reply: Reply, media_type: str) -> str:
    found = re.search(rf'<([^>]+)>; rel="alternate"; type="{media_type}"', reply.headers["Link"])
    assert found, reply.headers["Link"]
    return found[1]


@pytest.mark.parametrize("path", PAGES)
def test_there_and_back(client: Client, path: str) -> None:
    where, _, query = path.partition("?")
    asked = dict(pair.split("=") for pair in query.split("&")) if query else {}
    page = client.get(f"/{where}", lang="en", **asked)
    target = link_of(page, "application/json")
    if where != "/network":  # a page that stands alone
        [named] = re.findall(r'<link rel="alternate" type="application/json" href="([^"]+)">', page.text)
        assert html.unescape(named) == target
    data = client.send("GET", target)
    assert data.status == 200
    assert data.media_type == "application/json"
    back = client.send("GET", link_of(data, "text/html"))
    assert back.status == 200
    if "/questions/" not in path:  # a question's page has its filters in another order
        assert back.text == page.text or where == "/network"


def test_pages_without_data_say_nothing(client: Client) -> None:
    assert data_of("/cypher", (), "zh") == ""
    assert "Link" not in client.get("//cypher").headers


def test_addresses_are_encoded() -> None:
    assert data_of("/agencies/a b/厅", [("x", "1&2")], "zh") == "/api/v1/agencies/a%20b/%E5%8E%85?x=1%262&lang=zh"
    assert page_of("", (), "en") == "/?lang=en"
