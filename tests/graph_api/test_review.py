"""/review: what a person should look at."""

from __future__ import annotations

import pytest

from graph_store.store import GraphStore
from ingest.load import load
from ingest.pipeline import read_source
from tests.graph_api.calling import Client
from tests.ingest.making import HERE, notice, source


def test_the_sample_leaves_no_doubt(client: Client) -> None:
    found = client.get("/review").json()
    assert (found["question"], found["rows"], found["total"]) == ("review", [], 0)
    assert client.get("/review", document="ningxia_2017", lang="en").json()["columns"][2]["title"] == "reason"


def test_findings_of_one_document_and_as_csv(changing: tuple[Client, GraphStore]) -> None:
    client, store = changing
    load(store, [read_source(source(notice("做甲。（星河厅负责）", "做乙。（某人负责）"), "甲"), HERE)])
    found = client.get("/review", document="甲", limit=1).json()
    assert (found["total"], found["truncated"], found["rows"][0][:4]) == (
        3,
        True,
        ["甲", "甲:2", "unread-clause", "（某人负责）"],
    )
    assert len(client.get("/review.csv", document="甲").csv()) == 4


@pytest.mark.parametrize(("name", "value"), [("limit", "0"), ("limit", "1001"), ("offset", "-1"), ("nope", "1")])
def test_wrong_parameters(client: Client, name: str, value: str) -> None:
    client.get("/review", **{name: value}).problem(422, "bad-parameter")


def test_an_unknown_document(client: Client) -> None:
    client.get("/review", document="nope").problem(404, "not-found")
