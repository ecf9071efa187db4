"""/tasks: list, search, and one task with text, clause and spans."""

from __future__ import annotations

import pytest

from tests.graph_api.calling import API, Client

DOCUMENT = "ningxia_2017"


def test_list_and_page(client: Client) -> None:
    found = client.get("/tasks", limit=1000).json()
    assert found["total"] == len(found["rows"]) == 107
    assert [row[2] for row in found["rows"]] == list(range(1, 108))
    assert client.get("/tasks", limit=5, offset=100).json()["rows"] == found["rows"][100:105]
    assert client.get("/tasks.json", limit=3).json()["rows"] == found["rows"][:3]
    assert len(client.get("/tasks.csv", limit=1000).csv()) == 108


def test_filter_by_section_and_document(client: Client) -> None:
    assert client.get("/tasks", section=1, limit=1000).json()["total"] == 26
    assert client.get("/tasks", document=DOCUMENT).json()["total"] == 107
    assert client.get("/tasks", section=99).json()["rows"] == []
    client.get("/tasks", document="nope").problem(404, "not-found")


def test_search(client: Client) -> None:
    found = client.get("/tasks/search", text="扶贫 贷款").json()
    assert found["question"] == "find-tasks"
    assert found["total"] > 0
    assert "扶贫" in str(found["rows"][0])
    assert client.get("/tasks/search.csv", text="扶贫 贷款").csv()[0][0] == "task_id"
    client.get("/tasks/search").problem(422, "bad-parameter")
    client.get("/tasks/search", text=" ").problem(422, "bad-parameter")


@pytest.mark.parametrize("name", ["1", f"{DOCUMENT}:1", f"{DOCUMENT}%3A1"])
def test_one_task_by_number_and_id(client: Client, name: str) -> None:
    found = client.send("GET", f"{API}/tasks/{name}").json()
    assert (found["id"], found["number"], found["label"]) == (f"{DOCUMENT}:1", 1, "（一）")
    assert [one["agency"] for one in found["assignments"]][:2] == ["自治区经济和信息化委", "自治区发展改革委"]
    assert found["assignments_total"] == len(found["assignments"]) == 4


def test_every_span_is_where_it_says(client: Client) -> None:
    text = client.get(f"/documents/{DOCUMENT}").json()["text"]
    total = 0
    for number in range(1, 108):
        task = client.get(f"/tasks/{number}").json()
        assert text[task["char_start"] : task["char_end"]] == task["text"]
        assert text[task["clause_start"] : task["clause_end"]] == task["clause"]
        for one in task["assignments"]:
            assert text[one["char_start"] : one["char_end"]] == one["mention"]
        total += len(task["assignments"])
    assert total == 616


def test_both_engines_send_the_same_task(clients: tuple[Client, Client]) -> None:
    for number in (1, 19, 34, 107):
        embedded, server = (client.get(f"/tasks/{number}").json() for client in clients)
        assert embedded == server


@pytest.mark.parametrize(
    "name",
    [
        "0",
        "108",
        "-1",
        "1.0",
        "１",
        "²",
        "9" * 40,
        "%00",
        "%FF",
        "ningxia_2017",
        "ningxia_2017:",
        ":1",
        "x" * 3000,
        "%20",
    ],
)
def test_an_unknown_task_is_not_found(client: Client, name: str) -> None:
    from urllib.parse import quote

    for lang, words in (("zh", "没有任务"), ("en", "no task")):
        found = client.send("GET", f"{API}/tasks/{quote(name, safe='%:')}?lang={lang}").problem(404, "not-found")
        assert words in found["detail"]


def test_other_parameters_are_refused(client: Client) -> None:
    assert client.get("/tasks/1", limit=1).problem(422, "bad-parameter")["parameter"] == "limit"
    assert client.get("/tasks", text="x").problem(422, "bad-parameter")["parameter"] == "text"
