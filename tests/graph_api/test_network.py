"""/network as JSON and as a page."""

from __future__ import annotations

import re

import pytest

from networks import NetworkOptions, network
from tests.graph_api.calling import API, Client

JSON = f"{API}/network"
PAGE = "/network"


def test_json_has_bodies_ties_and_sentences(client: Client) -> None:
    found = client.get("/network").json()
    assert set(found) == {
        "graph_version",
        "options",
        "minimum",
        "documents",
        "elsewhere",
        "left_out",
        "nodes",
        "edges",
        "tasks",
        "parts",
        "notes",
    }
    ids = {one["id"] for one in found["nodes"]}
    assert {end for one in found["edges"] for end in (one["source"], one["target"])} <= ids
    heaviest = max(found["edges"], key=lambda one: one["weight"])
    assert heaviest["weight"] == 12
    assert len(found["tasks"]) == 107
    assert {one["agency"] for one in found["parts"]} <= ids


@pytest.mark.parametrize(
    "query",
    [
        {}, {"section": 1}, {"kind": "enterprise"}, {"roles": ("lead", "support")}, {"weight": "newman"},
        {"minimum": 3.0}, {"include_collectives": True}, {"document": "ningxia_2017"},
        {"jurisdiction": "宁夏"}, {"jurisdiction": "all"},
    ],
)  # fmt: skip
def test_filters_are_those_of_the_package(
    client: Client, request: pytest.FixtureRequest, query: dict[str, object]
) -> None:
    import json

    sent = {name: ",".join(value) if isinstance(value, tuple) else value for name, value in query.items()}
    wanted = network(request.getfixturevalue(f"{client.engine}_store"), NetworkOptions(**query)).to_json()  # type: ignore[arg-type]
    assert client.get("/network", **sent).json() == json.loads(json.dumps(wanted))


def test_both_engines_send_the_same_network(clients: tuple[Client, Client]) -> None:
    embedded, server = (client.get("/network", section=2).json() for client in clients)
    assert embedded == server
    embedded_page, server_page = (client.get("//network").text for client in clients)
    assert embedded_page == server_page


@pytest.mark.parametrize("path", [JSON, PAGE])
@pytest.mark.parametrize(
    ("query", "status", "parameter"),
    [
        ("section=x", 422, "section"), ("section=-2", 422, "section"), ("section=" + "9" * 30, 422, "section"),
        ("section=", 422, "section"), ("roles=boss", 422, "roles"), ("kind=king", 422, "kind"),
        ("weight=heavy", 422, "weight"), ("minimum=-1", 422, "minimum"), ("minimum=NaN", 422, "minimum"),
        ("minimum=inf", 422, "minimum"), ("include_collectives=maybe", 422, "include_collectives"),
        ("document=nope", 404, "document"), ("document=" + "x" * 501, 422, "document"),
        ("document=%00", 404, "document"),
        ("jurisdiction=Atlantis", 422, "jurisdiction"),
        ("limit=5", 422, "limit"), ("lang=fr", 422, "lang"),
    ],
)  # fmt: skip
def test_wrong_filters_are_named(client: Client, path: str, query: str, status: int, parameter: str) -> None:
    slug = "not-found" if status == 404 else "bad-parameter"
    found = client.send("GET", f"{path}?{query}", headers={"Accept-Language": "en"}).problem(status, slug)
    assert found["parameter"] == parameter
    assert not re.search("[\u4e00-\u9fff]", found["detail"].replace("宁夏", ""))
    if parameter != "lang":
        chinese = client.send("GET", f"{path}?{query}&lang=zh").problem(status, slug)
        assert re.search("[\u4e00-\u9fff]", chinese["detail"])
        assert "Input should" not in chinese["detail"]


def test_the_page_holds_everything_and_loads_nothing(client: Client) -> None:
    for lang, title in (("zh", "机构"), ("en", '<html lang="en"')):
        reply = client.get("//network", lang=lang)
        assert reply.media_type == "text/html; charset=utf-8"
        assert title in reply.text
        assert not re.search(r"<(?:script|link|img|iframe)[^>]+(?:src|href)\s*=", reply.text)
        assert "自治区财政厅" in reply.text
