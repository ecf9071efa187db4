"""/questions: the catalogue, and rows with typed parameters."""

from __future__ import annotations

import json
from typing import Any

import pytest

from queries.asking import Asker
from queries.catalogue import catalogue
from queries.formats import envelope, flat
from tests.graph_api.calling import API, Client, address

NAMES = [one.name for one in catalogue()]
ENVELOPE = {
    "question", "parameters", "columns", "rows", "total", "truncated", "tie_at_cut", "notes", "took_ms", "engine",
    "graph_version", "next",
}  # fmt: skip


def example(name: str) -> dict[str, Any]:
    return catalogue().get(name).example


def test_the_list_has_every_question_in_both_languages(client: Client) -> None:
    for lang, title in (("zh", "title_zh"), ("en", "title")):
        found = client.get("/questions", lang=lang).json()
        assert [one["name"] for one in found["questions"]] == NAMES
        assert [one["title"] for one in found["questions"]] == [getattr(one, title) for one in catalogue()]
        assert found["total"] == len(NAMES)


def test_one_question_says_what_it_takes_and_gives(client: Client) -> None:
    found = client.get("/questions/shared-tasks").json()
    by_name = {one["name"]: one for one in found["parameters"]}
    assert by_name["limit"] == {
        "name": "limit", "type": "number", "required": False, "default": 20, "minimum": 1, "maximum": 1000,
        "choices": [], "meaning": "最多返回几行",
    }  # fmt: skip
    assert by_name["rank_by"]["choices"] == ["tasks", "newman", "any_role"]
    assert [one["name"] for one in found["columns"]][:2] == ["agency_id", "agency"]
    assert found["cypher"].startswith("MATCH")
    assert client.get("/questions/shared-tasks", lang="en").json()["counts"].startswith("Tasks in which")


@pytest.mark.parametrize("name", NAMES)
def test_rows_are_those_of_the_catalogue(client: Client, asker: Asker, name: str) -> None:
    reply = client.get(f"/questions/{name}/rows", **example(name))
    found, wanted = reply.json(), json.loads(json.dumps(envelope(asker.ask(name, example(name)))))
    assert set(found) == ENVELOPE
    assert found.pop("took_ms") >= 0
    following = found.pop("next")
    assert (following is not None) == wanted["truncated"]
    assert found == {key: value for key, value in wanted.items() if key != "took_ms"}
    assert reply.headers["X-Graph-Version"] == found["graph_version"]
    assert client.get(f"/questions/{name}/rows.json", **example(name)).json()["rows"] == found["rows"]


@pytest.mark.parametrize("name", NAMES)
def test_csv_has_the_same_rows(client: Client, asker: Asker, name: str) -> None:
    wanted = asker.ask(name, example(name))
    found = client.get(f"/questions/{name}/rows.csv", **example(name))
    cells = [[("" if value is None else str(flat(value))) for value in row] for row in wanted.rows]
    assert found.body.startswith(b"\xef\xbb\xbf")
    assert found.csv() == [[column.name for column in wanted.columns], *cells]


@pytest.mark.parametrize("name", NAMES)
def test_both_engines_send_the_same_json(clients: tuple[Client, Client], name: str) -> None:
    embedded, server = (client.get(f"/questions/{name}/rows", **example(name)).json() for client in clients)
    assert (embedded.pop("engine"), server.pop("engine")) == ("ladybug", "neo4j")
    assert embedded.pop("took_ms") >= 0
    assert server.pop("took_ms") >= 0
    assert embedded == server


def test_known_answer(client: Client) -> None:
    found = client.get("/questions/shared-tasks/rows", limit=2).json()
    assert [row[1] + row[3] for row in found["rows"]] == [
        "自治区发展改革委自治区经济和信息化委",
        "自治区发展改革委自治区财政厅",
    ]
    assert [row[4:9] for row in found["rows"]] == [[12, 10, 1, 1, 0], [12, 7, 3, 0, 2]]
    assert found["truncated"]
    assert not found["tie_at_cut"]
    assert client.get("/questions/shared-tasks/rows", limit=1).json()["tie_at_cut"]


def test_pages_follow_each_other(client: Client) -> None:
    whole = client.get("/questions/busiest-agencies/rows", limit=7).json()
    parts = [client.get("/questions/busiest-agencies/rows", limit=3, offset=at).json()["rows"] for at in (0, 3, 6)]
    assert [row for part in parts for row in part][:7] == whole["rows"]
    beyond = client.get("/questions/busiest-agencies/rows", offset=100_000).json()
    assert (beyond["rows"], beyond["total"]) == ([], whole["total"])


