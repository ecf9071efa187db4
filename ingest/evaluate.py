"""Precision, recall and F1 of a reading against a labelled answer, for names and for names with their roles.

A labelled answer is a file of JSON lines, one for each clause in the order of the text: `clause` as printed, and
`assignments`, each a `mention` as printed and a `role`. Names are compared where they stand: a name found at another
place is an error. Blanks, line ends and the width of punctuation do not count where a clause is sought: those of a
document that is no plain text (DOCX, XLSX, HTML, PDF) are its reader's.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from graph_store.errors import InputError
from ingest.clause import Clause
from ingest.extract import Extraction
from ingest.passages import Passages, Span, passages, squeeze
from ingest.printable import printable

Found = tuple[int, int, str]  # span of a mention and its role


@dataclass(frozen=True, slots=True)
class Score:
    """Counts of one comparison, or of several added up."""

    right: int = 0
    found: int = 0
    wanted: int = 0

    @property
    def precision(self) -> float:
        """Share of what was found that is right; 1 when nothing was found."""
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """Share of what was wanted that was found; 1 when nothing was wanted."""
        return self.right / self.wanted if self.wanted else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0

    def __add__(self, other: Score) -> Score:
        return Score(self.right + other.right, self.found + other.found, self.wanted + other.wanted)


@dataclass(frozen=True, slots=True)
class Mistake:
    """A name that was missed (`found` is ""), made up (`wanted` is "") or given another role; roles on either side."""

    mention: str
    start: int
    wanted: str
    found: str


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The comparison of one document."""

    names: Score
    roles: Score
    mistakes: tuple[Mistake, ...]


def labelled(path: Path, text: str) -> list[Found]:
    """The answer in the file at `path` as spans of `text`. Raises InputError for a line that does not fit the text."""
    wanted: list[Found] = []
    within, position = passages(text), 0
    for number, line in enumerate(_lines(path), start=1):
        try:
            answer = json.loads(line)
            clause, before = str(answer["clause"]), str(answer.get("before", ""))
            pairs = [(str(one["mention"]), str(one["role"])) for one in answer["assignments"]]
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as problem:
            raise _wrong(
                path, number, f"不是带 clause 和 assignments 的 JSON（{problem}）", f"is no such JSON ({problem})"
            ) from problem
        span = _clause(within.squeezed, squeeze(clause), squeeze(before), position)
        if span is None:
            raise _wrong(
                path, number, f"的分句不在原文中：{clause[:40]}", f"has a clause that the text lacks: {clause[:40]}"
            )
        wanted += _places(path, number, within, span, pairs)
        position = span[1]
    return wanted


def _clause(squeezed: str, clause: str, before: str, position: int) -> Span | None:
    """Where the clause stands next behind `position`, and behind the words `before` it."""
    start = squeezed.find(clause, position) if clause else -1
    while start >= 0 and not squeezed.endswith(before, 0, start):
        start = squeezed.find(clause, start + 1)
    return (start, start + len(clause)) if start >= 0 else None


def _places(path: Path, number: int, within: Passages, clause: Span, pairs: list[tuple[str, str]]) -> Iterator[Found]:
    after, end = clause
    for mention, role in pairs:
        name = squeeze(mention)
        place = within.squeezed.find(name, after, end) if name else -1
        if place < 0:
            raise _wrong(path, number, f"的名称不在分句中：{mention}", f"has a name that its clause lacks: {mention}")
        after = place + len(name)
        yield within.places[place], within.places[after - 1] + 1, role


def _lines(path: Path) -> list[str]:
    try:
        return [line for line in path.read_text(encoding="utf-8-sig").splitlines() if line.strip()]
    except (OSError, UnicodeDecodeError) as problem:
        name = printable(path)
        raise InputError(
            f"无法读取标注文件 {name}：{problem}", f"cannot read the labelled file {name}: {problem}", where=name
        ) from problem


def _wrong(path: Path, number: int, zh: str, en: str) -> InputError:
    name = printable(path)
    return InputError(
        f"标注文件 {name} 第 {number} 行{zh}：请改正", f"line {number} of {name} {en}: correct it", where=name
    )


def found_in(extraction: Extraction) -> list[Found]:
    """All mentions of a reading with their roles, each once: those of tasks and those of clauses outside them."""
    read = [clause for task in extraction.tasks for clause in task.clauses] + list(extraction.stray_clauses)
    clauses = {clause.start: clause for clause in read if not _declares(clause, read)}
    return sorted(
        (mention.start, mention.end, segment.role)
        for clause in clauses.values()
        for segment in clause.segments
        for mention in segment.mentions
    )


def _declares(clause: Clause, read: list[Clause]) -> bool:
    """Whether it is a declaration that stands in the running text, where a labelled answer has no clause."""
    inside = (one.start <= clause.start and clause.end <= one.end for one in read if one.form != "declaration")
    return clause.form == "declaration" and not any(inside)


def evaluate(text: str, found: Iterable[Found], wanted: Iterable[Found]) -> Evaluation:
    """Compare what was found in `text` with what was wanted."""
    have = {(start, end): role for start, end, role in found}
    want = {(start, end): role for start, end, role in wanted}
    both = have.keys() & want.keys()
    right = {span for span in both if have[span] == want[span]}
    mistakes = tuple(
        Mistake(text[start:end], start, want.get((start, end), ""), have.get((start, end), ""))
        for start, end in sorted((have.keys() | want.keys()) - right)
    )
    return Evaluation(Score(len(both), len(have), len(want)), Score(len(right), len(have), len(want)), mistakes)
