"""Pages of bodies, tasks and documents, on both engines: what they say is what the catalogue says."""

from __future__ import annotations

import html
import re

import pytest

from graph_store.store import GraphStore
from ingest.load import load
from queries.asking import Asker
from tests.graph_api import notices
from tests.graph_api.calling import Client

HTML = {"Accept": "text/html"}


def plain(page: str) -> str:
    """The words of a page."""
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", " ", page)))


def test_a_body_says_what_it_carries(client: Client) -> None:
    page = client.get("//agencies/640000:财政厅")
    words = plain(page.text)
    assert page.status == 200
    for said in ("宁夏回族自治区财政厅", "须协调的任务 23", "牵头 15", "配合 7", "落实 1", "牵头份额 4.00",
                 "在 92 个列名机构中排第 2", "全部 43 个协作对象", "财政厅 印了 15 次"):  # fmt: skip
        assert said in words, said
    assert page.text.count('<li><span class="role role-') == 23 + 3  # tasks, and the legend


def test_each_task_of_a_body_leads_to_its_sentence(client: Client) -> None:
    page = client.get("//agencies/640000:财政厅").text
    found = re.findall(r'href="/tasks/(ningxia_2017:\d+)\?lang=zh#(m\d+)">\d+', page)
    assert len(found) == 23
    for task, place in (found[0], found[11], found[-1]):
        [mention] = re.findall(rf'id="{place}"[^>]*>([^<]+)</a>', client.get(f"//tasks/{task}").text)
        assert mention in {"财政厅", "自治区财政厅"}


def test_a_name_leads_to_the_id(client: Client) -> None:
    reply = client.get("//agencies/自治区财政厅", lang="en")
    assert (reply.status, reply.headers["Location"]) == (307, "/agencies/640000:%E8%B4%A2%E6%94%BF%E5%8E%85?lang=en")
    assert client.get("//tasks/19").headers["Location"] == "/tasks/ningxia_2017:19?lang=zh"


def test_a_body_that_is_only_related(client: Client) -> None:
    words = plain(client.get("//agencies/640000:工业和信息化厅").text)
    for said in ("文件里没有它的任务", "没有须与它协调的列名机构", "由此改来", "自治区经济和信息化委"):
        assert said in words, said


@pytest.mark.parametrize("number", [1, 19, 34, 75, 107])
def test_a_task_marks_every_mention(client: Client, asker: Asker, number: int) -> None:
    task = f"ningxia_2017:{number}"
    page = client.get(f"//tasks/{task}").text
    parts = asker.ask("task-agencies", {"task": task, "limit": 100}).records()
    [printed] = re.findall(r'<p class="printed"[^>]*>(.*?)</p>', page, re.DOTALL)
    text = asker.store.read("MATCH (t:Task {id: $id}) RETURN t.text AS text", {"id": task}).rows[0][0]
    assert html.unescape(re.sub(r"<[^>]+>", "", printed)) == text
    marks = re.findall(r'<a class="mark role-(\w+)" id="m(\d+)" href="#p(\d+)"[^>]*>([^<]*)</a>', printed)
    assert [(role, int(start), mention) for role, start, _, mention in marks] == [
        (one["role"], one["char_start"], one["mention"]) for one in parts
    ]
    for index, one in enumerate(parts):
        assert f'<tr id="p{index}">' in page
        assert f'href="#m{one["char_start"]}"' in page


def test_a_task_says_its_load_and_its_neighbours(client: Client) -> None:
    words = plain(client.get("//tasks/ningxia_2017:19").text)
    for said in (
        "宽度（须协调的机构） 25",
        "潜在联系（至多） 300",
        "主责者各自分别 ✓",
        "← 18",
        "共有 15 个机构，相近度 0.54",
    ):
        assert said in words, said
    assert 'rel="prev"' not in client.get("//tasks/ningxia_2017:1").text
    assert 'rel="next"' not in client.get("//tasks/ningxia_2017:107").text


def test_a_document_says_what_was_read(client: Client) -> None:
    page = client.get("//documents/ningxia_2017").text
    words = plain(page)
    for said in ("任务 107", "责任条目 616", "没有：责任分句里每个字都有着落", "工业、农业与服务业转型 26 项任务"):
        assert said in words, said
    assert len(set(re.findall(r'href="/tasks/(ningxia_2017:\d+)', page))) == 107
    for kind, status in (("csv", 617), ("ndjson", 617)):
        [link] = re.findall(rf'href="(/questions/document-assignments\.{kind}[^"]*)"', page)
        assert len(client.send("GET", html.unescape(link)).text.splitlines()) == status


