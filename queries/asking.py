"""Asking a question of a store: one execution gives all rows, of which an answer shows a page."""

from __future__ import annotations

import threading
import time
from collections.abc import Mapping
from typing import Any

from graph_store.errors import LimitError, StoreBusyError
from graph_store.store import GraphInfo, GraphStore
from queries.answer import Answer, Note
from queries.cache import Row, RowCache
from queries.catalogue import Catalogue, catalogue
from queries.notes import cut_note, notes
from queries.parameters import read_parameters
from queries.question import Question
from queries.scope import Scope

_TRIES = 3  # of an answer that a write came between
MOST_ROWS = 200_000  # of a whole answer; more is refused, not cut in silence


class Asker:
    """Answers catalogue questions on one store; keeps whole answers, so that a page more costs nothing."""

    def __init__(self, store: GraphStore, questions: Catalogue | None = None, *, cache_bytes: int = 64_000_000) -> None:
        self.store = store
        self.questions = questions or catalogue()
        self._cache = RowCache(cache_bytes)
        self._scope: Scope | None = None
        self._lock = threading.Lock()

    def scope(self) -> Scope:
        """Facts about the graph as it is now."""
        return self._scope_of(self.store.info().version)

    def _scope_of(self, version: str) -> Scope:
        with self._lock:
            if self._scope is None or self._scope.version != version:
                self._scope = Scope(self.store, version)
            return self._scope

    def ask(self, name: str, given: Mapping[str, Any] | None = None) -> Answer:
        """The answer to question `name`. Raises NotFoundError, ParameterError, LimitError, StoreError."""
        started = time.perf_counter()
        question = self.questions.get(name)
        scope, values, rows = self._whole(question, given or {})
        offset, limit = values["offset"], values["limit"]
        page = _own(question, rows[offset : offset + limit])
        total, tie = len(rows), tie_at(question, values, rows, offset + limit)
        said = list(notes(question, values, scope))
        if len(page) < total:
            said.append(cut_note(len(page), total, tie=tie))
        return Answer(
            name, values, question.columns, page, total, len(page) < total, tie, tuple[Note, ...](said),
            self.store.engine, scope.version, round((time.perf_counter() - started) * 1000, 3),
        )  # fmt: skip

    def ask_whole(self, name: str, given: Mapping[str, Any] | None = None) -> Answer:
        """The answer with all of its rows, whatever `limit` and `offset` say. Raises what `ask` raises."""
        started = time.perf_counter()
        question = self.questions.get(name)
        scope, values, rows = self._whole(question, given or {})
        return Answer(
            name, values, question.columns, _own(question, rows), len(rows), False, False,
            tuple[Note, ...](notes(question, values, scope)), self.store.engine, scope.version,
            round((time.perf_counter() - started) * 1000, 3),
        )  # fmt: skip

    def _whole(self, question: Question, given: Mapping[str, Any]) -> tuple[Scope, dict[str, Any], list[Row]]:
        """All rows, of one version of the graph."""
        for _ in range(_TRIES):
            before = self.store.info()
            scope = self._scope_of(before.version)
            values = read_parameters(question, given, scope)
            rows = self._rows(question, values, scope, before)
            if rows is not None:
                return scope, values, rows
        raise StoreBusyError("图正在更新，请稍后再试", "the graph is being rewritten: try again")

    def _rows(self, question: Question, values: dict[str, Any], scope: Scope, before: GraphInfo) -> list[Row] | None:
        """All rows, or None when the graph changed while they were read: they must not answer for another version."""
        key = (scope.version, question.name, repr({**values, "limit": 0, "offset": 0}))
        rows = self._cache.get(key)
        if rows is None:
            found = self.store.read(question.cypher, {**values, "offset": 0, "limit": MOST_ROWS + 1})
            if len(found.rows) > MOST_ROWS:
                raise _too_many(question)
            rows = _named_in_full(question, found.rows, scope)
            if self.store.info() != before:
                return None
            self._cache.put(key, rows)
        return rows


def _own(question: Question, rows: list[Row]) -> list[Row]:
    """The rows with lists of the asker's own: what is kept must not change with them."""
    if all(column.type != "list" for column in question.columns):
        return rows
    return [tuple(list(value) if isinstance(value, list) else value for value in row) for row in rows]


def tie_at(question: Question, values: dict[str, Any], rows: list[Row], cut: int) -> bool:
    """Whether the rows beside `cut` rank equal by what ranks the question."""
    if not question.rank or not 0 < cut < len(rows):
        return False
    names = [column.name for column in question.columns]
    ranks = [names.index(values["rank_by"] if name == "$rank_by" else name) for name in question.rank]
    return all(rows[cut - 1][rank] == rows[cut][rank] for rank in ranks)


def _named_in_full(question: Question, rows: list[Row], scope: Scope) -> list[Row]:
    """In a graph of several jurisdictions 自治区财政厅 is two bodies: there the full names are shown."""
    if len(scope.jurisdictions) <= 1:
        return rows
    names = [column.name for column in question.columns]
    pairs = [
        (names.index(name), names.index(name.removesuffix("_agency") + "_id"))
        for name in names
        if name.removesuffix("_agency") + "_id" in names
    ]
    full = scope.full_names
    changed = []
    for row in rows:
        cells = list(row)
        for name, key in pairs:
            cells[name] = full.get(row[key], row[name])
        changed.append(tuple(cells))
    return changed


def _too_many(question: Question) -> LimitError:
    return LimitError(
        f"{question.name} 的答案超过 {MOST_ROWS} 行：请用 document、section、kind 等缩小范围",
        f"the answer to {question.name} has more than {MOST_ROWS} rows: narrow it by document, section or kind",
    )
