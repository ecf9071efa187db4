"""How documents enter and leave a graph: the same on both engines, beside another document that stays as it is."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from graph_store.errors import StoreError
from graph_store.ladybug_engine.store import LadybugStore
from graph_store.model import DocumentGraph, Edge, Includes, PartOf, SucceededBy
from graph_store.rows import sealed
from graph_store.store import Change, GraphStore, Remove, Replace, WriteOptions
from graph_store.version import graph_version
from ingest.pipeline import READER_VERSION
from tests.graph_store.graphs import agency, bodies, counts, graph, replacing

ENGINES = ("ladybug", "neo4j")
NAMES = ("test-a", "test-b")
KNOWN_ONLY = {"note": "only known"}
FACTS = (
    Edge("PART_OF", "x:甲厅", "x:上级", PartOf("managed")),
    Edge("SUCCEEDED_BY", "x:甲厅", "x:新厅", SucceededBy("2018", "renamed", True, "国发〔2018〕6号")),
    Edge("INCLUDES", "x:各厅", "x:甲厅", Includes("levels", "a table", 0.9)),
)
RELATED = (agency("x:甲厅"), agency("x:各厅"), *(agency(f"x:{name}", **KNOWN_ONLY) for name in ("上级", "新厅")))


@pytest.fixture(params=ENGINES)
def shared(request: pytest.FixtureRequest, tmp_path: Path, ladybug_store: LadybugStore) -> Iterator[GraphStore]:
    """A graph that holds the sample and may be written; on Neo4j our documents are taken out at the end."""
    if request.param == "neo4j":
        store: GraphStore = request.getfixturevalue("neo4j_store")
    else:
        store = LadybugStore(Path(shutil.copy(ladybug_store.path, tmp_path / "g.lbug")))
    before = store.info().version
    yield store
    store.write([Remove(name) for name in NAMES], WriteOptions(reader_version=READER_VERSION))
    assert store.info().version == before
    assert counts(store) == (0, 0, 0, 0, 0)
    if request.param == "ladybug":
        store.close()


def wrote(store: GraphStore, *changes: DocumentGraph | Remove) -> list[str]:
    given: list[Change] = [one if isinstance(one, Remove) else replacing(one) for one in changes]
    return [outcome.outcome for outcome in store.write(given)]


def test_add_unchanged_replace_remove(shared: GraphStore) -> None:
    first, second = graph("test-a", 2), graph("test-a", 3)
    assert wrote(shared, first) == ["added"]
    assert counts(shared) == (1, 1, 2, 1, 5)
    assert wrote(shared, first, second, second) == ["unchanged", "replaced", "unchanged"]
    assert counts(shared) == (1, 1, 3, 1, 7)
    assert wrote(shared, Remove("test-a"), Remove("test-a")) == ["removed", "absent"]


def test_replacing_touches_only_the_document_s_own_part(shared: GraphStore) -> None:
    wrote(shared, graph("test-a", 2), graph("test-b", 2, [agency("x:乙厅")]))
    wrote(shared, graph("test-a", 1, [agency("x:丙厅")]))
    assert bodies(shared) == ["丙厅", "乙厅"]
    numbers = shared.read("MATCH (t:Task) WHERE t.id STARTS WITH 'test-b' RETURN t.number AS n ORDER BY n")
    assert numbers.rows == [(1,), (2,)]


def test_a_body_of_two_documents_stays_until_both_are_gone(shared: GraphStore) -> None:
    wrote(shared, graph("test-a", 1), graph("test-b", 1))
    wrote(shared, Remove("test-a"))
    assert bodies(shared) == ["甲厅"]
    wrote(shared, Remove("test-b"))
    assert bodies(shared) == []


def test_relatives_go_with_the_last_body_that_needs_them(shared: GraphStore) -> None:
    chain = [agency("x:甲厅"), *(agency(f"x:{name}", **KNOWN_ONLY) for name in ("二级", "三级", "四级"))]
    names = [one.id for one in chain]
    up = [Edge("PART_OF", a, b, PartOf("managed")) for a, b in pairwise(names)]
    wrote(shared, graph("test-a", 1, chain, up), graph("test-b", 1, [chain[2], chain[3]], up[2:]))
    assert len(bodies(shared)) == 4
    wrote(shared, graph("test-a", 1, [agency("x:乙厅")]))
    assert "二级" not in bodies(shared)
    wrote(shared, Remove("test-b"))
    assert bodies(shared) == ["乙厅"]


def test_a_supervisor_of_the_whole_document_goes_with_it(shared: GraphStore) -> None:
    above = agency("x:督查室", **KNOWN_ONLY)
    wrote(shared, graph("test-a", 1, [agency("x:甲厅"), above], supervisor=above.id))
    assert counts(shared) == (1, 1, 1, 2, 4)
    wrote(shared, graph("test-a", 1))
    assert bodies(shared) == ["甲厅"]


def test_facts_are_not_doubled_by_a_second_document(shared: GraphStore) -> None:
    facts = "MATCH (n:Agency)-[r:PART_OF|SUCCEEDED_BY|INCLUDES]->() WHERE n.id STARTS WITH 'x:' RETURN count(r) AS n"
    wrote(shared, graph("test-a", 1, RELATED, FACTS))
    assert shared.read(facts).rows == [(3,)]
    wrote(shared, graph("test-b", 1, RELATED, FACTS), graph("test-a", 2, RELATED, FACTS))
    assert shared.read(facts).rows == [(3,)]
    wrote(shared, graph("test-b", 2, RELATED, FACTS[:1]))
    assert shared.read(facts).rows == [(1,)]
    wrote(shared, graph("test-a", 2), graph("test-b", 2))
    assert shared.read(facts).rows == [(0,)]
    assert bodies(shared) == ["甲厅"], "who stood only in the former facts is gone"


def test_members_of_a_collective_are_shared_and_go_with_the_last_who_needs_them(shared: GraphStore) -> None:
    members = [agency(f"x:{name}", **KNOWN_ONLY) for name in ("甲市", "乙市")]
    including = [Edge("INCLUDES", "x:各市", one.id, Includes("levels", "a table", 0.9)) for one in members]
    collective = [agency("x:各市"), *members]
    wrote(shared, graph("test-a", 1, collective, including), graph("test-b", 1, collective, including))
    found = "MATCH (a:Agency)-[r:INCLUDES]->(b:Agency) WHERE a.id = 'x:各市' RETURN b.id AS id, r.confidence AS c ORDER BY id"
    assert shared.read(found).rows == [("x:乙市", 0.9), ("x:甲市", 0.9)]
    wrote(shared, Remove("test-a"))
    assert shared.read(found).rows == [("x:乙市", 0.9), ("x:甲市", 0.9)]
    wrote(shared, graph("test-b", 1, [agency("x:甲市")]))
    assert bodies(shared) == ["甲市"], "a member that a document names stays, the others go with the collective"


def test_what_a_document_states_stays_until_that_document_goes(shared: GraphStore) -> None:
    office = [agency("x:某办"), agency("x:某厅", **KNOWN_ONLY), agency("x:甲会", **KNOWN_ONLY)]
    stated = [
        Edge("PART_OF", "x:某办", "x:某厅", PartOf("located_in", "test-a", 0.9, "test-a", "某办设在某厅")),
        Edge("INCLUDES", "x:甲会", "x:某办", Includes("stated", "test-a", 0.9, "test-a", "甲会由某办组成")),
    ]
    wrote(shared, graph("test-a", 1, office, stated), graph("test-b", 1, [agency("x:某办"), office[2]]))
    found = (
        "MATCH (a:Agency)-[r:PART_OF|INCLUDES]->(b:Agency) WHERE r.document = 'test-a' RETURN b.id AS id ORDER BY id"
    )
    assert shared.read(found).rows == [("x:某办",), ("x:某厅",)], "another document of the body takes nothing away"
    wrote(shared, Remove("test-b"))
    assert bodies(shared) == ["某办", "某厅", "甲会"]
    assert shared.read(found).rows == [("x:某办",), ("x:某厅",)]
    wrote(shared, graph("test-a", 1, [agency("x:甲厅")]))
    assert bodies(shared) == ["甲厅"]


def test_every_kind_of_fact_is_written_with_its_properties(shared: GraphStore) -> None:
    wrote(shared, graph("test-a", 1, RELATED, FACTS))
    found = shared.read(
        "MATCH (a:Agency {id: 'x:甲厅'})-[r:SUCCEEDED_BY]->(b:Agency) "
        "RETURN b.name AS heir, r.since AS since, r.type AS type, r.main AS main, r.source AS source"
    )
    assert found.rows == [("新厅", "2018", "renamed", True, "国发〔2018〕6号")]
    assert shared.read("MATCH (a:Agency)-[r:PART_OF]->(:Agency {id: 'x:上级'}) RETURN r.type AS t").rows == [
        ("managed",)
    ]
    assert shared.read("MATCH (a:Agency)-[r:INCLUDES]->(:Agency {id: 'x:甲厅'}) RETURN a.name AS n").rows == [("各厅",)]


def test_a_relationship_without_an_end_is_not_dropped_in_silence(shared: GraphStore) -> None:
    loose = graph("test-a", 1, facts=[Edge("PART_OF", "x:甲厅", "x:无", PartOf("managed"))])
    with pytest.raises(StoreError) as caught:
        wrote(shared, loose)
    assert "PART_OF" in caught.value.en
    assert counts(shared) == (0, 0, 0, 0, 0)


def test_the_newest_reading_of_a_body_holds(shared: GraphStore) -> None:
    wrote(shared, graph("test-a", 1), graph("test-b", 1, [agency("x:甲厅", kind="party", aliases=("甲",))]))
    found = shared.read("MATCH (n:Agency {id: 'x:甲厅'}) RETURN n.kind AS kind, n.aliases AS aliases").rows
    assert found == [("party", ["甲"])]


def test_values_come_back_as_they_were(shared: GraphStore) -> None:
    odd = "“引号”'\"\\n\\\n\t$x {} `` 𠮷 🙂 e\u0301"
    wrote(shared, graph("test-a", 1, text=odd))
    assert shared.read("MATCH (d:Document {id: 'test-a'}) RETURN d.text AS t").rows == [(odd,)]
    task = shared.read("MATCH (t:Task {id: 'test-a:1'}) RETURN t.words AS w, t.unnamed AS u, t.number AS n").rows
    assert task == [(["任务"], False, 1)]
    edge = shared.read("MATCH ()-[r:LEADS]->(:Task {id: 'test-a:1'}) RETURN r.confidence AS c, r.separately AS s").rows
    assert edge == [(1.0, False)]


def test_the_version_is_that_of_the_contents_in_any_order(shared: GraphStore) -> None:
    first, second = graph("test-a", 1), graph("test-b", 2)
    wrote(shared, first, second)
    forth = shared.info().version
    wrote(shared, Remove("test-a"), Remove("test-b"))
    wrote(shared, second, first)
    assert shared.info().version == forth
    contents = shared.read("MATCH (d:Document) RETURN d.id AS id, d.content AS content").rows
    assert forth == graph_version([(row[0], row[1]) for row in contents])


def test_an_unchanged_document_changes_nothing_in_the_graph(shared: GraphStore) -> None:
    wrote(shared, graph("test-a", 1))
    before = shared.info()
    wrote(shared, graph("test-a", 1))
    assert shared.info() == before


def test_outcomes_are_heard_as_they_come_and_the_reader_is_noted(shared: GraphStore) -> None:
    heard: list[Any] = []
    options = WriteOptions(reader_version="7", on_outcome=heard.append)
    outcomes = shared.write([replacing(graph("test-a", 1)), Remove("test-b")], options)
    assert heard == outcomes
    assert shared.info().reader_version == "7"


def test_a_failing_source_of_changes_is_raised_and_readable_afterwards(shared: GraphStore) -> None:
    def changes() -> Iterator[Replace]:
        yield replacing(graph("test-a", 1))
        raise ValueError("the next document cannot be read")

    with pytest.raises(ValueError, match="next document"):
        shared.write(changes())
    # Ladybug publishes a run or nothing; Neo4j keeps the documents that were finished.
    assert counts(shared)[0] == {"ladybug": 0, "neo4j": 1}[shared.engine]


def test_many_documents_in_one_run(shared: GraphStore) -> None:
    outcomes = wrote(shared, *(graph(name, count) for count in (1, 2, 3) for name in NAMES))
    assert outcomes == ["added"] * 2 + ["replaced"] * 4
    assert counts(shared) == (2, 2, 6, 1, 14)


def test_documents_of_one_number_are_named(shared: GraphStore) -> None:
    numbered = []
    for name, number in (("test-a", "甲〔2018〕1号"), ("test-b", "甲〔2018〕1号"), ("test-c", "")):
        one = graph(name, 1)
        numbered.append(replacing(sealed(replace(one, document=replace(one.document, doc_number=number)))))
    try:
        assert [one.same_number for one in shared.write(numbered)] == [(), ("test-a",), ()]
        again = shared.write([replacing(graph("test-b", 2)), numbered[1]])
        assert [one.same_number for one in again] == [(), ("test-a",)]
    finally:
        shared.write([Remove("test-c")], WriteOptions(reader_version=READER_VERSION))
