"""Apply changes to a graph through any `run(cypher, parameters) -> records`: what both engines' writers share."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

from graph_store import statements as cypher
from graph_store.errors import StoreError
from graph_store.model import SCHEMA_VERSION
from graph_store.numbers import same_numbers
from graph_store.putting import put_in
from graph_store.shared import Run
from graph_store.store import Change, Outcome, Remove, Replace
from graph_store.version import Content, Version, graph_version


class Edit:
    """Changes of one graph inside the caller's transaction. At the end, `stamp` gives it its new version."""

    def __init__(self, run: Run) -> None:
        self._run = run
        self._gone: list[Content] = []
        self._come: list[Content] = []

    def apply(self, changes: Sequence[Change]) -> list[Outcome]:
        """Make changes of different documents, with the same result as one by one; say what became of each."""
        ids = [change.document_id for change in changes]
        former = {row["id"]: row["content"] for row in self._run(cypher.CONTENTS, {"ids": ids})}
        outcomes = [_outcome(change, former) for change in changes]
        done = [change for change, outcome in zip(changes, outcomes, strict=True) if is_change(outcome)]
        if not done:
            return outcomes
        new = [change for change in done if isinstance(change, Replace)]
        gone = [(change.document_id, former[change.document_id]) for change in done if change.document_id in former]
        numbered = same_numbers(self._run, done)
        candidates = _take_out(self._run, [document for document, _ in gone]) if gone else set()
        _prune(self._run, candidates | put_in(self._run, new))
        self._gone += gone
        self._come += [(change.document_id, change.content) for change in new]
        return [_numbered(one, numbered) for one in outcomes]

    @property
    def changed(self) -> bool:
        """Whether any of the changes altered the graph."""
        return bool(self._gone or self._come)

    def stamp(self, reader_version: str) -> None:
        """Set the graph's version to that of the documents that it now holds."""
        version = self._version()
        self._run(cypher.TOUCH_GRAPH, {})
        built_on = datetime.now(UTC).isoformat(timespec="seconds")
        self._run(
            cypher.SET_GRAPH,
            {
                "version": version, "schema_version": SCHEMA_VERSION, "reader_version": reader_version,
                "built_on": built_on,
            },
        )  # fmt: skip

    def _version(self) -> str:
        # All documents are looked at only where the sum cannot be trusted: there is none, or somebody else took some.
        found = self._run(cypher.GRAPH, {})
        former = Version.read(found[0]["version"]) if found else None
        if former is not None:
            moved = former.moved(self._gone, self._come)
            if moved.documents == self._run(cypher.COUNT_DOCUMENTS, {})[0]["documents"]:
                return str(moved)
        return graph_version((row["id"], row["content"]) for row in self._run(cypher.ALL_CONTENTS, {}))


def check_schema(run: Run) -> None:
    """Raise StoreError when the graph has another schema: it is derived, so it is rebuilt, not migrated."""
    found = run(cypher.GRAPH, {})
    version = found[0]["schema_version"] if found else SCHEMA_VERSION
    if version != SCHEMA_VERSION:
        raise StoreError(
            f"这张图由另一版本的分工写成（结构 {version}，现为 {SCHEMA_VERSION}）：请换一个位置，或删除后重新 ingest",
            f"this graph has schema {version}, this version writes {SCHEMA_VERSION}: use another place or rebuild it",
        )


def is_change(outcome: Outcome) -> bool:
    """Whether the graph was altered."""
    return outcome.outcome in {"added", "replaced", "removed"}


def _outcome(change: Change, former: dict[str, str]) -> Outcome:
    there = change.document_id in former
    if isinstance(change, Remove):
        return Outcome(change.document_id, "removed" if there else "absent")
    if there and former[change.document_id] == change.content:
        return Outcome(change.document_id, "unchanged")
    return Outcome(change.document_id, "replaced" if there else "added")


def _numbered(outcome: Outcome, numbered: dict[str, tuple[str, ...]]) -> Outcome:
    return Outcome(outcome.document_id, outcome.outcome, numbered.get(outcome.document_id, ()))


def _take_out(run: Run, documents: list[str]) -> set[str]:
    asked = {"ids": documents}
    agencies = {row["id"] for query in cypher.AGENCIES_OF_DOCUMENTS for row in run(query, asked)}
    for statement in cypher.REMOVE_DOCUMENTS:
        run(statement, asked)
    return agencies | {row["id"] for row in run(cypher.NEIGHBOURS, {"ids": sorted(agencies)})}


def _prune(run: Run, candidates: Iterable[str]) -> None:
    while candidates:
        unused = [row["id"] for row in run(cypher.UNUSED_AGENCIES, {"ids": sorted(candidates)})]
        if not unused:
            return
        candidates = {row["id"] for row in run(cypher.NEIGHBOURS, {"ids": unused})}
        run(cypher.DELETE_AGENCIES, {"ids": unused})
