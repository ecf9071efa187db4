"""What a person should look at, over all documents of a graph: the doubts of their scorecards, worst first."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from time import perf_counter
from typing import Any

from graph_store.ids import task_id
from graph_store.store import GraphStore
from graph_store.vocabulary import table
from queries.answer import Answer, Note
from queries.asking import Asker
from queries.question import Column
from queries.sentences import sentence_around

COLUMNS = (
    Column("document", "text", "文件", "document"),
    Column("task", "text", "任务", "task"),
    Column("reason", "text", "原因", "reason"),
    Column("text", "text", "文字", "text"),
    Column("sentence", "text", "原句", "sentence"),
    Column("times", "number", "涉及条数", "concerns"),
    Column("char_start", "number", "起", "from"),
    Column("char_end", "number", "止", "to"),
    Column("place", "text", "出处", "place"),
)
_NOTE = Note(
    "最要紧的在前。相近的名称和更正行见 fengong review。",
    "Worst first. For the nearest names and the line for the corrections file: fengong review.",
)
_IDS = "MATCH (d:Document) RETURN d.id AS id ORDER BY id"
_ONE = "MATCH (d:Document {id: $id}) RETURN d.scorecard AS card, d.text AS text"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to look at: `reason` is of the table reasons; spans are 0 when it has no place."""

    document: str
    jurisdiction: str
    task: str
    reason: str
    text: str
    sentence: str
    times: int
    char_start: int
    char_end: int
    place: str

    def row(self) -> tuple[Any, ...]:
        """The finding as a row of COLUMNS."""
        return (
            self.document, self.task, self.reason, self.text, self.sentence, self.times, self.char_start,
            self.char_end, self.place,
        )  # fmt: skip


def reasons(language: str) -> dict[str, str]:
    """The reasons in words, worst first."""
    return {row["reason"]: row["en" if language == "en" else "zh"] for row in table("reasons")}


def stored_cards(store: GraphStore, document: str = "") -> Iterator[tuple[dict[str, Any], str]]:
    """(scorecard, text) of every document of the graph, or of one, a document at a time."""
    for row in [{"id": document}] if document else store.read(_IDS).records():
        for found in store.read(_ONE, {"id": row["id"]}).records():
            yield json.loads(found["card"]), found["text"]


def findings(cards: Iterable[tuple[Mapping[str, Any], str]]) -> list[Finding]:
    """The doubts of all scorecards, worst first, then by document and place. Pure."""
    order = {row["reason"]: place for place, row in enumerate(table("reasons"))}
    found = [_finding(card, text, one) for card, text in cards for one in card.get("doubts", ())]
    return sorted(found, key=lambda one: (order.get(one.reason, len(order)), one.document, one.char_start))


def _finding(card: Mapping[str, Any], text: str, one: Mapping[str, Any]) -> Finding:
    start, end, number = one["char_start"], one["char_end"], one["task"]
    document = card["document_id"]
    return Finding(
        document, card["jurisdiction"], task_id(document, number) if number else "", one["reason"], one["text"],
        sentence_around(text, start, end) if end else "", one["times"], start, end, one["place"],
    )  # fmt: skip


def review_answer(asker: Asker, document: str = "", limit: int = 100, offset: int = 0) -> Answer:
    """The findings of all documents, or of one, as an answer of the catalogue is. Raises NotFoundError."""
    start = perf_counter()
    known = asker.scope().document(document) if document else ""
    found = findings(stored_cards(asker.store, known))
    shown = found[offset : offset + limit]
    return Answer(
        "review", {"document": document, "limit": limit, "offset": offset}, COLUMNS, [one.row() for one in shown],
        len(found), len(shown) < len(found), False, (_NOTE,), asker.store.engine, asker.store.info().version,
        round((perf_counter() - start) * 1000, 1),
    )  # fmt: skip
