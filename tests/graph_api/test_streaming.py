"""Whole answers line by line: complete, or saying that they are not."""

from __future__ import annotations

import json
import logging
from dataclasses import replace

import pytest

from graph_api.streaming import chunks
from graph_store.errors import LimitError, StoreError
from queries.asking import Asker
from tests.graph_api.broken import Broken
from tests.graph_api.calling import Client
from tests.graph_api.serving import served


def test_all_rows_and_a_last_line(client: Client, asker: Asker) -> None:
    reply = client.get("/questions/shared-tasks/rows.ndjson", lang="en")
    assert reply.media_type == "application/x-ndjson"
    *rows, last = [json.loads(line) for line in reply.text.splitlines()]
    whole = asker.ask_whole("shared-tasks")
    assert rows == json.loads(json.dumps(whole.records()))
    assert (last["complete"], last["rows"], last["total"]) == (True, whole.total, whole.total)
    assert last["graph_version"] == reply.headers["X-Graph-Version"] == whole.graph_version
    assert last["notes"][0].startswith("Tasks in which")
    assert reply.headers["X-Total-Rows"] == str(whole.total) > "500"  # several pieces


def test_filters_order_and_columns(client: Client) -> None:
    asked = {"where.kind": "enterprise", "sort": "agency", "fields": "agency,tasks"}
    *rows, last = client.get("/questions/busiest-agencies/rows.ndjson", **asked).text.splitlines()
    wanted = client.get("/questions/busiest-agencies/rows", limit=1000, **asked).json()
    assert [list(json.loads(row).values()) for row in rows] == wanted["rows"]
    assert json.loads(last)["total"] == wanted["total"]


def test_a_stream_that_breaks_says_so(asker: Asker, caplog: pytest.LogCaptureFixture) -> None:
    answer = asker.ask_whole("shared-tasks")
    broken = replace(answer, rows=[*answer.rows[:600], (object(),) * len(answer.columns)])
    with caplog.at_level(logging.ERROR):
        *rows, last = b"".join(chunks(broken, "zh")).decode().splitlines()
    assert len(rows) == 500
    assert json.loads(last)["complete"] is False
    assert len(caplog.records) == 1


def test_rows_that_lack_some_are_not_called_complete(asker: Asker) -> None:
    answer = asker.ask("shared-tasks", {"limit": 5})
    assert json.loads(b"".join(chunks(answer, "zh")).splitlines()[-1])["complete"] is False


@pytest.mark.parametrize(("kind", "status"), [(StoreError, 503), (LimitError, 408)])
def test_what_goes_wrong_before_the_first_row_is_a_problem(kind: type[StoreError], status: int) -> None:
    with served(Broken(kind("坏了", "broken"))) as client:
        client.get("/tasks.ndjson").problem(status, kind.slug)
