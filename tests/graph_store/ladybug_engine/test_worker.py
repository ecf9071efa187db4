"""What the worker reads in a plan of Ladybug, and what it makes of the engine's words."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import ladybug
import pytest

from graph_store.errors import LimitError, QueryRefusedError, StoreDamagedError
from graph_store.ladybug_engine.database import open_for_reading
from graph_store.ladybug_engine.store import LadybugStore
from graph_store.ladybug_engine.worker import answer, operators, prepare

PLAN = """
┌──────────────────────────┐
│      PROJECTION[3]       │
├──────────────────────────┤
│   TABLE_FUNCTION_CALL[1] │
│   Function: READ_FTABLE  │
├──────────────────────────┤
│   TABLE_FUNCTION_CALL[0] │
│   Function: SHOW_TABLES  │
└──────────────────────────┘
"""


def job(query: str, seconds: float = 5.0, rows: int = 10, **parameters: Any) -> dict[str, Any]:
    return {"query": query, "parameters": parameters, "seconds": seconds, "rows": rows}


def test_operators_and_table_functions() -> None:
    assert operators(PLAN) == [
        "PROJECTION", "TABLE_FUNCTION_CALL", "TABLE_FUNCTION_CALL", "TABLE_FUNCTION SHOW_TABLES",
    ]  # fmt: skip
    assert operators("") == []


def test_answers_and_refusals(ladybug_store: LadybugStore) -> None:
    with open_for_reading(ladybug_store.path) as database, ladybug.Connection(database) as connection:
        found = answer(connection, job("MATCH (t:Task) RETURN t.number AS n ORDER BY n", rows=2))
        assert (found.rows, found.truncated) == ([(1,), (2,)], True)
        assert answer(connection, job("RETURN $x AS x", x="财")).rows == [("财",)]
        for query, words in (
            ("CALL show_tables() RETURN *", "begin with"),
            ("MATCH (a:Nothing) RETURN a", "the query is wrong"),
            ("RETURN 1 +", "the query is wrong"),
            (
                "MATCH (t:Task) WITH t ORDER BY t.number LIMIT 3 RETURN count(*) AS n, max(t.number) AS m",
                "ignores ORDER",
            ),
        ):
            with pytest.raises(QueryRefusedError, match=words) as caught:
                answer(connection, job(query))
            assert "\n" not in caught.value.zh
        with pytest.raises(QueryRefusedError, match="cannot run this form"):
            answer(connection, job("RETURN any(x IN [1] WHERE x = $y) AS found", y=1))
        endless = "MATCH (a:Agency), (b:Agency), (c:Agency), (d:Agency) WHERE a.name + b.name < c.name + d.name RETURN count(*)"
        with pytest.raises(LimitError, match=r"ran past 0\.1 s"):
            answer(connection, job(endless, seconds=0.1))


def test_a_file_that_does_not_match_is_not_opened(tmp_path: Path) -> None:
    path = tmp_path / "g.lbug"
    path.write_bytes(b"x")
    (tmp_path / "g.lbug.sha256").write_text("0" * 64 + "  g.lbug\n", encoding="ascii")
    with pytest.raises(StoreDamagedError, match="sha256"):
        prepare({"path": str(path), "memory": 1})
