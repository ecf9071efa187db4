"""A worker that answers without any engine: `python -m tests.graph_store.console.toy`."""

from __future__ import annotations

import os
import time

from graph_store.console.serving import Answer, Job, serve
from graph_store.errors import QueryRefusedError, StoreError
from graph_store.store import Rows


def prepare(opening: Job) -> Answer:
    if opening.get("fail"):
        raise StoreError("开不了", "cannot begin", where="here")
    if opening.get("die"):
        os._exit(3)
    return answer


def answer(job: Job) -> Rows:
    what = job["query"]
    if what == "die":
        os._exit(3)
    if what == "sleep":
        time.sleep(60)
    if what == "memory":
        raise MemoryError
    if what == "refuse":
        raise QueryRefusedError("不行", "not so", where="query")
    if what == "fault":
        raise RuntimeError("first line\nsecond line")
    if what == "noise":
        print("no JSON", flush=True)
    return Rows(("pid", "x"), [(os.getpid(), job["parameters"].get("x"))], truncated=what == "cut")


if __name__ == "__main__":
    serve(prepare)
