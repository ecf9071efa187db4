"""What holds of every reading, whatever the document was."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from graph_store.model import Assignment, DocumentGraph, Mentioned, Task
from graph_store.rows import sealed
from graph_store.vocabulary import kinds, managements, roles
from ingest.clause import Clause
from ingest.extract import Extraction
from ingest.pipeline import DocumentReading

_STRUCTURE = {"HAS_SECTION", "HAS_TASK"}


def holds(reading: DocumentReading, *, merged: bool = False) -> None:
    """Every span says what it claims, every edge has its ends, and nothing is without a name.

    `merged` says that a cell may stand in several rows, and so outside the row of its task.
    """
    graph = reading.graph
    _spans(graph)
    _ends(graph)
    _assignments(graph, merged=merged)
    _bodies(graph)
    assert sealed(graph).document.content == graph.document.content
    graph.document.text.encode()
    assert reading.scorecard.to_json() == graph.document.scorecard


def _spans(graph: DocumentGraph) -> None:
    text = graph.document.text
    for task in graph.tasks:
        assert 0 <= task.char_start < task.char_end <= len(text)
        assert text[task.char_start : task.char_end] == task.text
        assert text[task.clause_start : task.clause_end] == task.clause
        _details(text, task)
    for before, after in pairwise(graph.tasks):
        assert before.number < after.number
        assert before.char_start < after.char_start
    for section in graph.sections:
        assert 0 <= section.char_start <= section.char_end <= len(text)
    assert all(before.number < after.number for before, after in pairwise(graph.sections))


def _details(text: str, task: Task) -> None:
    for name in ("deadlines", "rhythms", "targets", "leaders"):
        printed, places = getattr(task, name), getattr(task, f"{name}_at")
        spans = [tuple(map(int, place.split("-"))) for place in places]
        assert [text[start:end] for start, end in spans] == list(printed)
        assert all(printed)


def _ends(graph: DocumentGraph) -> None:
    ids = [one.id for one in (graph.document, *graph.sections, *graph.tasks, *graph.agencies)]
    assert len(set(ids)) == len(ids)
    assert all(ids)
    known = set(ids)
    assert all(edge.source in known and edge.target in known for edge in graph.edges)
    owned = [edge.target for edge in graph.edges if edge.type in _STRUCTURE]
    assert sorted(owned) == sorted(one.id for one in (*graph.sections, *graph.tasks))


def _assignments(graph: DocumentGraph, *, merged: bool) -> None:
    text = graph.document.text
    tasks = {task.id: task for task in graph.tasks}
    for edge in graph.edges:
        said = edge.properties
        if isinstance(said, Assignment):
            assert edge.type == roles()[said.role].type
            assert 0 < said.confidence <= 1
            assert said.position >= 1
            assert said.rule
            assert said.basis
            own = tasks[edge.target]
            assert merged or said.inherited or own.char_start <= said.char_start < said.char_end <= own.char_end
        if isinstance(said, Assignment | Mentioned):
            assert text[said.char_start : said.char_end] == said.mention
            assert said.mention.strip() == said.mention != ""
            assert any(map(str.isalnum, said.mention))


def _bodies(graph: DocumentGraph) -> None:
    for one in graph.agencies:
        assert one.name.strip()
        assert one.full_name.strip()
        assert one.id.partition(":")[2]
        assert one.kind in kinds()
        assert one.management in {"", *managements()}
        # A body is one word of an id, of a row and of a page.
        assert not {"\n", "\r", "\0"} & set(one.name + one.id)


def clauses_of(found: Extraction) -> list[Clause]:
    """All clauses of a reading, each once, in order."""
    each = [one for task in found.tasks for one in task.clauses] + list(found.stray_clauses)
    return sorted({one.start: one for one in each}.values(), key=lambda one: one.start)


def same(first: Any, second: Any) -> None:
    """Reading twice gives the same."""
    assert first == second
