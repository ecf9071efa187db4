"""The graph of a service in the hands of a user: what is asked, and what comes back, is the same as on a file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from fengong.graph import QUESTION_COLUMNS, Graph
from fengong.remote.connection import Connection
from fengong.remote.described import Described, described, sent
from fengong.remote.failures import understood
from fengong.remote.store import RemoteStore
from fengong.result import Result
from graph_store.settings import Settings

if TYPE_CHECKING:
    from fengong.ingested import Ingested
    from ingest.scorecard import Scorecard
    from networks import Network

_PAGE = "1000"


class RemoteGraph(Graph):
    """A `Graph` that a service has. What changes a graph raises InputError."""

    def __init__(self, settings: Settings) -> None:
        self._connection = Connection(settings)
        self._described: dict[str, Described] = {}
        super().__init__(RemoteStore(self._connection), settings)

    def ask(self, question: str, /, **parameters: Any) -> Result:
        """The answer to a catalogue question. Raises NotFoundError, ParameterError, StoreError."""
        known = self._question(question)
        found = self._connection.get("questions", question, "rows", query=sent(known.question, parameters))
        with understood(self._connection.address):
            return Result(
                known.question.columns, [tuple(row) for row in found["rows"]], found["total"], found["truncated"],
                found["tie_at_cut"], tuple(found["notes"]), known.words, self.settings.language,
            )  # fmt: skip

    def _question(self, name: str) -> Described:
        if name not in self._described:
            told = self._connection.get("questions", name)
            with understood(self._connection.address):
                self._described[name] = described(told)
        return self._described[name]

    def questions(self) -> Result:
        """The questions that the service answers, with their parameters."""
        told = self._connection.get("questions")
        with understood(self._connection.address):
            rows = [
                (one["name"], one["title"], [f"{key}*" if key in one["required"] else key for key in one["parameters"]])
                for one in told["questions"]
            ]
        return Result(QUESTION_COLUMNS, rows, len(rows))

    def network(self, **options: Any) -> Network:
        """The network of bodies by shared tasks; options as of `networks.NetworkOptions`."""
        from networks import NetworkOptions
        from networks.restoring import restored

        wanted = {**asdict(NetworkOptions(**options))}
        wanted["roles"] = ",".join(wanted["roles"])
        query = [(name, _text(value)) for name, value in wanted.items() if value is not None]
        told = self._connection.get("network", query=query)
        with understood(self._connection.address):
            return restored(told)

    def cards(self, document: str = "") -> Iterator[tuple[Mapping[str, Any], str]]:
        """(scorecard, text) of every document that the service has, or of one. Raises NotFoundError."""
        for one in [document] if document else self._documents():
            found = self._connection.get("documents", one, query=[("fields", "scorecard,text")])
            with understood(self._connection.address):
                card, text = found["scorecard"], found["text"]
            yield card, text

    def _documents(self) -> Iterator[str]:
        query = [("after", ""), ("limit", _PAGE), ("jurisdiction", "all"), ("fields", "document")]
        page = self._connection.get("documents", query=query)
        while True:
            with understood(self._connection.address):
                ids, following = [str(row[0]) for row in page["rows"]], page["next"]
            yield from ids
            if following is None:
                return
            page = self._connection.follow(str(following))

    def ingest(
        self, paths: str | Path | Sequence[str | Path], *, jobs: int = 0, fail_fast: bool = False, **metadata: Any
    ) -> Scorecard | Ingested:
        """A service is not written. Raises InputError."""
        self.store.write([])
        raise AssertionError(paths)

    def remove(self, document: str) -> None:
        """A service is not written. Raises InputError."""
        self.store.write([])


def _text(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
