"""A document that would turn the direction of its text: pages and tables show where, data stays as it is stored."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from urllib.parse import quote

import pytest

from fengong import Graph
from fengong.cli.tables import rendered
from graph_store.ladybug_engine.store import LadybugStore
from ingest.load import load
from ingest.metadata import Metadata
from ingest.pipeline import DocumentReading, read_source
from ingest.source import Source
from networks.page import policy
from tests.graph_api.calling import API, Client
from tests.graph_api.serving import served

TURN, BACK = "\u202e", "\u2069"
_TEXT = f"""宁夏回族自治区2018年重点工作任务分工
一、第一{TURN}部分
（一）修一座{TURN}桥{BACK}。（自治区财政厅、某某{TURN}厅分别牵头，自治区教育厅配合）
"""
NAME = f"a{TURN}txt"


# Names of bodies are stored without such characters, and an error writes them as escapes.
_MARKLESS = {"/questions/find-agencies", f"/tasks/{quote(TURN)}"}


def turning() -> DocumentReading:
    source = Source(f"{NAME}.txt", NAME, _TEXT, "utf-8", hashlib.sha256(_TEXT.encode()).hexdigest())
    return read_source(
        source, Metadata(id=NAME, title=f"重点{TURN}工作", issuer="自治区人民政府", jurisdiction="640000")
    )


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LadybugStore]:
    made = LadybugStore(tmp_path_factory.mktemp("turning") / "own.lbug")
    load(made, [turning()])
    yield made
    made.close()


@pytest.fixture(scope="module")
def site(store: LadybugStore) -> Iterator[Client]:
    with served(store) as found:
        yield found


@pytest.mark.parametrize("path", [
    "/", "/questions/list-tasks", "/questions/find-agencies", "/questions/document-summary", "/search?q=" + quote("修一座"),
    f"/tasks/{quote(NAME)}:1", f"/documents/{quote(NAME)}", "/agencies/640000:" + quote("财政厅"), "/network",
    "/search/suggest?q=" + quote("修一座"), "/search?q=" + quote(f"财政{TURN}厅"),
    "/cypher?query=" + quote(f"RETURN '{TURN}' AS x"), f"/tasks/{quote(TURN)}",
])  # fmt: skip
def test_no_page_turns(site: Client, path: str) -> None:
    reply = site.send("GET", path, headers={"Accept": "text/html, application/json"})
    text = reply.text
    if path.startswith("/search/suggest"):  # the value is what is meant, and never shown
        text = json.dumps([{**one, "value": ""} for one in reply.json()], ensure_ascii=False)
    assert TURN not in text
    assert BACK not in text
    assert "\ufffd" in text or path in _MARKLESS


def test_the_network_keeps_its_policy(site: Client) -> None:
    assert site.send("GET", "/network").headers["Content-Security-Policy"].startswith(policy())


def test_data_stays_as_it_is_stored(site: Client) -> None:
    task = site.send("GET", f"{API}/tasks/{quote(NAME)}:1").json()
    assert f"修一座{TURN}桥{BACK}" in json.dumps(task, ensure_ascii=False)
    assert TURN in site.send("GET", f"{API}/tasks.csv").text
    assert f"重点{TURN}工作" in json.dumps(site.send("GET", f"{API}/network").json(), ensure_ascii=False)


def test_no_table_in_a_terminal_turns(store: LadybugStore) -> None:
    found = Graph(store).ask("list-tasks")
    for text in (rendered(found, 200, full=True, english=False), found._repr_html_()):
        assert "修一座\ufffd桥" in text
        assert TURN not in text
    assert any(TURN in str(row) or "\\u202e" in repr(row) for row in found.rows)
