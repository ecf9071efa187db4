"""The Cypher by which a document enters and leaves the graph: the same text on both engines, built from the schema."""

from __future__ import annotations

from functools import cache

from graph_store.schema import Label, Relationship, labels, relationships, role_types

FACTS = ("PART_OF", "INCLUDES", "SUCCEEDED_BY")  # between bodies, from the registry's tables
STATED = FACTS[:2]  # which a document may state, too

CONTENTS = "MATCH (d:Document) WHERE d.id IN $ids RETURN d.id AS id, d.content AS content"
ALL_CONTENTS = "MATCH (d:Document) RETURN d.id AS id, d.content AS content"
COUNT_DOCUMENTS = "MATCH (d:Document) RETURN count(*) AS documents"
SAME_NUMBERS = "MATCH (d:Document) WHERE d.doc_number IN $numbers RETURN d.id AS id, d.doc_number AS number"
GRAPH = """MATCH (g:Graph {id: 'fengong'}) RETURN g.version AS version, g.schema_version AS schema_version,
    g.reader_version AS reader_version, g.built_on AS built_on, coalesce(g.writes, 0) AS writes"""
# Taking the Graph node's lock first makes writers of one database wait for each other.
TOUCH_GRAPH = "MERGE (g:Graph {id: 'fengong'}) SET g.writes = coalesce(g.writes, 0) + 1"
SET_GRAPH = """MATCH (g:Graph {id: 'fengong'}) SET g.version = $version, g.schema_version = $schema_version,
    g.reader_version = $reader_version, g.built_on = $built_on"""

# Bodies of documents, and those at both ends of the facts that documents state.
AGENCIES_OF_DOCUMENTS = (
    f"""MATCH (d:Document)-[:HAS_SECTION]->(:Section)-[:HAS_TASK]->(t:Task)<-[r:{role_types()}|MENTIONED_IN]-(a:Agency)
    WHERE d.id IN $ids RETURN DISTINCT a.id AS id""",
    "MATCH (a:Agency)-[:SUPERVISES]->(d:Document) WHERE d.id IN $ids RETURN DISTINCT a.id AS id",
    *(
        f"MATCH (a:Agency)-[r:{kind}]->(b:Agency) WHERE r.document IN $ids UNWIND [a.id, b.id] AS id RETURN DISTINCT id"
        for kind in STATED
    ),
)
REMOVE_DOCUMENTS = (
    *(f"MATCH (:Agency)-[r:{kind}]->(:Agency) WHERE r.document IN $ids DELETE r" for kind in STATED),
    "MATCH (d:Document)-[:HAS_SECTION]->(s:Section)-[:HAS_TASK]->(t:Task) WHERE d.id IN $ids DETACH DELETE t",
    "MATCH (d:Document)-[:HAS_SECTION]->(s:Section) WHERE d.id IN $ids DETACH DELETE s",
    "MATCH (d:Document) WHERE d.id IN $ids DETACH DELETE d",
)
# An agency goes when nothing but its own outgoing facts is left, so a body that a user's notes point to stays, and one
# of which another document states a fact.
UNUSED_AGENCIES = """MATCH (a:Agency) WHERE a.id IN $ids AND NOT EXISTS { MATCH (a)<-[]-() }
    AND COUNT { MATCH (a)-[]->() } = COUNT { MATCH (a)-[r:PART_OF]->(:Agency) WHERE r.document = '' }
    + COUNT { MATCH (a)-[q:INCLUDES]->(:Agency) WHERE q.document = '' } + COUNT { MATCH (a)-[:SUCCEEDED_BY]->(:Agency) }
    RETURN a.id AS id"""
NEIGHBOURS = """MATCH (a:Agency)-[:PART_OF|SUCCEEDED_BY|INCLUDES]->(b:Agency) WHERE a.id IN $ids
    RETURN DISTINCT b.id AS id"""
DELETE_AGENCIES = "MATCH (a:Agency) WHERE a.id IN $ids DETACH DELETE a"


def registry_fact(kind: str) -> str:
    """The pattern of facts of one type that no document states, of the bodies `$ids`.

    One type at a time: Ladybug 0.22 dies of a deletion over several types with a property that one of them lacks.
    """
    unstated = " AND r.document = ''" if kind in STATED else ""
    return f"MATCH (a:Agency)-[r:{kind}]->(b:Agency) WHERE a.id IN $ids{unstated}"


def standing_facts(kind: str) -> str:
    """Those facts as the rows by which they are written."""
    properties = "".join(f", r.{name} AS {name}" for name in relationships()[kind].properties)
    return f"{registry_fact(kind)} RETURN a.id AS from_id, b.id AS to_id{properties}"


def standing_agencies() -> str:
    """The bodies `$ids` as the rows by which they are written."""
    properties = ", ".join(f"n.{name} AS {name}" for name in labels()["Agency"].properties)
    return f"MATCH (n:Agency) WHERE n.id IN $ids RETURN {properties}"


def _assignments(names: list[str], prefix: str) -> str:
    return ", ".join(f"{prefix}{name}{': ' if not prefix else ' = '}row.{name}" for name in names)


def create_nodes(label: Label) -> str:
    """`UNWIND $rows …` that creates nodes of `label`; agencies are shared between documents, so they are merged."""
    names = list(label.properties)
    if label.name == "Agency":
        rest = _assignments([name for name in names if name != "id"], "n.")
        return f"UNWIND $rows AS row MERGE (n:Agency {{id: row.id}}) SET {rest}"
    return f"UNWIND $rows AS row CREATE (n:{label.name} {{{_assignments(names, '')}}})"


def create_edges(relationship: Relationship, ends: tuple[str, str]) -> str:
    """`UNWIND $rows …` that creates relationships between existing nodes of the labels `ends`, and counts them.

    One MATCH for each end: with both in one, Ladybug scans all nodes of both labels instead of looking the ids up.
    """
    source, target = ends
    properties = _assignments(list(relationship.properties), "")
    return (
        f"UNWIND $rows AS row MATCH (a:{source} {{id: row.from_id}}) MATCH (b:{target} {{id: row.to_id}}) "
        f"CREATE (a)-[:{relationship.name} {{{properties}}}]->(b) RETURN count(*) AS written"
    )


@cache
def insertions() -> tuple[tuple[str, str], ...]:
    """(key of the rows, statement) in the order in which a document is written."""
    nodes = [(name, create_nodes(label)) for name, label in labels().items() if name != "Graph"]
    edges = [(name, create_edges(one, ends)) for name, one in relationships().items() for ends in one.ends]
    return (*nodes, *edges)
