"""No question uses what the engines answer differently without an error; the reader of idioms finds each of them."""

from __future__ import annotations

import pytest

from queries import Question, catalogue, details, scope
from tests.queries.idioms import faults

MANY = "LEADS|SUPPORTS"
PLANTED = {
    "variable length": "MATCH (a:Agency)-[:PART_OF*1..3]->(b:Agency) RETURN b.id AS id ORDER BY id",
    "list index": "MATCH (a:Agency) WITH a, a.aliases AS names RETURN names[1] AS name ORDER BY name",
    "substring": "MATCH (a:Agency) RETURN substring(a.name, 2, 3) AS name ORDER BY name",
    "sum": "MATCH (t:Task) WHERE t.number > 1000 RETURN sum(t.number) AS total ORDER BY total",
    "two relationships": f"MATCH (a:Agency)-[r:{MANY}]->(t:Task)<-[q:{MANY}]-(b:Agency) RETURN a.id AS id ORDER BY id",
    "fraction": "MATCH (t:Task) WITH t.number AS n, sum(1.0 / t.number) AS share RETURN n, share ORDER BY share",
    "two labels": "MATCH (a:Task:Agency) RETURN a.id AS id ORDER BY id",
    "toString": "MATCH (t:Task) RETURN toString(1.0) AS text ORDER BY text",
    "collect(DISTINCT)": "MATCH (t:Task) RETURN collect(DISTINCT t.id) AS ids ORDER BY ids",
    "computed LIMIT": "MATCH (t:Task) RETURN t.id AS id ORDER BY id LIMIT $limit + 1",
}
ALSO = {
    "list index": ["MATCH (a:Agency) RETURN collect(a.id)[0] AS id ORDER BY id", "RETURN $ids[1..3] AS id ORDER BY id"],
    "sum": [
        "MATCH (t:Task) WITH t, sum(CASE WHEN t.number > 5 THEN 1 END) AS n RETURN n ORDER BY n",
        "MATCH (t:Task) OPTIONAL MATCH (t)<-[r:LEADS]-(:Agency) WITH t, sum(r.position) AS n RETURN n ORDER BY n",
    ],
    "fraction": [
        "MATCH (t:Task) RETURN avg(t.number) AS mean ORDER BY mean",
        "MATCH (t:Task) RETURN t.id AS id ORDER BY toFloat(t.number) / 3",
    ],
    "two relationships": [
        "MATCH (a:Agency)-[:LEADS]->(t:Task)<-[:LEADS]-(:Agency) WHERE a.id <> 'x' RETURN a.id AS id ORDER BY id",
        "MATCH (a:Agency)-->(t:Task)<--(b:Agency) RETURN a.id AS id ORDER BY id",
    ],
    "variable length": ["MATCH (a:Agency)-[r:LEADS*]->(t:Task) RETURN t.id AS id ORDER BY id"],
}
SOUND = [
    "MATCH (t:Task) RETURN coalesce(sum(t.number), 0) AS total ORDER BY total",
    f"MATCH (a:Agency)-[r:{MANY}]->(t:Task)<-[q:{MANY}]-(b:Agency) WHERE a.id < b.id RETURN a.id AS id ORDER BY id",
    "MATCH (a:Agency)-[:LEADS]->(t:Task)<-[:SUPPORTS]-(b:Agency) RETURN a.id AS id ORDER BY id",
    "MATCH (t:Task) WITH t.id AS id, round(sum(1.0 / (t.number + 1)), 6) AS share RETURN id, share ORDER BY share",
    "MATCH (t:Task) WHERE t.number IN [1, 2] RETURN t.number * (t.number - 1) / 2 AS pairs ORDER BY pairs",
]


@pytest.mark.parametrize("question", list(catalogue()), ids=lambda one: one.name)
def test_question_is_free_of_them(question: Question) -> None:
    assert faults(question.cypher) == []


@pytest.mark.parametrize("module", [scope, details])
def test_other_queries_are_free_of_them(module: object) -> None:
    queries = [value for value in vars(module).values() if isinstance(value, str) and "MATCH (" in value]
    assert queries
    assert [faults(query) for query in queries] == [[]] * len(queries)


@pytest.mark.parametrize(("fault", "cypher"), PLANTED.items())
def test_planted_fault_is_found(fault: str, cypher: str) -> None:
    assert faults(cypher) == [fault]


@pytest.mark.parametrize(("fault", "cypher"), [(fault, one) for fault, several in ALSO.items() for one in several])
def test_other_ways_of_writing_it_are_found(fault: str, cypher: str) -> None:
    assert fault in faults(cypher)


@pytest.mark.parametrize("cypher", SOUND)
def test_sound_query_is_let_through(cypher: str) -> None:
    assert faults(cypher) == []
