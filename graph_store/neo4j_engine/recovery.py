"""What is done about a server that is stuck: one of ours is restarted, of another it is said what to do.

Restarting ends whatever else runs at the server, an ingest too: its documents are whole, and run again it goes on.
"""

from __future__ import annotations

import logging
import math
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from graph_store.audit import Audit
from graph_store.errors import FengongError, LimitError, StoreError, StoreRestartingError, StoreStuckError
from graph_store.local_neo4j.announced import is_restarting, was_restarted
from graph_store.local_neo4j.ours import Ours, find_ours
from graph_store.neo4j_engine.standing import Question, Standing
from graph_store.settings import Settings, shown_address

OUTCOMES = ("restarted", "failed", "foreign")
_LOG = logging.getLogger("fengong.store")
_TRY_AGAIN = 60.0  # seconds after a restart that failed
_LEFT = 3  # transactions that are named


class Recovery:
    """Decides for one store. May be used from several threads: one acts, the others see what became of it."""

    def __init__(self, settings: Settings, audit: Audit | None = None) -> None:
        self._settings, self._audit = settings, audit
        self._address = shown_address(settings.store)
        self._home = Path(settings.neo4j_home).expanduser()
        self._stuck: set[str] = set()
        self._acting = threading.Lock()
        self._next_try = 0.0
        self.restarting = False
        self.restarted = -math.inf  # when the last restart ended: nothing has been stuck since before that
        self.outcomes = dict.fromkeys(OUTCOMES, 0)

    def check(self, *, user: bool = False) -> None:
        """Raises StoreRestartingError while the server is restarted; for a `user`'s query StoreStuckError, too."""
        if self.restarting or is_restarting(self._home, self._settings.store):  # by us, or by another process
            raise self._restarting()
        if user and self._stuck:
            raise StoreStuckError(
                f"Neo4j {self._address} 里有停不下来的查询，暂不执行用户的查询：请终止该事务或重启服务器",
                f"a query at Neo4j {self._address} cannot be stopped, so no query of a user's is run: "
                "terminate that transaction or restart the server",
                where=self._address,
            )

    @contextmanager
    def explained(self, *, user: bool = False) -> Iterator[None]:
        """Refuse what is asked while the server is restarted, and say so to those whom the restart cut off."""
        self.check(user=user)
        try:
            yield
        except (StoreError, LimitError):  # a server that is stopping ends transactions as if their time were over
            self.check()
            if was_restarted(self._home, self._settings.store):
                raise self._restarting() from None
            raise

    def _restarting(self) -> StoreRestartingError:
        return StoreRestartingError(
            f"Neo4j {self._address} 卡住了，正在重新启动：请稍后再试",
            f"Neo4j at {self._address} was stuck and is being started again: try again in a moment",
            where=self._address,
        )

    def stuck(self, tag: str, standing: Standing, question: Question) -> None:
        """The query with `tag` goes on at the server, or the server has been silent, for too long."""
        self._stuck.add(tag)
        if not self._acting.acquire(blocking=False):
            return
        try:
            if time.monotonic() >= self._next_try:
                self._act(_told(standing, question))
        finally:
            self._acting.release()

    def over(self, tag: str) -> None:
        """The query with `tag` has ended, or it is asked after no more."""
        self._stuck.discard(tag)
        if not self._stuck:
            self._next_try = 0.0

    def _act(self, reason: str) -> None:
        if is_restarting(self._home, self._settings.store):
            return  # another process is at it, and its process of the server may just be gone
        self._record("server-stuck", reason=reason)
        try:
            ours = find_ours(self._home, self._settings.store)
            if ours is None:
                self._next_try = math.inf  # told once, until it is over
                self._foreign(reason)
            else:
                self._restart(ours, reason)
        except FengongError as problem:
            self._next_try = time.monotonic() + _TRY_AGAIN
            self.outcomes["failed"] += 1
            self._record("server-restart-failed", reason=problem.en)
            _LOG.error("%s: %s; not restarted: %s", self._address, reason, problem.en)

    def _restart(self, ours: Ours, reason: str) -> None:
        _LOG.error("%s: %s; it is ours (process %d) and is restarted", self._address, reason, ours.pid)
        self.restarting = True
        started = time.monotonic()
        try:
            info = ours.server.restart(ours.pid)
        finally:
            self.restarted = time.monotonic()
            self.restarting = False
        self.outcomes["restarted"] += 1
        seconds = round(time.monotonic() - started, 1)
        self._record("server-restarted", pid=ours.pid, new_pid=info.pid, seconds=seconds)
        _LOG.warning("%s: restarted in %.0f s as process %d, %s", self._address, seconds, info.pid, info.uri)

    def _foreign(self, reason: str) -> None:
        self.outcomes["foreign"] += 1
        _LOG.error(
            "%s: %s; users' queries are refused until it ends. The server was not started by `fengong neo4j start` "
            "(neo4j_home %s) and is left alone: SHOW TRANSACTIONS and TERMINATE TRANSACTIONS there, or restart it; "
            "db.transaction.timeout bounds most queries",
            self._address, reason, self._settings.neo4j_home,
        )  # fmt: skip

    def _record(self, event: str, **facts: Any) -> None:
        if self._audit:
            self._audit.record(event, server=self._address, **facts)


def _told(standing: Standing, question: Question) -> str:
    if standing is Standing.SILENT:
        return "the server takes connections and answers nothing"
    return "a query goes on after its end: transaction " + ", ".join(question.transactions[:_LEFT])
