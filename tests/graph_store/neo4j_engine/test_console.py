"""A place whose query goes on at the server: asked after until it ends there, and not beyond the closing of the store."""

from __future__ import annotations

import threading
from typing import Any

from graph_store.neo4j_engine.console import Console
from graph_store.settings import Settings


class Dead:
    """A worker that was killed."""

    is_alive = False


class Busy:
    """A driver of a server where the query goes on; it is its own session."""

    def __init__(self) -> None:
        self.asked, self.go, self.using = threading.Event(), threading.Event(), 0

    def session(self, **_: object) -> Busy:
        return self

    def __enter__(self) -> Busy:
        self.using += 1
        return self

    def __exit__(self, *_: object) -> None:
        self.using -= 1

    def run(self, *_: object) -> Busy:
        self.asked.set()
        self.go.wait(20)
        return self

    def single(self, *, strict: bool) -> dict[str, list[str]]:
        return {"ids": ["neo4j-transaction-1"]} if strict else {}


def test_closing_waits_until_nobody_uses_the_driver() -> None:
    driver: Any = Busy()
    console, dead = Console(driver, Settings(store="bolt://127.0.0.1:1")), Dead()
    console._give_back(dead, "tag")  # type: ignore[arg-type]
    assert driver.asked.wait(20)
    threading.Timer(0.2, driver.go.set).start()
    console.close()
    assert driver.using == 0
    assert not console._waiting
