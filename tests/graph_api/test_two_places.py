"""The service on a graph of two places: what a short name means there, and which place an answer is about."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path
from urllib.parse import quote, unquote

import pytest

from graph_store.store import GraphStore
from ingest.load import load
from ingest.pipeline import DocumentReading
from tests.graph_api.calling import Client
from tests.queries import guangxi

PAIR = {"agency": "发展改革委", "partner": "财政厅"}


@pytest.fixture
def two_places(
    changing: tuple[Client, GraphStore], sample_reading: DocumentReading, tmp_path: Path
) -> tuple[Client, str]:
    """A client, and the id of the document of 宁夏."""
    client, store = changing
    load(store, [sample_reading, *guangxi.readings(tmp_path)])
    return client, sample_reading.graph.document.id


def test_a_section_that_is_not_there(two_places: tuple[Client, str]) -> None:
    client, document = two_places
    page = client.get("//questions/list-tasks", document="guangxi_a", section=99, lang="zh").text
    assert "没有符合的行：没有第 99 部分；有的部分：1 产业、2 民生、3 其他。</td>" in page
    assert 'type="number" min="-1" max="100000" value="99"' in page
    for unset in ({}, {"section": -1}):
        page = client.get("//questions/list-tasks", document=document, **unset).text
        assert 'type="number" min="-1" max="100000" value=""' in page
    notes = client.get("/questions/list-tasks/rows", document="guangxi_a", section=99).json()["notes"]
    assert any("没有第 99 部分" in one for one in notes)


def test_a_short_name_means_the_body_of_the_document(two_places: tuple[Client, str]) -> None:
    client, document = two_places
    rows = "/questions/pair-tasks/rows"
    refused = client.get(rows, **PAIR).problem(422, "bad-parameter")
    assert refused["parameter"] == "partner"
    assert {"宁夏回族自治区财政厅", "广西壮族自治区财政厅"} <= {one["name"] for one in refused["choices"]}
    for full in ("宁夏回族自治区财政厅", "广西壮族自治区财政厅"):
        assert full in refused["detail"]
        assert client.get(rows, **PAIR | {"partner": full}).status == 200
    for narrow in ({"document": document}, {"jurisdiction": "宁夏"}):
        assert client.get(rows, **PAIR, **narrow).json()["total"] == 12
    page = client.get("//questions/pair-tasks", **PAIR)
    assert page.status == 422
    assert "宁夏回族自治区财政厅（640000:财政厅）" in page.text
    page = client.get("//questions/pair-tasks", **PAIR, document=document)
    assert page.status == 200
    assert "机构：宁夏回族自治区发展和改革委员会（640000:发展改革委）" in page.text


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_start_page_says_which_place_its_charts_are_about(two_places: tuple[Client, str], lang: str) -> None:
    client, _ = two_places
    only = {"zh": "仅", "en": "only "}[lang]
    page = client.get("//", lang=lang).text
    assert page.count(f'<span class="about">{only}宁夏</span></h2>') == 5
    there = re.search(r'href="([^"]*)">广西</a>', page)
    assert there is not None
    other = client.send("GET", unescape(there[1])).text
    assert other.count(f'<span class="about">{only}广西</span></h2>') == 5
    assert "450000:" in unquote(other)
    assert "jurisdiction=450000" in other
    assert 'class="about"' not in client.get("//", jurisdiction="all").text
    assert client.get("//", {"Accept": "text/html"}, jurisdiction="火星").status == 422
    assert client.get("//", {"Accept": "text/html"}, jurisdiction="浙江").status == 404


@pytest.mark.parametrize("name", ["document-supervisors", "leaderless-tasks", "busiest-agencies", "section-load"])
def test_a_question_says_which_place_it_is_about(two_places: tuple[Client, str], name: str) -> None:
    client, document = two_places
    page = client.get(f"//questions/{name}", lang="zh").text
    assert '<span class="about">仅宁夏</span></h1>' in page
    switch = dict(re.findall(r'<a href="([^"]*)">([^<]*)</a>', re.search(r'<p class="switch">.*?</p>', page)[0]))  # type: ignore[index]
    assert list(switch.values()) == ["广西", "全部地区"]
    pages = [client.send("GET", unescape(address)).text for address in switch]
    assert '<span class="about">仅广西</span></h1>' in pages[0]
    assert 'class="about"' not in pages[1]
    page = client.get(f"//questions/{name}", document=document, lang="zh").text
    assert re.search(r'<span class="about">仅《[^<]+》</span></h1>', page)
    assert ">全部文件</a>" in page


def test_one_place_is_not_told(client: Client) -> None:
    for path in ("//", "//questions/busiest-agencies"):
        assert 'class="about"' not in client.get(path).text


def test_the_network_says_which_place_it_is_of(two_places: tuple[Client, str]) -> None:
    client, document = two_places
    page = client.get("//network", lang="zh").text
    assert '<strong id="only"><span data-text="scope.only"></span>宁夏</strong>' in page
    assert re.search(r'<a href="\?jurisdiction=450000&amp;weight=shared&amp;lang=zh">广西</a>', page)
    assert client.get("/network").json()["elsewhere"] == ["450000"]
    assert client.get("/network", jurisdiction="450000").json()["elsewhere"] == ["640000"]
    for whole in ({"jurisdiction": "all"}, {"document": document}):
        assert client.get("/network", **whole).json()["elsewhere"] == []
        assert 'id="only"' not in client.get("//network", **whole).text


def test_the_network_around_a_body_is_of_where_it_stands(two_places: tuple[Client, str]) -> None:
    client, _ = two_places
    found = client.get("/network", agency="450000:财政厅").json()
    assert {one["document"] for one in found["tasks"]} >= {"guangxi_a"}
    assert "450000:财政厅" in {one["id"] for one in found["nodes"]}


def test_a_page_of_a_name_of_several_bodies_leads_to_each(two_places: tuple[Client, str]) -> None:
    client, _ = two_places
    reply = client.send("GET", "/agencies/" + quote("财政厅"), headers={"Accept": "text/html"})
    assert reply.status == 422
    for place in ("640000", "450000"):
        link = f'href="/agencies/{place}:{quote("财政厅")}?lang=zh"'
        assert link in reply.text
    assert client.send("GET", "/agencies/640000:" + quote("财政厅"), headers={"Accept": "text/html"}).status == 200
