"""/documents: the list, and one document with its scorecard."""

from __future__ import annotations

import hashlib

import pytest

from graph_store.store import GraphStore
from ingest.load import load
from tests.conftest import SAMPLE
from tests.graph_api import notices
from tests.graph_api.calling import API, Client

DOCUMENT = "ningxia_2017"


def test_list(client: Client) -> None:
    found = client.get("/documents").json()
    assert found["question"] == "document-summary"
    row = dict(zip([one["name"] for one in found["columns"]], found["rows"][0], strict=True))
    assert (found["total"], row["document"], row["tasks"], row["assignments"]) == (1, DOCUMENT, 107, 616)
    assert client.get("/documents.json").json()["rows"] == found["rows"]
    assert client.get("/documents.csv", headings="zh").csv()[1][0] == DOCUMENT


def test_one_document_with_its_scorecard(client: Client) -> None:
    found = client.get(f"/documents/{DOCUMENT}").json()
    card = found["scorecard"]
    assert (card["tasks"], card["clauses"], card["assignments"], card["unknown_names"]) == (107, 107, 616, [])
    assert card["by_role"] == {"lead": 412, "implement": 151, "support": 53}
    assert found["sha256"] == hashlib.sha256(SAMPLE.read_bytes()).hexdigest()
    assert found["text"].replace("\n", "") == SAMPLE.read_text(encoding="utf-8").replace("\n", "")
    assert found["sections_total"] == len(found["sections"]) == 9
    assert sum(one["tasks"] for one in found["sections"]) == 107


def test_both_engines_send_the_same_document(clients: tuple[Client, Client]) -> None:
    embedded, server = (client.get(f"/documents/{DOCUMENT}").json() for client in clients)
    assert embedded == server


def test_what_was_not_understood_is_on_the_scorecard(changing: tuple[Client, GraphStore]) -> None:
    client, store = changing
    load(store, [notices.hostile(), notices.first()])
    card = client.get("/documents/hostile").json()["scorecard"]
    assert "自治区A/B厅" in card["unknown_names"]
    found = client.get("/documents", limit=1).json()
    assert (found["total"], found["truncated"], len(found["rows"])) == (2, True, 1)
    client.get("/tasks/1").problem(404, "not-found")  # a number says nothing where there are two documents
    assert client.get("/tasks/works:1").json()["document"] == "works"


@pytest.mark.parametrize(
    "name", ["nope", "%00", "%FF", "..%2fx", "NINGXIA_2017", "ningxia_2017.txt", "x" * 4000, "%20"]
)
def test_an_unknown_document_is_not_found(client: Client, name: str) -> None:
    for lang, words in (("zh", "没有文件"), ("en", "no document")):
        found = client.send("GET", f"{API}/documents/{name}?lang={lang}").problem(404, "not-found")
        assert words in found["detail"] or "/" in found["detail"]
