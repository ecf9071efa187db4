"""What analysts write passes both consoles and gives the same rows."""

from __future__ import annotations

from typing import Any

import pytest

from graph_store.errors import QueryRefusedError
from graph_store.ladybug_engine.store import LadybugStore
from graph_store.neo4j_engine.store import Neo4jStore
from graph_store.store import GraphStore, Limits, Rows

LIMITS = Limits(seconds=10.0)
QUESTIONS: dict[str, tuple[str, dict[str, Any]]] = {
    "count": ("MATCH (t:Task) RETURN count(*) AS tasks", {}),
    "closing semicolon": ("MATCH (t:Task) RETURN count(*) AS tasks ;", {}),
    "comments": ("// 任务\nMATCH (t:Task) /* CREATE */ RETURN count(*) AS tasks // DELETE", {}),
    "words in strings": ("MATCH (t:Task) WHERE t.text <> 'CREATE; DROP' RETURN count(*) AS n", {}),
    "labels as variable names": (
        "MATCH (Agency:Agency)-[LEADS:LEADS]->(Task:Task) RETURN count(DISTINCT Agency) AS n",
        {},
    ),
    "clauses as names": ("MATCH (d:Document) RETURN d.id AS `delete`, {load: 1}.load AS x", {}),
    "pairs counted": (
        "MATCH (a:Agency)-[:LEADS]->(:Task)<-[:LEADS]-(b:Agency) WHERE a.id <> b.id RETURN count(*) AS n",
        {},
    ),
    "found by id": (
        "UNWIND $ids AS id MATCH (a:Agency {id: id}) RETURN a.name AS name ORDER BY name",
        {"ids": ["640000:财政厅", "640000:商务厅"]},
    ),
    "walk of facts": (
        "MATCH (a:Agency)-[:INCLUDES]->(b:Agency)<-[:INCLUDES]-(c:Agency) WHERE a.id <> c.id RETURN "
        "count(*) AS n",
        {},
    ),
    "quoted names": ("MATCH (`a b`:Agency) RETURN count(`a b`) AS `机构 数`", {}),
    "aggregation": (
        "MATCH (a:Agency)-[r:LEADS]->(t:Task) RETURN a.name AS agency, count(DISTINCT t.id) AS tasks "
        "ORDER BY tasks DESC, agency LIMIT 10",
        {},
    ),
    "several types": (
        "MATCH (a:Agency)-[r:LEADS|SUPPORTS]->(t:Task) RETURN type(r) AS type, count(*) AS n ORDER BY "
        "type",
        {},
    ),
    "case": (
        "MATCH (:Agency)-[r]->(:Task) RETURN CASE WHEN r.role = 'lead' THEN '牵头' ELSE '其他' END AS what, "
        "count(*) AS n ORDER BY what",
        {},
    ),
    "count of a case": ("MATCH (:Agency)-[r]->(:Task) RETURN count(CASE WHEN r.separately THEN 1 END) AS n", {}),
    "optional": (
        "MATCH (t:Task) OPTIONAL MATCH (a:Agency)-[:GUIDES]->(t) RETURN count(t.id) AS tasks, count(a.id) AS guides",
        {},
    ),
    "exists": (
        "MATCH (t:Task) WHERE NOT EXISTS { MATCH (:Agency)-[:LEADS]->(t) } RETURN t.number AS n ORDER BY "
        "n",
        {},
    ),
    "count subquery": (
        "MATCH (t:Task) WHERE COUNT { MATCH (:Agency)-[:LEADS]->(t) } > 5 RETURN t.number AS n ORDER BY n",
        {},
    ),
    "union": ("MATCH (t:Task) RETURN count(*) AS n UNION ALL MATCH (a:Agency) RETURN count(*) AS n", {}),
    "unwind a list": (
        "UNWIND ['lead', 'support'] AS role MATCH ()-[r]->(:Task) WHERE r.role = role RETURN role, "
        "count(*) AS n ORDER BY role",
        {},
    ),
    "unwind a range": (
        "UNWIND range(1, 5) AS n MATCH (t:Task {number: n}) RETURN t.number AS n, t.label AS label ORDER "
        "BY n",
        {},
    ),
    "unwind words": ("MATCH (t:Task {number: 1}) UNWIND t.words AS word RETURN word ORDER BY word", {}),
    "with": (
        "MATCH (a:Agency)-[:LEADS]->(t:Task) WITH t, count(*) AS leads WHERE leads > 3 "
        "RETURN t.number AS n, leads ORDER BY n",
        {},
    ),
    "collect": (
        "MATCH (a:Agency)-[:LEADS]->(t:Task {number: 6}) WITH t.number AS n, a.name AS name ORDER BY "
        "name LIMIT 100 RETURN n, collect(name) AS names",
        {},
    ),
    "parameter": ("MATCH (a:Agency) WHERE a.name CONTAINS $part RETURN a.name AS name ORDER BY name", {"part": "财政"}),
    "list parameter": (
        "MATCH (:Agency)-[r]->(:Task) WHERE r.role IN $roles RETURN count(*) AS n",
        {"roles": ["lead", "guide"]},
    ),
    "empty list parameter": (
        "MATCH ()-[r]->(:Task) WHERE size($roles) = 0 OR r.role IN $roles RETURN count(*) AS n",
        {"roles": []},
    ),
    "skip and limit": (
        "MATCH (t:Task) RETURN t.number AS n ORDER BY n SKIP $offset LIMIT $limit",
        {"offset": 5, "limit": 3},
    ),
    "text functions": (
        "MATCH (d:Document) RETURN upper(d.id) AS a, size(d.title) AS b, left(d.title, 4) AS c, trim('  x ') AS d, "
        "replace(d.title, '宁夏', 'N') AS e",
        {},
    ),
    "starts and ends": (
        "MATCH (a:Agency) WHERE a.name STARTS WITH '自治区' AND a.name ENDS WITH '厅' RETURN count(*) AS n",
        {},
    ),
    "pattern of text": ("MATCH (a:Agency) WHERE a.name =~ '.*(委|办)' RETURN a.name AS name ORDER BY name", {}),
    "any": ("MATCH (t:Task) WHERE any(w IN t.words WHERE w = '旅游') RETURN t.number AS n ORDER BY n", {}),
    "in a list": ("MATCH (t:Task) WHERE '旅游' IN t.words RETURN t.number AS n ORDER BY n", {}),
    "coalesce": ("MATCH (a:Agency) RETURN coalesce(null, a.kind) AS kind, count(*) AS n ORDER BY kind", {}),
    "numbers": ("RETURN 7 / 2 AS a, 7 % 4 AS b, abs(-3) AS c, round(2.567, 2) AS d, sqrt(16.0) AS e", {}),
    "rounded share": (
        "MATCH (a:Agency)-[:LEADS]->(t:Task) WITH t, count(*) AS k RETURN round(sum(1.0 / k), 6) AS share",
        {},
    ),
    "percentile": ("MATCH (t:Task) RETURN percentileCont(t.number, 0.5) AS middle", {}),
    "min max avg": ("MATCH (t:Task) RETURN min(t.number) AS a, max(t.number) AS b, avg(t.number) AS c", {}),
    "pairs": (
        "MATCH (a:Agency)-[:LEADS]->(t:Task)<-[:LEADS]-(b:Agency) WHERE a.id < b.id "
        "RETURN a.name AS a, b.name AS b, count(*) AS n ORDER BY n DESC, a, b LIMIT 5",
        {},
    ),
    "sections": (
        "MATCH (d:Document)-[:HAS_SECTION]->(s:Section)-[:HAS_TASK]->(t:Task) "
        "RETURN s.number AS section, count(*) AS tasks ORDER BY section",
        {},
    ),
    "map": ("MATCH (t:Task {number: 1}) RETURN {number: t.number, label: t.label} AS task", {}),
    "keys": ("MATCH (:Agency)-[r:LEADS]->(:Task {number: 1}) UNWIND keys(r) AS k RETURN DISTINCT k ORDER BY k", {}),
    "relationship": ("MATCH (:Agency)-[r:LEADS]->(:Task {number: 12}) RETURN r ORDER BY r.char_start", {}),
    "node": ("MATCH (s:Section {number: 1}) RETURN s", {}),
    "distinct": ("MATCH ()-[r]->(:Task) RETURN DISTINCT r.role AS role ORDER BY role", {}),
    "is null": ("MATCH (a:Agency) WHERE a.name IS NOT NULL RETURN count(*) AS n", {}),
}  # fmt: skip


