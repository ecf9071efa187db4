"""The review as rows: findings with the nearest known names and the line for the corrections file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import Any

from fengong.overlay import author, corrections, now
from fengong.result import Result
from graph_store.settings import Settings
from ingest.corrections import Correction
from ingest.registry import index
from ingest.remedies import Doubtful, Remedy, Suggests, remedy
from ingest.resolve import Resolver
from queries.question import Column
from queries.review import COLUMNS, Finding, findings, reasons

_SHOWN = 120  # characters of a sentence on a screen
Card = tuple[Mapping[str, Any], str]
_MORE = (
    Column("nearest", "list", "相近的名称", "nearest names"),
    Column("fix", "text", "更正行", "line for the corrections file"),
)


def review(cards: Iterable[Card], settings: Settings, *, whole: bool = False) -> Result:
    """Findings of the documents, worst first. `whole`: these are all, so corrections that match in none are listed."""
    held = list(cards)
    texts = {card["document_id"]: text for card, text in held}
    who, when = author(), now()
    found = findings(held)
    if whole:
        found = [*found, *_nowhere(held, corrections(settings))]
    rows = [_row(one, texts.get(one.document, ""), who, when) for one in found]
    words = {"reason": reasons(settings.language)}
    return Result((*COLUMNS, *_MORE), rows, len(rows), translations=words, language=settings.language)


def _row(one: Finding, text: str, who: str, when: str) -> tuple[Any, ...]:
    doubt = Doubtful(one.document, one.reason, one.text, one.char_start, one.char_end)
    found = remedy(text, doubt, _names(one.jurisdiction), who, when) if text else Remedy()
    return (*one.row(), list(found.nearest), found.line)


@cache
def _names(jurisdiction: str) -> Suggests:
    return Resolver(index(jurisdiction))


def _nowhere(held: Sequence[Card], given: Sequence[Correction]) -> list[Finding]:
    """Corrections for all documents that match in none of them."""
    met = {(one["correct"], one["text"], one["time"]) for card, _ in held for one in card.get("corrections", ())}
    return [
        Finding("", "", "", "correction", one.text(), "", 0, 0, 0, "")
        for one in given
        if not one.document and (one.correct, one.text(), one.time) not in met
    ]


def lines(found: Result) -> list[str]:
    """The lines for the corrections file."""
    return [row[-1] for row in found.rows if row[-1]]


def for_a_screen(found: Result) -> Result:
    """The review without them, a task of several paragraphs only begun: both are too long for a table on a screen."""
    place = found.names.index("sentence")
    rows = [(*row[:place], _begun(row[place]), *row[place + 1 : -1]) for row in found.rows]
    return replace(found, columns=found.columns[:-1], rows=rows)


def _begun(sentence: str) -> str:
    return sentence if len(sentence) <= _SHOWN else sentence[:_SHOWN] + "…"
