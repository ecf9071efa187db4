"""Pages for people: start, questions, links that lead somewhere, and nothing that a document says becomes markup."""

from __future__ import annotations

import html
import json
import re
from collections import Counter
from urllib.parse import parse_qs, urlsplit

import pytest

from graph_store.errors import LimitError
from graph_store.ladybug_engine.store import LadybugStore
from graph_store.store import GraphStore, Limits, Parameters, Rows
from ingest.load import load
from queries.catalogue import catalogue
from tests.graph_api import notices
from tests.graph_api.calling import Client, address
from tests.graph_api.serving import Kept, served

CHINESE = re.compile("[\u4e00-\u9fff]")
PAGE = "text/html; charset=utf-8"


def links(text: str) -> list[str]:
    return [html.unescape(one) for one in re.findall(r'(?:href|src)="([^"]+)"', text)]


def fields(text: str) -> dict[str, str]:
    """What a browser sends when the question's form is submitted as it stands."""
    [form] = re.findall(r'<form method="get"[^>]*class="ask">.*?</form>', text, re.DOTALL)
    found = {
        name: html.unescape(value)
        for kind, name, value in re.findall(
            r'<input(?: id="[^"]*")?( type="checkbox")? (?:type="hidden" )?name="([^"]+)"[^>]*?value="([^"]*)"', form
        )
        if not kind
    }
    for name, options in re.findall(r'<select id="[^"]*" name="(\w+)"[^>]*>(.*?)</select>', form, re.DOTALL):
        chosen = re.search(r'<option value="([^"]*)" selected>', options) or re.search(
            r'<option value="([^"]*)"', options
        )
        found[name] = html.unescape(chosen[1]) if chosen else ""
    return found


def test_the_start_page_is_chinese_and_says_what_is_there(client: Client) -> None:
    page = client.get("//")
    assert page.media_type == PAGE
    assert '<html lang="zh-CN">' in page.text
    for words in (
        "谁负责什么",
        "107 项任务",
        "616 条责任",
        "自治区发展改革委 — 自治区经济和信息化委: 12",
        "机构网络",
    ):
        assert words in page.text
    for one in catalogue():
        assert f'href="/questions/{one.name}?lang=zh"' in page.text
        assert one.title_zh in page.text


def test_it_is_english_for_those_who_want_it(client: Client) -> None:
    for page in (client.get("//", lang="en"), client.get("//", {"Accept-Language": "en-US"})):
        assert '<html lang="en">' in page.text
        assert "Who is responsible for what" in page.text
        assert "107 tasks" in page.text
        assert all(one.title in html.unescape(page.text) for one in catalogue())


def _form_of(link: str) -> tuple[str, tuple[str, ...]]:
    """Links of one form lead to pages of one kind: the first part of the path, or the question, and the parameters."""
    parts = urlsplit(link)
    path = parts.path if parts.path.startswith("/questions/") else "/".join(parts.path.split("/")[:2])
    return path, tuple(sorted({name.partition(".")[0] for name in parse_qs(parts.query)}))


def test_every_link_leads_somewhere(client: Client) -> None:
    """Three links of each form are followed, down to the place within the page."""
    waiting, seen, forms = ["/?lang=zh", "/?lang=en"], set(), Counter[object]()
    while waiting:
        path = waiting.pop()
        where, _, fragment = path.partition("#")
        reply = client.send("GET", where)
        assert reply.status in {200, 307}, path
        if reply.status == 307:
            waiting.append(str(reply.headers["Location"]))
        if reply.media_type != PAGE or where.startswith(("/network", "/docs")):
            continue
        assert not fragment or f'id="{fragment}"' in reply.text, path
        for link in links(reply.text):
            assert link.startswith(("/", "#")), link
            target = f"{where}{link}" if link.startswith("#") else link
            form = _form_of(target)
            if target not in seen and forms[form] < 3:
                forms[form] += 1
                seen.add(target)
                waiting.append(target)
    assert len(seen) > 10 * len(catalogue())


