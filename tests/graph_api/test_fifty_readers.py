"""Fifty readers while documents are put in, replaced and taken out: no error, and nothing half seen, on both engines."""

from __future__ import annotations

import html
import json
import re
import threading
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from graph_store.store import GraphStore, Remove
from ingest.load import load
from tests.graph_api import notices
from tests.graph_api.calling import Client, Reply

READERS = 50
PACKED = {"Accept-Encoding": "gzip"}


@dataclass(frozen=True, slots=True)
class State:
    """What a graph of the test holds: tasks of `works`, tasks that two of its bodies share, tasks in all."""

    works: int
    shared: int
    all: int


# Each reader asks all of these, every time for other rows, so that little comes from a cache.
Check = Callable[[Reply, State], bool]
ASKED: list[tuple[str, Check]] = [
    ("/api/v1/tasks?jurisdiction=all&limit={n}", lambda reply, state: reply.json()["total"] == state.all == rows(reply)),
    ("/api/v1/tasks?jurisdiction=all&after=&limit={n}", lambda reply, state: rows(reply) == state.all),
    ("/api/v1/tasks?document=works&limit={n}&sort=-number", lambda reply, state: rows(reply) == state.works),
    ("/api/v1/tasks.csv?document=works&limit={n}", lambda reply, state: len(reply.csv()) == state.works + 1),
    ("/api/v1/tasks.ndjson?document=works&section=-1&fields=number&where.section={one}", lambda reply, state: lines(reply) == state.works),
    ("/api/v1/questions/shared-tasks/rows?document=works&limit={n}", lambda reply, state: reply.json()["rows"][0][4] == state.shared),
    ("/api/v1/documents/works", lambda reply, state: reply.json()["scorecard"]["tasks"] == state.works == reply.json()["sections"][0]["tasks"]),
    ("/api/v1/network?document=works&minimum={n}", lambda reply, state: len(reply.json()["tasks"]) == state.works),
    ("/api/v1/agencies/640000:财政厅", lambda reply, state: reply.json()["tasks_total"] == state.all),
    ("/documents/works", lambda reply, state: len(set(re.findall(r"/tasks/(works:\d+)", reply.text))) == state.works),
    ("/agencies/640000:财政厅?lang={lang}", lambda reply, state: len(set(re.findall(r"/tasks/(\w+:\d+)", html.unescape(reply.text)))) == state.all),
    ("/questions/list-tasks?document=works&limit={n}", lambda reply, state: len(set(re.findall(r"/tasks/(works:\d+)", reply.text))) == state.works),
]  # fmt: skip


def rows(reply: Reply) -> int:
    return len(reply.json()["rows"])


def lines(reply: Reply) -> int:
    *found, last = map(json.loads, reply.text.splitlines())
    assert (last["complete"], last["rows"]) == (True, len(found))
    return len(found)


def test_fifty_readers(changing: tuple[Client, GraphStore]) -> None:
    client, store = changing
    states = _states(store)
    ended = threading.Event()

    def read(number: int) -> Counter[int]:
        statuses: Counter[int] = Counter()
        turn = number
        while not ended.is_set():
            path, right = ASKED[turn % len(ASKED)]
            reply = _get(client, path, turn)
            statuses[reply.status] += 1
            assert reply.status == 200, (path, reply.text[:300])
            assert right(reply, states[reply.headers["X-Graph-Version"]]), (path, reply.text[:2000])
            turn += 1
        return statuses

    with ThreadPoolExecutor(READERS) as pool:
        readers = [pool.submit(read, number) for number in range(READERS)]
        try:
            _changed(store, ended)
        finally:
            ended.set()
        read_in_all = sum((one.result() for one in readers), Counter[int]())
    assert set(read_in_all) == {200}
    assert read_in_all[200] > 4 * READERS


def _get(client: Client, path: str, turn: int) -> Reply:
    target = path.format(n=20 + turn, one=1, lang=("zh", "en")[turn % 2])
    return client.send("GET", quote(target, safe="/:?&=.-"))


def _states(store: GraphStore) -> dict[str, State]:
    """Every graph that there will be, by its version."""
    found: dict[str, State] = {}
    load(store, [notices.talkative()])
    for reading, tasks, shared in ((notices.first(), 2, 2), (notices.second(), 3, 3)):
        load(store, [reading])
        found[store.info().version] = State(tasks, shared, tasks + 1)
    store.write([Remove("talk")])
    found[store.info().version] = State(3, 3, 3)
    load(store, [notices.first()])
    found[store.info().version] = State(2, 2, 2)
    assert len(found) == 4
    return found


def _changed(store: GraphStore, ended: threading.Event) -> None:
    changes: list[Callable[[], Any]] = [
        lambda: load(store, [notices.second()]), lambda: load(store, [notices.talkative()]),
        lambda: load(store, [notices.first()]), lambda: store.write([Remove("talk")]),
    ]  # fmt: skip
    for change in [*changes, changes[0]]:
        ended.wait(0.5)
        change()
    ended.wait(0.5)
