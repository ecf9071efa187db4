"""One request on its way through: who asks, under which id, and what became of it."""

from __future__ import annotations

import itertools
import re
import secrets
from dataclasses import dataclass
from time import perf_counter

from graph_store.keys import Key

_GIVEN = re.compile(rb"[A-Za-z0-9._:-]{1,64}")


@dataclass(slots=True)
class Visit:
    """A request; `client` is whom limits count, `status` is 0 until the answer begins; `by_cookie` says that a browser
    showed its key unasked.
    """

    id: str
    client: str
    started: float
    key: Key | None = None
    status: int = 0
    refused: str = ""
    by_cookie: bool = False

    @property
    def kind(self) -> str:
        """What is written down of the client in the log of requests: no address and no name."""
        if self.key:
            return self.key.role
        return "local" if self.client == "local" else "visitor"

    def facts(self) -> dict[str, str]:
        """What the audit log says of who asked."""
        named = {"key": self.key.name} if self.key else {}
        return {"request_id": self.id, "client": self.client, **named}


class Ids:
    """Ids of requests: the one that a proxy gave, else a number behind a mark of this process."""

    def __init__(self) -> None:
        self._mark = secrets.token_hex(4)
        self._numbers = itertools.count(1)

    def of(self, given: bytes) -> str:
        """The id; one that was given is taken when it is short and harmless."""
        if given and _GIVEN.fullmatch(given):
            return given.decode()
        return f"{self._mark}-{next(self._numbers):x}"


def begun(identity: str, client: str) -> Visit:
    """A visit that begins now."""
    return Visit(identity, client, perf_counter())
