"""What users might type to write, to read files, to reach the network, or to use up the machine.

From the manuals of Neo4j and Ladybug and from public advisories on read-only consoles. FILE, FOLDER and URL stand for
places that the tests watch. `harmless` names the engines on which the text is an ordinary, quick query.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

BOTH = frozenset({"ladybug", "neo4j"})
LADYBUG = frozenset({"ladybug"})
NEO4J = frozenset({"neo4j"})
NOBODY: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Attack:
    """A text, its parameters, and where it does no harm."""

    name: str
    query: str
    parameters: Mapping[str, Any] = field(default_factory=dict)
    harmless: frozenset[str] = NOBODY


def _many(prefix: str, *queries: str) -> list[Attack]:
    return [Attack(f"{prefix}-{number}", query) for number, query in enumerate(queries, 1)]


def _nested(opening: str, closing: str, times: int, inside: str = "1") -> str:
    return opening * times + inside + closing * times


WRITES = _many(
    "write",
    "CREATE (:Agency {id: 'x'})",
    "MATCH (a:Agency) DETACH DELETE a",
    "MATCH (a:Agency) SET a.name = 'x' RETURN a.name",
    "MATCH (a:Agency) REMOVE a.name RETURN a",
    "MERGE (a:Agency {id: 'x'}) RETURN a",
    "WITH 1 AS x CREATE (:Agency {id: 'x'}) RETURN x",
    "UNWIND [1] AS x MERGE (a:Agency {id: 'x'}) ON CREATE SET a.name = 'y' RETURN a",
    "MATCH (a:Agency) WITH a LIMIT 1 FOREACH (x IN [1] | SET a.name = 'x')",
    "MATCH (a:Agency) CALL { WITH a SET a.name = 'x' } RETURN a",
    "MATCH (a:Agency) CALL (a) { DETACH DELETE a } IN TRANSACTIONS OF 10 ROWS RETURN 1",
    "MATCH (a:Agency) CALL { CREATE (b:Agency {id: 'x'}) RETURN b } RETURN b",
    "RETURN EXISTS { CREATE (a:Agency {id: 'x'}) }",
    "RETURN COLLECT { MERGE (a:Agency {id: 'x'}) RETURN a.id }",
    "RETURN COUNT { MATCH (a) DELETE a }",
    "OPTIONAL MATCH (a:Nothing) INSERT (:Agency {id: 'x'})",
    "MATCH (a:Agency) /* only reading */ SET /* nothing */ a.name = 'x' RETURN a",
    "MATCH (a:Agency) RETURN a //\rUNION MATCH (a) DETACH DELETE a RETURN a",
    "MATCH (a:Agency) RETURN a; MATCH (b) DETACH DELETE b",
    "EXPLAIN MATCH (a) RETURN a; MATCH (b) DETACH DELETE b",
    "MATCH (a) RETURN a NEXT CREATE (b)",
    "MATCH (a:Agency) \\u0053ET a.name = 'x' RETURN a",
    "MATCH (a:Agency {name: '\\u0027}) DETACH DELETE a //'}) RETURN a",
    "MATCH (a:Agency) SET\u00a0a.name = 'x' RETURN a",
    "mAtCh (a:Agency) sEt a.name = 'x' rEtUrN a",
    "WHEN true THEN CREATE (a) RETURN a ELSE RETURN 1",
)
SCHEMA = _many(
    "schema",
    "DROP TABLE Agency",
    "ALTER TABLE Agency ADD x STRING",
    "CREATE NODE TABLE X(id STRING, PRIMARY KEY(id))",
    "CREATE MACRO f(x) AS x + 1",
    "CREATE SEQUENCE s",
    "COMMENT ON TABLE Agency IS 'x'",
    "CREATE INDEX i FOR (a:Agency) ON (a.name)",
    "DROP CONSTRAINT fengong_agency_id",
    "CREATE USER mallory SET PASSWORD 'mallory-mallory'",
    "ALTER CURRENT USER SET PASSWORD FROM 'x' TO 'mallory-mallory'",
    "DROP DATABASE neo4j",
    "STOP DATABASE neo4j",
    "TERMINATE TRANSACTION 'neo4j-transaction-1'",
    "TERMINATE TRANSACTIONS 'neo4j-transaction-1' YIELD message RETURN message",
)
FILES = _many(
    "file",
    "LOAD CSV FROM 'file:///FILE' AS line RETURN line",
    "MATCH (a) WITH a LIMIT 1 LOAD CSV FROM 'file:///FILE' AS line RETURN line",
    "MATCH (a) WITH a LIMIT 1 CALL { LOAD CSV FROM 'file:///FILE' AS line RETURN line } RETURN line",
    "RETURN COLLECT { LOAD CSV FROM 'file:///FILE' AS line RETURN line } AS lines",
    "RETURN EXISTS { LOAD CSV FROM 'URL' AS line RETURN line } AS found",
    "RETURN 1 AS line UNION ALL LOAD CSV FROM 'URL' AS line RETURN line",
    "RETURN 1 AS line //\rUNION ALL LOAD CSV FROM 'URL' AS line RETURN line",
    "LOAD FROM 'FILE' (header=false) RETURN *",
    "LOAD FROM name RETURN *",
    "LOAD FROM 'URL' (file_format='csv') RETURN *",
    "MATCH (a) LOAD FROM 'FILE' RETURN *",
    "COPY (MATCH (a:Agency) RETURN a.id) TO 'FOLDER/out.csv'",
    "COPY Agency FROM 'FILE'",
    "MATCH (a) RETURN a; COPY (RETURN 1) TO 'FOLDER/out.csv'",
    "EXPORT DATABASE 'FOLDER/export'",
    "EXPLAIN EXPORT DATABASE 'FOLDER/export'",
    "IMPORT DATABASE 'FOLDER'",
    "ATTACH 'FOLDER/x.lbug' AS x (dbtype lbug)",
    "ATTACH 'dbname=postgres host=127.0.0.1' AS x (dbtype postgres)",
    "INSTALL httpfs",
    "LOAD EXTENSION httpfs",
    "UNINSTALL httpfs",
    "USE x",
    "CHECKPOINT",
    "BEGIN TRANSACTION",
    "PROFILE MATCH (a) RETURN a",
    "CYPHER 25 MATCH (a) RETURN a",
    "CYPHER planner=dp MATCH (a) RETURN a",
    "CYPHER runtime=slotted LOAD CSV FROM 'file:///FILE' AS line RETURN line",
    "USING PERIODIC COMMIT 10 LOAD CSV FROM 'file:///FILE' AS line CREATE (a)",
    "USE system SHOW USERS",
    "MATCH (a) CALL { USE system MATCH (u:User) RETURN u } RETURN u",
)
FUNCTIONS = _many(
    "function",
    "CALL dbms.listConfig() YIELD name, value RETURN name, value",
    "MATCH (a) WITH a LIMIT 1 CALL dbms.listConfig() YIELD name RETURN name",
    "UNWIND [1] AS x CALL dbms.components() YIELD name RETURN name",
    "RETURN COLLECT { CALL dbms.listConfig() YIELD value RETURN value } AS found",
    "WITH 1 AS x CALL { SHOW SETTINGS YIELD name, value RETURN name, value } RETURN *",
    "CALL show_tables() RETURN *",
    "MATCH (a) CALL show_tables() RETURN *",
    "CALL current_setting('threads') RETURN *",
    "MATCH (a) CALL table_info('Agency') RETURN *",
    "SHOW TRANSACTIONS",
    "SHOW USERS YIELD * RETURN *",
    "SHOW FUNCTIONS",
    "MATCH (a) RETURN a SHOW SETTINGS",
    "RETURN apoc.load.json('URL')",
    "CALL apoc.cypher.runWrite('MATCH (n) DETACH DELETE n', {}) YIELD value RETURN value",
    "WITH 1 AS x CALL apoc.load.csv('file:///FILE') YIELD list RETURN list",
    "RETURN genai.vector.encode('x', 'OpenAI', {token: 'x'})",
    "RETURN `apoc`.`load`.`json`('URL')",
    "RETURN `reduce`(s = '', x IN [1] | s)",
    "RETURN apoc /* here */ . /* and here */ load.json('URL')",
    "RETURN reduce\u180e(s = '', x IN [1] | s)",
    "RETURN 1 //\r + size(reduce(s = '', x IN [1, 2] | s + 'x')) AS x",
    "RETURN graph.byName('system')",
    "MATCH (a) WHERE a.name = file('FILE') RETURN a",
    "RETURN nextval('s')",
    "RETURN error('x')",
    "RETURN getenv('HOME')",
    "RETURN sleep(10)",
    "RETURN list_transform([1], x -> x + 1)",
    "RETURN repeat('x', 1000000000)",
    "RETURN lpad('x', 2000000000, 'x')",
    "RETURN {0}('x')",
    "",
    ";",
    "// nothing",
    "/* MATCH */ DELETE",
)
ROWS = [
    Attack("cartesian", "MATCH (a), (b), (c), (d) WHERE a.id + b.id + c.id = d.id RETURN count(*)"),
    Attack("cartesian-sorted", "MATCH (a), (b), (c) RETURN a, b, c ORDER BY a.id + b.id + c.id LIMIT 5"),
    Attack("cartesian-distinct", "MATCH (a), (b), (c) RETURN count(DISTINCT a.id + b.id + c.id)"),
    Attack("cartesian-collected", "MATCH (a), (b), (c) RETURN size(collect(a.id + b.id + c.id))"),
    Attack(
        "unwind-product",
        " ".join(f"UNWIND range(1, 1000) AS x{n}" for n in range(6)) + " RETURN max(x0 + x5)",
        {},
        LADYBUG,
    ),
    Attack("range-counted", "UNWIND range(1, 1000000000) AS x RETURN count(x)"),
    Attack("range-returned", "RETURN range(1, 1000000000) AS x"),
    Attack("range-hidden", "WITH 1000000000 AS n RETURN range(1, n) AS x"),
    Attack("range-parameter", "RETURN range(1, $n) AS x", {"n": 10**12}),
    Attack("range-named-size", "WITH 1000000000000 AS size RETURN any(x IN range(1, size) WHERE x < 0)"),
    Attack("range-leading-zeros", "RETURN any(x IN range(1, 0000001000000000) WHERE x < 0)"),
    Attack("collected", "UNWIND range(1, 100000) AS x UNWIND range(1, 1000) AS y RETURN size(collect(x + y))"),
    Attack("walks", "MATCH p = (a)-[*1..30]-(b) RETURN max(length(p))"),
    Attack("walks-without-end", "MATCH p = (a)-[*]-(b) RETURN count(p)"),
    Attack("quantified", "MATCH p = ((a)--(b))+ RETURN count(*)"),
    Attack("shortest", "MATCH (a), (b) WHERE a.id <> b.id MATCH p = allShortestPaths((a)-[*]-(b)) RETURN count(p)"),
    Attack("clique", "MATCH " + ", ".join(f"(n{i})--(n{j})" for i in range(7) for j in range(i)) + " RETURN count(*)"),
    Attack("chain", "MATCH (a)" + "--()" * 12 + " RETURN count(*)"),
    Attack("counts-in-rows", "MATCH (a), (b) RETURN sum(COUNT { MATCH (a)--()--()--()--(b) })"),
]
VALUES = [
    Attack("string-doubled", "WITH 'xxxxxxxx' AS s " + "WITH s + s AS s " * 31 + "RETURN size(s)"),
    Attack("string-returned", "WITH 'xxxxxxxx' AS s " + "WITH s + s AS s " * 25 + "RETURN s"),
    Attack("list-doubled", "WITH [1, 2, 3, 4] AS s " + "WITH s + s AS s " * 31 + "RETURN size(s)"),
    Attack("list-nested", "WITH [1] AS s " + "WITH [s, s, s, s, s, s] AS s " * 10 + "RETURN s"),
    Attack("replaced", "WITH 'x' AS s " + "WITH replace(s, 'x', 'xxxxxxxxxxxxxxxxxxxx') AS s " * 8 + "RETURN size(s)"),
    Attack("loop-in-loop", "RETURN any(x IN range(1, 100000) WHERE any(y IN range(1, 100000) WHERE x + y < 0))"),
    Attack("list-in-list", "RETURN [x IN range(1, 100000) | [y IN range(1, 100000) | x * y]]"),
    Attack("loops-on-nodes", "MATCH (a) WITH collect(a) AS l RETURN [a IN l WHERE all(b IN l WHERE a.id <> b.id)]"),
    Attack("regex-alternatives", "RETURN $s =~ '(a|aa)+b'", {"s": "a" * 60}, LADYBUG),
    Attack("regex-groups", "RETURN $s =~ '(a*)*\\\\1b'", {"s": "a" * 60}, LADYBUG),
    Attack("regex-quoted", "RETURN $s =~ '(a+)\\Q\\E*b'", {"s": "a" * 60}),
    Attack("regex-stars", "MATCH (d:Document) RETURN d.text =~ '(?s).*.*.*.*.*.*!!'", {}, LADYBUG),
    Attack("regex-parameter", "RETURN $s =~ $p", {"s": "a" * 60, "p": "((a+)+)+b"}, LADYBUG),
    Attack("regex-joined", "RETURN $s =~ '(a+' + ')+b'", {"s": "a" * 60}, LADYBUG),
    Attack("regex-from-list", "RETURN any(p IN $ps WHERE $s =~ p)", {"s": "a" * 60, "ps": ["(a+)+b"]}, LADYBUG),
    Attack("regex-optional", "RETURN $s =~ $p", {"s": "a" * 30, "p": "a?" * 30 + "a" * 30}, LADYBUG),
]
FORMS = [
    Attack("long", "RETURN 1 AS x" + " " * 30_000),
    Attack("parentheses", "RETURN " + _nested("(", ")", 5000)),
    Attack("lists", "RETURN " + _nested("[", "]", 5000)),
    Attack("calls", "RETURN " + _nested("abs(", ")", 3000)),
    Attack("not", "RETURN " + _nested("NOT ", "", 4000, "true")),
    Attack("plus", "RETURN 1" + "+1" * 9000),
    Attack("or", "RETURN true" + " OR 1=2" * 2400),
    Attack("xor", "MATCH (a) WHERE " + " XOR ".join(f"a.id = '{n}'" for n in range(30)) + " RETURN count(a)"),
    Attack("case", "RETURN " + _nested("CASE WHEN true THEN ", " END", 600)),
    Attack("exists", "MATCH (n) WHERE " + _nested("EXISTS { MATCH (n) WHERE ", "}", 60, "true") + " RETURN n"),
    Attack("columns", "RETURN " + ", ".join(f"1 AS c{n}" for n in range(1500))),
    Attack("patterns", "MATCH " + ", ".join(f"(n{n})-->(m{n})" for n in range(300)) + " RETURN count(*)"),
    Attack("unions", "UNION ALL ".join(["MATCH (a), (b) RETURN count(a.id + b.id) AS n "] * 200)),
    Attack("withs", "WITH 1 AS x " + "WITH x " * 2000 + "RETURN x"),
    Attack("unclosed-string", "RETURN 'x"),
    Attack("unclosed-comment", "RETURN 1 /* x"),
    Attack("unclosed-name", "RETURN 1 AS `x"),
    Attack("null-character", "RETURN 1 AS x\0"),
    Attack("half-a-character", "RETURN '\ud800' AS x"),
    Attack("full-width", "RETURN size（'x'）"),
    Attack("binary", "MATCH \x01\x02\x7f RETURN 1"),
]
PARAMETERS = [
    Attack("huge-text", "RETURN size($p)", {"p": "x" * 30_000_000}),
    Attack("huge-list", "RETURN size($p)", {"p": list(range(1_000_000))}),
    Attack("deep-list", "RETURN $p", {"p": [[[[[[[[[[[[[[1]]]]]]]]]]]]]]}),
    Attack("large-number", "RETURN $p", {"p": 2**70}),
    Attack("half-a-character-given", "RETURN $p", {"p": "\ud800"}),
    Attack("object", "RETURN $p", {"p": object()}),
    Attack("set", "RETURN $p", {"p": {1, 2}}),
    Attack("bytes", "RETURN $p", {"p": b"x"}),
    Attack("number-as-key", "RETURN $p", {"p": {1: 2}}),
]
ATTACKS = [*WRITES, *SCHEMA, *FILES, *FUNCTIONS, *ROWS, *VALUES, *FORMS, *PARAMETERS]