def test_a_name_given_twice_is_a_list(client: Client) -> None:
    twice = client.send("GET", f"{API}/questions/shared-tasks/rows?roles=lead&roles=support").json()
    assert twice["parameters"]["roles"] == ["lead", "support"]
    assert twice["rows"] == client.get("/questions/shared-tasks/rows", roles="牵头，配合").json()["rows"]


def test_notes_speak_the_language_asked_for(client: Client) -> None:
    path = "/questions/shared-tasks/rows"
    english = client.get(path, lang="en").json()
    assert english["notes"][0].startswith("Tasks in which both bodies coordinate")
    assert client.get(path, {"Accept-Language": "en-GB,en;q=0.9"}).json()["notes"] == english["notes"]
    assert client.get(path, {"Accept-Language": "en"}, lang="zh").json()["notes"][0].startswith("计两机构")
    assert client.get(path, {"Accept-Language": "zh-CN,en;q=0.5"}).json()["notes"][0].startswith("计两机构")


def test_csv_headings_and_name(client: Client) -> None:
    path = "/questions/busiest-agencies/rows.csv"
    cut = client.get(path, limit=2, headings="zh")
    assert cut.csv()[0][:2] == ["机构标识", "机构"]
    total = int(cut.headers["X-Total-Rows"])
    assert cut.headers["X-Truncated"] == "true"
    assert cut.headers["Content-Disposition"] == f'attachment; filename="busiest-agencies_2_of_{total}.csv"'
    whole = client.get(path, limit=1000, headings="en")
    assert whole.headers["X-Truncated"] == "false"
    assert whole.headers["Content-Disposition"] == 'attachment; filename="busiest-agencies.csv"'
    assert len(whole.csv()) == total + 1
    client.get(path, headings="fr").problem(422, "bad-parameter")


@pytest.mark.parametrize("ending", ["", "/rows", "/rows.json", "/rows.csv"])
def test_an_unknown_question_is_told_with_its_neighbours(client: Client, ending: str) -> None:
    found = client.get(f"/questions/share-task{ending}").problem(404, "not-found")
    assert "shared-tasks" in found["detail"]
    english = client.get(f"/questions/share-task{ending}", lang="en").problem(404, "not-found")
    assert english["detail"].startswith("no question")


@pytest.mark.parametrize(
    ("query", "parameter"),
    [
        ("limit=x", "limit"), ("limit=", "limit"), ("limit=0", "limit"), ("limit=1001", "limit"),
        ("limit=1.5", "limit"), ("limit=NaN", "limit"), ("limit=1&limit=2", "limit"), ("offset=-1", "offset"),
        ("section=" + "9" * 30, "section"),
        ("limit=" + "9" * 5000, "limit"), ("section=-9223372036854775809", "section"), ("roles=boss", "roles"),
        ("kind=king", "kind"), ("include_collectives=maybe", "include_collectives"), ("rank_by=tasks;", "rank_by"),
        ("nope=1", "nope"), ("Limit=1", "Limit"), ("headings=zh", "headings"), ("lang=fr", "lang"),
        ("lang=%3Cscript%3E", "lang"), ("jurisdiction=Atlantis", "jurisdiction"), ("document=" + "x" * 501, "document"),
        ("document=%00", "document"), ("$limit=1", "$limit"), ("=1", ""), ("%FF=1", "\ufffd"),
    ],
)  # fmt: skip
def test_a_wrong_parameter_is_named(client: Client, query: str, parameter: str) -> None:
    for lang in () if "lang" in query else ("zh", "en"):
        found = client.send("GET", f"{API}/questions/shared-tasks/rows?{query}&lang={lang}")
        assert found.problem(422, "bad-parameter")["parameter"] == parameter
        assert len(found.body) < 1500
    client.send("GET", f"{API}/questions/shared-tasks/rows?{query}").problem(422, "bad-parameter")


def test_what_must_be_given_is_asked_for(client: Client) -> None:
    found = client.get("/questions/pair-tasks/rows", agency="财政厅").problem(422, "bad-parameter")
    assert found["parameter"] == "partner"
    found = client.get("/questions/agency-tasks/rows", agency="没有厅").problem(404, "not-found")
    assert found["parameter"] == "agency"


def test_a_very_long_address_is_answered(client: Client) -> None:
    for length in (8_000, 60_000):
        reply = client.send("GET", address("/questions/find-agencies/rows", text="长" * (length // 9)))
        assert reply.status in {414, 422, 431, 400}, reply.status
    assert client.get("//health").status == 200
