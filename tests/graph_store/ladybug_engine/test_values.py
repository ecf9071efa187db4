"""Values of Ladybug become plain ones: those that JSON has, and the same that Neo4j gives."""

from __future__ import annotations

import datetime
import uuid
from decimal import Decimal
from typing import Any

import pytest

from graph_store.ladybug_engine.values import plain

NODE = {"_ID": {"offset": 0, "table": 1}, "_LABEL": "Agency", "name": "财政厅", "id": "x", "title": None}
EDGE = {"_SRC": {}, "_DST": {}, "_ID": {}, "_LABEL": "LEADS", "role": "lead"}


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (None, None), (True, True), (3, 3), (1.5, 1.5), ("x", "x"), (Decimal("12"), 12), (Decimal("2.5"), 2.5),
        ((1, [Decimal("2")]), [1, [2]]), ({"b": Decimal("1"), 2: None}, {"b": 1, "2": None}),
        (datetime.date(2017, 1, 2), "2017-01-02"), (datetime.datetime(2017, 1, 2, 3), "2017-01-02T03:00:00"),
        (datetime.timedelta(days=1), "1 day, 0:00:00"), (uuid.UUID(int=1), "00000000-0000-0000-0000-000000000001"),
        (b"x", "b'x'"),
        (NODE, {"label": "Agency", "properties": {"id": "x", "name": "财政厅"}}),
        (EDGE, {"type": "LEADS", "properties": {"role": "lead"}}),
        (
            {"_NODES": [NODE], "_RELS": [EDGE]},
            {
                "nodes": [{"label": "Agency", "properties": {"id": "x", "name": "财政厅"}}],
                "relationships": [{"type": "LEADS", "properties": {"role": "lead"}}],
            },
        ),
    ],
)  # fmt: skip
def test_plain(value: Any, expected: Any) -> None:
    found = plain(value)
    assert found == expected
    assert type(found) is type(expected)