def test_what_was_not_understood_is_on_the_page(changing: tuple[Client, GraphStore]) -> None:
    client, store = changing
    load(store, [notices.hostile()])
    page = client.get("//documents/hostile").text
    assert "&lt;script&gt;alert(&#39;agency&#39;)&lt;/script&gt;厅" in page
    unknown = client.get(f"//agencies/{notices.SLASHED}").text
    assert "登记表里没有这个名称" in unknown
    for text in (page, unknown, client.get("//tasks/hostile:1").text, client.get("//search", q="<svg onload=x>").text):
        for markup in ("<script>alert", "<img src=x", "<svg onload", "<b onmouseover"):
            assert markup not in text


def test_an_empty_graph_says_so(changing: tuple[Client, GraphStore]) -> None:
    client, store = changing
    assert "图是空的" in client.get("//").text
    assert client.get("//questions").status == client.get("//cypher").status == 200
    for path in ("//questions/shared-tasks", "//search", "//agencies/640000:财政厅"):
        page = client.get(path, HTML, q="财政") if path == "//search" else client.get(path, HTML)
        assert page.media_type == "text/html; charset=utf-8"
        # A file that is not there cannot be asked; a server without a document answers with nothing.
        words = ("没有符合的行", "没有这样的机构", "图中没有机构") if store.engine == "neo4j" else ("还没有图",)
        assert any(word in page.text for word in words), path


@pytest.mark.parametrize("path", ["//agencies/nope", "//tasks/nope", "//documents/nope", "//questions/nope"])
def test_a_browser_gets_its_error_as_a_page(client: Client, path: str) -> None:
    client.get(path).problem(404, "not-found")
    page = client.get(path, HTML, lang="en")
    assert (page.status, page.media_type) == (404, "text/html; charset=utf-8")
    assert "There is no such page" in page.text
    assert "alternate" not in page.text + str(page.headers["Link"])  # what is not there is no data either
    searched = '<a href="/search?q=nope&amp;lang=en">' in page.text
    assert searched == path.startswith(("//agencies", "//tasks"))


def test_search_finds_bodies_and_tasks(client: Client) -> None:
    words = plain(client.get("//search", q="财政").text)
    assert "自治区财政厅" in words
    found = client.get("//search/suggest", q="扶贫").json()
    assert "自治区扶贫办" in [one["label"] for one in found]
    assert any(one["href"].startswith("/tasks/") for one in found)
    assert {one["href"].split("/")[1] for one in client.get("//search/suggest", q="扶贫", only="agency").json()} == {
        "agencies"
    }
    for nothing in ("", " ", "，"):
        assert client.get("//search/suggest", q=nothing).json() == []


def test_both_engines_show_the_same(clients: tuple[Client, Client]) -> None:
    for path in ("//agencies/640000:财政厅", "//tasks/ningxia_2017:32", "//documents/ningxia_2017", "//",
                 "//questions/agency-by-section", "//questions/busiest-agencies"):  # fmt: skip
        one, other = (re.sub(r"20\d\d-\d\d-\d\d[T:+\d]*", "", client.get(path).text) for client in clients)
        assert one == other


def test_what_else_a_text_says_is_marked_too(changing: tuple[Client, GraphStore]) -> None:
    client, store = changing
    load(store, [notices.talkative()])
    page = client.get("//tasks/talk:1").text
    marked = re.findall(r'<mark class="(\w+)" title="[^"]+">([^<]+)</mark>', page)
    assert ("deadlines", "2018年6月底前") in marked
    assert any(kind == "targets" and "95%" in text for kind, text in marked)
    [(place, body)] = re.findall(
        r'<a class="mentioned" id="(m\d+)" href="[^"]+" title="只提到：([^"]+)">自治区审计厅</a>', page
    )
    assert body == "自治区审计厅"
    assert f'<a href="#{place}">自治区审计厅</a>' in page
    assert "2018-06-30" in plain(page)
    [printed] = re.findall(r'<p class="printed"[^>]*>(.*?)</p>', page, re.DOTALL)
    text = store.read("MATCH (t:Task) RETURN t.text AS text").rows[0][0]
    assert html.unescape(re.sub(r"<[^>]+>", "", printed)) == text
    assert "文件里没有它的任务" in client.get("//agencies/640000:审计厅").text
