"""Rows through the API: filters, order, columns, pages by number and by key."""

from __future__ import annotations

import io
import re
from typing import Any
from urllib.parse import quote

import pytest
from openpyxl import load_workbook  # type: ignore[import-untyped]

from graph_store.store import GraphStore
from ingest.load import load
from tests.graph_api import notices
from tests.graph_api.calling import API, Client

RANKING = "/questions/busiest-agencies/rows"
LISTS = {"/agencies": "agency_id", "/tasks": "task_id", "/documents": "document"}


def column(found: dict[str, Any], name: str) -> list[Any]:
    place = [one["name"] for one in found["columns"]].index(name)
    return [row[place] for row in found["rows"]]


def test_rows_are_filtered_by_value(client: Client) -> None:
    whole = client.get(RANKING, limit=1000).json()
    found = client.get(RANKING, **{"where.kind": "enterprise", "limit": 1000}).json()
    assert found["total"] == column(whole, "kind").count("enterprise") > 0
    assert found["notes"][-1].startswith("只看这些行")
    both = client.get(RANKING, **{"where.kind": ["enterprise", "government_department"], "limit": 1000}).json()
    assert set(column(both, "kind")) == {"enterprise", "government_department"}
    none = client.get(RANKING, **{"where.kind": "nothing"}).json()
    assert (none["rows"], none["total"], none["truncated"], none["next"]) == ([], 0, False, None)


def test_rows_are_sorted_by_a_column(client: Client) -> None:
    for sort, reverse in (("any_role", False), ("-any_role", True)):
        values = column(client.get(RANKING, sort=sort, limit=1000).json(), "any_role")
        assert values == sorted(values, reverse=reverse)
    second = client.get(RANKING, sort="-any_role", limit=3, offset=3).json()
    assert column(second, "any_role") == sorted(column(client.get(RANKING, limit=1000).json(), "any_role"))[::-1][3:6]


def test_only_the_columns_asked_for(client: Client) -> None:
    found = client.get(RANKING, fields="tasks,agency", sort="-tasks").json()
    whole = client.get(RANKING, sort="-tasks").json()
    assert [one["name"] for one in found["columns"]] == ["tasks", "agency"]
    assert found["rows"] == [list(pair) for pair in zip(column(whole, "tasks"), column(whole, "agency"), strict=True)]
    assert (found["total"], found["tie_at_cut"]) == (whole["total"], whole["tie_at_cut"])
    assert client.get(f"{RANKING}.csv", fields="agency").csv()[0] == ["agency"]
    one = client.get("/agencies/640000:财政厅", fields="name,kind").json()
    assert one == {"name": "自治区财政厅", "kind": "government_department"}


@pytest.mark.parametrize(
    ("path", "query", "parameter"),
    [
        (RANKING, "sort=nope", "sort"), (RANKING, "sort=tasks&sort=kind", "sort"),
        (RANKING, "sort=--tasks", "sort"), (RANKING, "where.nope=1", "where.nope"), (RANKING, "where.=1", "where."),
        (RANKING, "fields=", "fields"), (RANKING, "fields=agency,nope", "fields"), (RANKING, "after=", "after"),
        ("/tasks", "after=%21", "after"), ("/tasks", "after=W10", "after"), ("/tasks", "after=bnVsbA", "after"),
        ("/tasks", "after=WzEsMSwxXQ", "after"), ("/tasks", "after=&offset=1", "after"),
        ("/tasks", "after=&sort=number", "after"), ("/tasks", "after=" + "W" * 3000, "after"),
        ("/tasks", "after=W1tbW1tb", "after"), ("/agencies/640000:财政厅", "fields=nope", "fields"),
        ("/tasks.ndjson", "limit=3", "limit"), ("/tasks.ndjson", "offset=3", "offset"),
        ("/tasks.xlsx", "headings=fr", "headings"), ("/search", "q=", "q"), ("/search", "x=1", "x"),
    ],
)  # fmt: skip
def test_what_is_not_allowed_is_named(client: Client, path: str, query: str, parameter: str) -> None:
    for lang in ("zh", "en"):
        found = client.send("GET", f"{quote(API + path, safe='/:')}?{query}&lang={lang}")
        assert found.problem(422, "bad-parameter")["parameter"] == parameter


@pytest.mark.parametrize("path", LISTS)
def test_a_list_is_walked_through_by_key(client: Client, path: str) -> None:
    ids: list[str] = []
    target = f"{API}{path}?after=&limit=40&lang=en"
    while target:
        reply = client.send("GET", target)
        found = reply.json()
        ids += column(found, LISTS[path])
        link = re.search(r'<([^>]+)>; rel="next"', reply.headers["Link"])
        assert (link[1] if link else None) == found["next"]
        target = found["next"]
    whole = column(client.get(path, limit=1000).json(), LISTS[path])
    assert len(ids) == len(set(ids)) == found["total"]
    assert set(ids) == set(whole)


def test_pages_by_number_lead_on_too(client: Client) -> None:
    rows: list[Any] = []
    target = f"{API}{RANKING}?limit=20&sort=-tasks&fields=agency,tasks"
    while target:
        found = client.send("GET", target).json()
        rows += found["rows"]
        target = found["next"]
    assert rows == client.get(RANKING, limit=1000, sort="-tasks", fields="agency,tasks").json()["rows"]


def test_a_page_by_key_misses_nothing_when_the_list_changes(changing: tuple[Client, GraphStore]) -> None:
    client, store = changing
    load(store, [notices.first(), notices.talkative()])
    found = client.get("/tasks", limit=2).json()
    assert column(found, "task_id") == ["talk:1", "works:1"]
    load(store, [notices.hostile()])  # goes in before the cursor
    rest = client.send("GET", found["next"]).json()
    assert column(rest, "task_id") == ["works:2"]


def test_a_workbook_has_the_rows_and_what_they_counted(client: Client) -> None:
    reply = client.get(f"{RANKING}.xlsx", limit=5, headings="zh", lang="en")
    book = load_workbook(io.BytesIO(reply.body))
    assert book.sheetnames == ["rows", "about"]
    rows = list(book["rows"].iter_rows(values_only=True))
    assert rows[0][:2] == ("机构标识", "机构")
    assert [row[1] for row in rows[1:]] == column(client.get(RANKING, limit=5).json(), "agency")
    assert reply.headers["X-Truncated"] == "true"
    assert re.search(r'"busiest-agencies_5_of_\d+\.xlsx"', reply.headers["Content-Disposition"])
