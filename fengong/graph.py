"""The graph as users hold it: ask, cypher, network, ingest."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

from fengong.result import Result, from_answer, from_rows
from graph_store.connect import open_store
from graph_store.errors import ParameterError
from graph_store.settings import Settings
from graph_store.store import GraphStore, Limits
from queries.asking import Asker
from queries.formats import translations
from queries.question import Column

if TYPE_CHECKING:
    from fengong.ingested import Ingested
    from ingest.scorecard import Scorecard
    from networks import Network

QUESTION_COLUMNS = (
    Column("name", "text", "问题", "question"),
    Column("title", "text", "标题", "title"),
    Column("parameters", "list", "参数", "parameters"),
)


def open_graph(address: str | None = None, **settings: Any) -> Graph:
    """See `fengong.open`."""
    known = [one.name for one in fields(Settings) if one.name != "store"]
    for name in settings:
        if name not in known:
            raise ParameterError(
                f"没有设置 {name!r}；可用：{'、'.join(known)}",
                f"there is no setting {name!r}; there are: {', '.join(known)}",
                where=name,
            )
    return opened(Settings.from_environment(store=address, **settings))


def opened(found: Settings) -> Graph:
    """The graph that `found` names: of a store, or of a service that has one. Raises ParameterError."""
    if found.store.startswith(("http://", "https://")):
        from fengong.remote.graph import RemoteGraph

        return RemoteGraph(found)
    return Graph(open_store(found), found)


class Graph:
    """A graph to ask. Use it as a context manager, or call `close` when done."""

    def __init__(self, store: GraphStore, settings: Settings | None = None) -> None:
        self.store = store
        self.settings = settings or Settings()
        self.asker = Asker(store, cache_bytes=self.settings.cache_bytes)

    def ask(self, question: str, /, **parameters: Any) -> Result:
        """The answer to a catalogue question: `graph.ask("shared-tasks", limit=10)`.

        Raises NotFoundError, ParameterError, StoreError.
        """
        answer = self.asker.ask(question, parameters)
        words = translations(self.asker.questions.get(question), self.settings.language)
        return from_answer(answer, self.settings.language, words)

    def questions(self) -> Result:
        """The questions of the catalogue with their parameters (the ones that must be given carry a star)."""
        english = self.settings.language == "en"
        rows = [
            (
                one.name,
                one.title if english else one.title_zh,
                [f"{p.name}*" if p.required else p.name for p in one.parameters],
            )
            for one in self.asker.questions
        ]
        return Result(QUESTION_COLUMNS, rows, len(rows))

    def cypher(
        self, query: str, parameters: Mapping[str, Any] | None = None, *, limits: Limits | None = None, **more: Any
    ) -> Result:
        """The rows of a reading Cypher query, within `limits` (default: those of the settings).

        Parameters come as a mapping or as keywords. Raises QueryRefusedError, ParameterError, LimitError, StoreError.
        """
        own = self.settings
        bounds = limits or Limits(own.cypher_seconds, own.cypher_rows, own.cypher_bytes)
        return from_rows(self.store.console(query, {**(parameters or {}), **more}, bounds), own.language)

    def network(self, **options: Any) -> Network:
        """The network of bodies by shared tasks; options as of `networks.NetworkOptions`."""
        from networks import NetworkOptions, network

        return network(self.store, NetworkOptions(**options))

    def ingest(
        self, paths: str | Path | Sequence[str | Path], *, jobs: int = 0, fail_fast: bool = False, **metadata: Any
    ) -> Scorecard | Ingested:
        """Read notices into the graph, with the corrections of the settings, by `jobs` processes (0: all cores).

        One file gives its scorecard, and raises what is wrong with it. A folder, a ZIP archive or a list of them gives
        what became of each document: what cannot be read is skipped, or raised to `fail_fast`. Keywords as of
        `ingest.metadata.Metadata`.
        """
        from fengong.ingesting import Batch, ingested, is_document
        from ingest.extract import Reader
        from ingest.metadata import Metadata

        alone = isinstance(paths, (str, Path)) and is_document(paths)
        files = [paths] if isinstance(paths, (str, Path)) else list(paths)
        batch = Batch.of(files, Metadata(**metadata), self.settings, Reader(), jobs=jobs, fail_fast=fail_fast or alone)
        found = ingested(batch, self.store)
        return found.scorecards[0] if alone else found

    def review(self, document: str = "") -> Result:
        """What a person should look at, worst first, in all documents or in one. Raises NotFoundError."""
        from fengong.reviewing import review

        return review(self.cards(document), self.settings)

    def cards(self, document: str = "") -> Iterator[tuple[Mapping[str, Any], str]]:
        """(scorecard, text) of every document of the graph, or of one. Raises NotFoundError."""
        from queries.review import stored_cards

        yield from stored_cards(self.store, self.asker.scope().document(document) if document else "")

    def remove(self, document: str) -> None:
        """Take a document out of the graph. Raises NotFoundError."""
        from graph_store.store import Remove

        known = self.asker.scope().document(document)
        self.store.write([Remove(known)])

    def close(self) -> None:
        """Give back files, connections and processes."""
        self.store.close()

    def __enter__(self) -> Graph:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
