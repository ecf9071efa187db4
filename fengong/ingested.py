"""What became of the documents of one run: a line for each, and the scorecards while there are few."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph_store.errors import FengongError
from graph_store.store import Outcome, Replace
from ingest.prepared import Prepared
from ingest.scorecard import Scorecard
from ingest.trust import Share

if TYPE_CHECKING:
    from fengong.result import Result

FEW = 5  # documents whose scorecards are kept and printed in full
WORST = 20  # documents in the table of the others
OUTCOMES = {
    "added": ("新增", "added"), "replaced": ("已替换", "replaced"), "unchanged": ("没有变化", "unchanged"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Line:
    """A document in the summary: its counts and the shares that explain its trust."""

    document: str
    title: str
    tasks: int
    clauses: int
    assignments: int
    trust: float
    shares: tuple[Share, ...]
    file: str = ""


@dataclass(frozen=True, slots=True)
class Ingested:
    """The documents that were read, with what became of each, and why others were not.

    `scorecards` are those of all documents when they are few, else empty: `Graph.cards` gives them one by one.
    """

    lines: tuple[Line, ...]
    outcomes: tuple[Outcome, ...]
    skipped: tuple[FengongError, ...]
    scorecards: tuple[Scorecard, ...]

    def table(self, language: str = "zh", *, most: int = WORST, shown: bool = False) -> Result:
        """The documents, the least trusted first, at most so many, and a line for all of them.

        `shown` prints shares in per cent, for people.
        """
        from fengong.ingested_table import table

        return table(self, language, most, shown=shown)

    def same_numbers(self) -> Iterator[tuple[str, str]]:
        """A Chinese and an English line for each document whose number another document of the graph has, too."""
        for one in self.outcomes:
            if one.same_number:
                others = "、".join(one.same_number)
                yield (
                    f"注意：{one.document_id} 与图中的 {others} 文号相同，都保留；如是同一份，请 fengong remove 其一",
                    f"note: {one.document_id} has the number of {others} in the graph, and all stay; "
                    "if they are one, take one out with fengong remove",
                )


class Keeper:
    """Keeps of each document what a summary needs, so that a run of any length fits into memory."""

    def __init__(self) -> None:
        self._lines: list[Line] = []
        self._cards: list[Scorecard] = []
        self._skipped: list[FengongError] = []

    def changes(self, documents: Iterable[Prepared]) -> Iterator[Replace]:
        """The changes of the documents, each let go when it is written."""
        for one in documents:
            self._keep(one.scorecard, one.document["source"])
            yield one.change

    def _keep(self, card: Scorecard, file: str) -> None:
        counts = (card.tasks, card.clauses, card.assignments)
        self._lines.append(Line(card.document_id, card.title, *counts, card.trust, card.shares, file))
        self._cards.append(card)
        if len(self._lines) > FEW:
            self._cards.clear()

    def skip(self, problem: FengongError) -> None:
        """A document that was not read."""
        self._skipped.append(problem)

    def ingested(self, outcomes: Sequence[Outcome]) -> Ingested:
        """All of them, with what became of them."""
        return Ingested(tuple(self._lines), tuple(outcomes), tuple(self._skipped), tuple(self._cards))