@pytest.mark.parametrize("name", QUESTIONS)
def test_both_engines_give_the_same_rows(name: str, ladybug_store: LadybugStore, neo4j_store: Neo4jStore) -> None:
    query, parameters = QUESTIONS[name]
    ours, theirs = (store.console(query, parameters, LIMITS) for store in (ladybug_store, neo4j_store))
    assert ours.rows == theirs.rows
    assert ours.rows, "a question without rows shows nothing"
    assert len(ours.columns) == len(theirs.columns)


def test_an_empty_graph_question_has_columns(store: GraphStore) -> None:
    assert store.console("MATCH (t:Task) WHERE t.number < 0 RETURN t.number AS n") == Rows(("n",), [])


def test_rows_are_cut_at_the_limit_and_it_is_said(store: GraphStore) -> None:
    found = store.console("MATCH (t:Task) RETURN t.number AS n ORDER BY n", limits=Limits(seconds=10, rows=3))
    assert found == Rows(("n",), [(1,), (2,), (3,)], truncated=True)


def test_exactly_the_limit_is_not_cut(store: GraphStore) -> None:
    found = store.console("MATCH (t:Task) RETURN t.number AS n ORDER BY n LIMIT 3", limits=Limits(seconds=10, rows=3))
    assert not found.truncated
    assert len(found.rows) == 3


def test_an_order_that_the_engine_would_ignore_is_refused(ladybug_store: LadybugStore, neo4j_store: Neo4jStore) -> None:
    plain = "MATCH (t:Task) WITH t.number AS n ORDER BY n DESC LIMIT 3 RETURN sum(n) AS total"
    with pytest.raises(QueryRefusedError) as caught:
        ladybug_store.console(plain, limits=LIMITS)
    assert "ORDER BY" in caught.value.zh
    grouped = "MATCH (t:Task) WITH 1 AS k, t.number AS n ORDER BY n DESC LIMIT 3 RETURN k, sum(n) AS total"
    expected = neo4j_store.console(plain, limits=LIMITS).rows[0][0]
    assert ladybug_store.console(grouped, limits=LIMITS).rows == [(1, expected)]


def test_there_are_enough_questions() -> None:
    assert len(QUESTIONS) >= 25
