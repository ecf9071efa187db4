"""The Python API, on both engines."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

import fengong
from fengong import Graph
from graph_store.errors import InputError, LimitError, NotFoundError, ParameterError, QueryRefusedError, StoreError
from graph_store.settings import Settings
from graph_store.store import GraphStore, Limits
from tests.conftest import SAMPLE

NOTICE = """宁夏回族自治区2018年重点工作任务分工
一、第一部分
（一）修一座桥。（自治区财政厅、商务厅分别牵头，自治区教育厅配合）
"""


@pytest.fixture
def graph(store: GraphStore) -> Graph:
    """The sample on each engine. Not to be closed: tests share its store."""
    return Graph(store)


def test_ask(graph: Graph) -> None:
    found = graph.ask("pair-tasks", agency="发展改革委", partner="财政厅")
    assert found.total == 12
    assert graph.ask("shared-tasks", roles=["lead"], include_collectives=True, limit=1).rows
    assert (
        graph.ask("shared-tasks", roles="牵头", limit=1).rows
        == graph.ask("shared-tasks", roles=("lead",), limit=1).rows
    )


def test_notes_in_the_language_of_the_settings(store: GraphStore) -> None:
    assert Graph(store).ask("shared-tasks").notes[0].startswith("计两机构")
    assert Graph(store, Settings(language="en")).ask("shared-tasks").notes[0].startswith("Tasks in which")


def test_questions(graph: Graph) -> None:
    found = {row["name"]: row for row in graph.questions()}
    assert found["pair-tasks"]["parameters"][:2] == ["agency*", "partner*"]
    assert found["shared-tasks"]["title"] == "共同任务最多的机构"


def test_what_cannot_be_asked(graph: Graph) -> None:
    for kind, question, parameters in (
        (NotFoundError, "nope", {}), (ParameterError, "shared-tasks", {"limit": 0}), (ParameterError, "shared-tasks", {"x": 1}),
        (ParameterError, "shared-tasks", {"limit": True}), (ParameterError, "shared-tasks", {"limit": 1.5}),
        (ParameterError, "shared-tasks", {"question": "x"}), (NotFoundError, "agency-tasks", {"agency": "没有厅"}),
        (ParameterError, "agency-tasks", {"agency": 5}), (ParameterError, "shared-tasks", {"roles": 5}),
        (ParameterError, "shared-tasks", {"limit": 10**30}), (ParameterError, "shared-tasks", {"document": "\ud800"}),
    ):  # fmt: skip
        with pytest.raises(kind):
            graph.ask(question, **parameters)


def test_cypher(graph: Graph) -> None:
    query = "MATCH (a:Agency) WHERE a.name CONTAINS $part RETURN a.id AS id ORDER BY id"
    assert graph.cypher(query, {"part": "财政"}).rows == graph.cypher(query, part="财政").rows == [("640000:财政厅",)]
    assert len(graph.cypher("MATCH (a:Agency) RETURN a.id AS id", limits=Limits(rows=5))) == 5
    node = graph.cypher("MATCH (a:Agency {id: '640000:财政厅'}) RETURN a").rows[0][0]
    assert (node["label"], node["properties"]["full_name"]) == ("Agency", "宁夏回族自治区财政厅")
    with pytest.raises(QueryRefusedError):
        graph.cypher("MATCH (a) DELETE a")
    with pytest.raises(ParameterError):
        graph.cypher("RETURN $x AS x", x=object())
    slow = "MATCH (a:Agency), (b:Agency), (c:Agency), (d:Agency) WHERE a.name + b.name < c.name + d.name RETURN count(*) AS n"
    with pytest.raises(LimitError):
        graph.cypher(slow, limits=Limits(seconds=0.2))


def test_network(graph: Graph) -> None:
    found = graph.network(section=1, kind="government_department")
    assert found.nodes
    assert found._repr_html_().startswith("<iframe")
    assert found.to_networkx().number_of_nodes() == len(found.nodes)
    with pytest.raises(ParameterError):
        graph.network(weight="heavy")
    with pytest.raises(TypeError):
        graph.network(nope=1)


def test_ingest_and_remove(graph: Graph, tmp_path: Path) -> None:
    """On Neo4j in the one database that there is, which is then as it was."""
    own = graph if graph.store.engine == "neo4j" else fengong.open(f"ladybug:{tmp_path / 'own.lbug'}")
    (tmp_path / "works.txt").write_text(NOTICE, encoding="utf-8")
    before = own.store.info().version
    card = own.ingest(tmp_path / "works.txt", jurisdiction="640000", title="重点工作")
    assert (card.document_id, card.title, card.tasks, card.assignments) == ("works", "重点工作", 1, 3)
    assert own.ask("list-tasks", document="works").total == 1
    with pytest.raises(NotFoundError):
        own.ingest(tmp_path / "missing.txt")
    own.remove("works")
    with pytest.raises((NotFoundError, StoreError)):
        own.remove("works")
    if own is graph:
        assert own.store.info().version == before
    else:
        own.close()


def test_ingest_of_folders_archives_and_lists(tmp_path: Path) -> None:
    for name, text in (("a", NOTICE), ("b", NOTICE + "（2）种树。（林业厅负责）\n"), ("c", "没有编号")):
        (tmp_path / "in" / f"{name}.txt").parent.mkdir(exist_ok=True)
        (tmp_path / "in" / f"{name}.txt").write_text(text, encoding="utf-8")
    with zipfile.ZipFile(tmp_path / "d.zip", "w") as archive:
        archive.writestr("d.txt", NOTICE.replace("桥", "路"))
    with fengong.open(f"ladybug:{tmp_path / 'own.lbug'}") as own:
        found = own.ingest(tmp_path / "in", jurisdiction="640000", jobs=2)
        assert [one.document for one in found.lines] == ["a", "b"]
        assert [one.outcome for one in found.outcomes] == ["added", "added"]
        assert [type(one) for one in found.skipped] == [InputError]
        assert [card.document_id for card in found.scorecards] == ["a", "b"]
        assert found.table("en").rows[-1][0] == "2 documents"
        more = own.ingest([str(tmp_path / "d.zip"), tmp_path / "in" / "a.txt"], jurisdiction="640000")
        assert [one.outcome for one in more.outcomes] == ["added", "unchanged"]
        assert own.ingest(tmp_path / "d.zip", jurisdiction="640000").lines[0].document == "d"
        with pytest.raises(InputError, match=r"c\.txt"):
            own.ingest(tmp_path / "in", jurisdiction="640000", fail_fast=True)
        with pytest.raises(ParameterError):
            own.ingest(tmp_path / "in", id="one")
        assert own.cypher("MATCH (d:Document) RETURN d.id ORDER BY d.id").rows == [("a",), ("b",), ("d",)]


def test_open_reads_address_and_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FENGONG_STORE", f"ladybug:{tmp_path / 'env.lbug'}")
    monkeypatch.setenv("FENGONG_LANGUAGE", "en")
    with fengong.open() as graph:
        assert graph.store.address.endswith("env.lbug")
        assert graph.settings.language == "en"
        with pytest.raises(StoreError, match="ingest"):
            graph.ask("shared-tasks")
    with fengong.open(f"ladybug:{tmp_path / 'own.lbug'}", language="zh", cypher_rows=3) as graph:
        assert (graph.settings.language, graph.settings.cypher_rows) == ("zh", 3)
        graph.ingest(SAMPLE)
        assert len(graph.cypher("MATCH (a:Agency) RETURN a.id AS id")) == 3
    with pytest.raises(ParameterError, match="neo4j_pasword"):
        fengong.open("bolt://127.0.0.1:1", neo4j_pasword="x")
    with pytest.raises(ParameterError):
        fengong.open("nowhere:x")


def test_closing_twice_is_no_error(tmp_path: Path) -> None:
    graph = fengong.open(f"ladybug:{tmp_path / 'g.lbug'}")
    graph.close()
    graph.close()


def test_review(graph: Graph) -> None:
    found = graph.review("ningxia_2017")
    assert (len(found), found.names[:3]) == (0, ["document", "task", "reason"])
    with pytest.raises(NotFoundError):
        graph.review("没有")
