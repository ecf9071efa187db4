"""Questions as pages and as files: filters, order, pages, and files that hold what the page says."""

from __future__ import annotations

import html
import json
import re

import pytest

from tests.graph_api.calling import Client

RANKING = "//questions/busiest-agencies"


def agencies(page: str) -> list[str]:
    return re.findall(r'<td class="text c-agency"><a [^>]*>([^<]+)<', page)


def test_facets_count_and_filter(client: Client) -> None:
    page = client.get(RANKING).text
    [link] = re.findall(r'<a class="facet" href="([^"]+)">企业</a> <span class="count">10</span>', page)
    filtered = client.send("GET", html.unescape(link)).text
    assert len(agencies(filtered)) == 10
    assert "类别 = 企业（全部 92 行）" in filtered
    assert re.search(r'class="facet chosen"[^>]*aria-current="true">企业<', filtered)


def test_a_column_is_sorted_both_ways(client: Client) -> None:
    page = client.get(RANKING, limit=92).text
    [link] = re.findall(r'<a href="([^"]+)" title="lead_share">', page)
    down = client.send("GET", html.unescape(link)).text
    assert 'aria-sort="descending"' in down
    [link] = re.findall(r'<a href="([^"]+)" title="lead_share">', down)
    up = client.send("GET", html.unescape(link)).text
    assert 'aria-sort="ascending"' in up
    assert sorted(agencies(up)) == sorted(agencies(down)) == sorted(agencies(page))
    assert agencies(down)[:2] == ["自治区发展改革委", "自治区农牧厅"]


def test_pages_follow_one_another(client: Client) -> None:
    path, seen = "/questions/busiest-agencies?limit=30&lang=zh", list[str]()
    while path:
        page = client.send("GET", path).text
        seen += agencies(page)
        following = re.findall(r'<a rel="next" href="([^"]+)"', page)
        path = html.unescape(following[0]) if following else ""
    assert len(seen) == len(set(seen)) == 92


def test_a_cut_ranking_says_that_it_ties(client: Client) -> None:
    assert "并列" in client.get("//questions/shared-tasks", limit=4).text
    assert "并列" not in client.get("//questions/shared-tasks", limit=3).text


def test_files_hold_all_rows_in_the_order_of_the_page(client: Client) -> None:
    asked = {"where.kind": "government_department", "sort": "-lead", "limit": 5, "offset": 5}
    page = client.get(RANKING, **asked).text
    files = {kind: html.unescape(link) for link, kind in re.findall(r'href="([^"]+\.(\w+)\?[^"]*)" download', page)}
    whole = client.send("GET", files["json"])
    rows = whole.json()["rows"]
    assert (len(rows), whole.headers["X-Truncated"]) == (49, "false")
    assert [row[1] for row in rows[5:10]] == agencies(page)
    *lines, last = client.send("GET", files["ndjson"]).text.splitlines()
    assert json.loads(last)["complete"] is True
    assert [list(json.loads(line).values()) for line in lines] == rows
    table = client.send("GET", files["csv"]).csv()
    assert [row[1] for row in table[1:]] == [row[1] for row in rows]
    assert client.send("GET", files["xlsx"]).body.startswith(b"PK")


@pytest.mark.parametrize("query", [{"where.nope": "1"}, {"sort": "nope"}])
def test_an_unknown_column_is_refused(client: Client, query: dict[str, str]) -> None:
    page = client.get(RANKING, **query)
    assert page.status == 422
    assert 'class="error" role="alert"' in page.text
    client.get(f"{RANKING}.json", **query).problem(422, "bad-parameter")


def test_an_unknown_format(client: Client) -> None:
    client.get(f"{RANKING}.exe").problem(404, "not-found")
    client.get("//questions/nope.csv").problem(404, "not-found")


def test_numbers_lead_to_what_they_count(client: Client) -> None:
    page = client.get("//questions/busiest-agencies", limit=3).text
    [link] = re.findall(r'<td class="number c-lead"><a href="([^"]+)">29<', page)
    assert "<strong>29</strong>" in client.send("GET", html.unescape(link)).text
    page = client.get("//questions/shared-tasks", limit=2).text
    link = re.findall(r'<td class="number c-both_lead"><a href="([^"]+)">7<', page)[0]
    assert "<strong>7</strong>" in client.send("GET", html.unescape(link)).text


def test_a_form_keeps_the_filters(client: Client) -> None:
    page = client.get(RANKING, **{"where.kind": "enterprise", "sort": "lead", "offset": "3"}).text
    assert '<input type="hidden" name="where.kind" value="enterprise">' in page
    assert '<input type="hidden" name="sort" value="lead">' in page
    assert 'name="offset"' not in page


def test_several_boxes_are_several_roles(client: Client) -> None:
    page = client.send("GET", "/questions/busiest-agencies?roles=lead&roles=support&lang=zh").text
    assert "只计角色：牵头、配合" in page
    assert page.count(" checked>") == 2


def test_an_oversized_picture_says_what_it_leaves_out(client: Client) -> None:
    page = client.get("//questions/agency-by-section", limit=5).text
    assert "图中只有前 30 个机构，其余 59 个见下表" in page


def test_an_answer_without_rows_says_what_it_counted(client: Client) -> None:
    page = client.get("//questions/shared-tasks", kind="military").text
    assert "没有符合的行" in page
    assert "只看军队" in page
    assert "没有这样的机构" in client.get("//search", q="没有这个名字").text