@pytest.mark.parametrize("name", [one.name for one in catalogue()])
def test_a_question_is_asked_by_its_form(client: Client, name: str) -> None:
    example = catalogue().get(name).example
    blank = client.get(f"//questions/{name}")
    assert blank.status == 200
    sent = fields(blank.text) | {key: str(value) for key, value in example.items()}
    page = client.send("GET", address(f"//questions/{name}", **sent))
    assert page.status == 200
    assert 'class="error"' not in page.text
    assert "<table>" in page.text
    files = {one.partition("?")[0].rpartition(".")[2]: one for one in links(page.text) if f"/questions/{name}." in one}
    assert list(files) == ["json", "csv", "xlsx", "ndjson"]
    whole = client.send("GET", files["json"]).json()
    assert (whole["truncated"], len(whole["rows"])) == (False, whole["total"])
    assert len(client.send("GET", files["csv"]).csv()) == whole["total"] + 1
    *records, last = [json.loads(line) for line in client.send("GET", files["ndjson"]).text.splitlines()]
    assert (last["complete"], last["rows"]) == (True, whole["total"])
    assert [list(one.values()) for one in records] == whole["rows"]
    limit = whole["total"] if name == "document-summary" else catalogue().get(name).parameter("limit").default
    assert page.text.count("<tr>") == 1 + max(min(whole["total"], limit), 1)


def test_the_other_language_shows_the_same(client: Client) -> None:
    page = client.get("//questions/shared-tasks", kind="enterprise", limit="3", lang="zh")
    [switch] = re.findall(r'class="lang" href="/questions/shared-tasks\?([^"]+)"', page.text)
    asked = parse_qs(html.unescape(switch))
    assert asked == {"kind": ["enterprise"], "limit": ["3"], "lang": ["en"]}
    english = client.send("GET", f"/questions/shared-tasks?{html.unescape(switch)}").text
    assert english.count("<tr>") == page.text.count("<tr>")
    assert "Only: " in english


@pytest.mark.parametrize(
    ("query", "status"),
    [({"limit": "0"}, 422), ({"x": "<script>"}, 422), ({"document": "nope"}, 404), ({"kind": "<b>"}, 422)],
)
def test_what_is_wrong_is_said_on_the_page(client: Client, query: dict[str, str], status: int) -> None:
    for lang in ("zh", "en"):
        page = client.get("//questions/shared-tasks", lang=lang, **query)
        assert (page.status, page.media_type) == (status, PAGE)
        [message] = re.findall(r'class="error" role="alert">([^<]+)<', page.text)
        assert bool(CHINESE.search(message)) == (lang == "zh")
        assert "<script>" not in page.text
        assert "<b>" not in page.text


def test_unknown_pages_and_parameters(client: Client) -> None:
    client.get("//questions/nope").problem(404, "not-found")
    assert client.get("//", nope="1").problem(422, "bad-parameter")["parameter"] == "nope"
    assert client.get("//questions/shared-tasks", lang="fr").problem(422, "bad-parameter")["parameter"] == "lang"


def test_nothing_of_a_document_becomes_markup(changing: tuple[Client, GraphStore]) -> None:
    client, store = changing
    load(store, [notices.hostile()])
    for path in (
        "//",
        "//questions/list-tasks",
        "//questions/shared-tasks",
        "//questions/document-summary",
        "//network",
    ):
        text = client.get(path).text
        for markup in ("<script>alert", "<img src=x", "<svg onload", "<b onmouseover", ">49<"):
            assert markup not in text, path
    assert "&lt;script&gt;alert" in client.get("//questions/document-summary").text
    cells = {cell for row in client.get("/tasks.csv").csv() for cell in row}
    assert any(cell.startswith("'=HYPERLINK") for cell in cells)
    assert not any(cell.startswith(("=", "+", "-", "@")) for cell in cells)


class Slow(Kept):
    """A store whose next reading of rows is too slow."""

    failing = True

    def read(self, cypher: str, parameters: Parameters | None = None) -> Rows:
        if self.failing and parameters and "limit" in parameters:
            raise LimitError("太慢", "too slow")
        return self._store.read(cypher, parameters)

    def console(self, cypher: str, parameters: Parameters | None = None, limits: Limits | None = None) -> Rows:
        return self._store.console(cypher, parameters or {}, limits or Limits())


def test_a_passing_failure_does_not_stay_on_a_page(ladybug_store: LadybugStore) -> None:
    store = Slow(ladybug_store)
    with served(store) as client:
        client.get("//questions/shared-tasks").problem(408, "limit-reached")
        store.failing = False
        assert client.get("//questions/shared-tasks").status == 200
