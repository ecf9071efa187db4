"""Rows of a ledger into tasks: headings between rows, cells merged over several measures, rows that run on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from ingest.ledger_headers import Header, Row, Span, header_at, is_header, kinds, with_broader
from ingest.numerals import parse
from ingest.source import Table

_NUMBER_MARKS = re.compile(r"[\s（()）.．、第项条号#]")
_REMARK = re.compile(r"\s*(?:注|备注|说明|合计|总计)\s*[：:]?")
_TEXTUAL = frozenset({"number", "section", "task", "goal"})


@dataclass(frozen=True, slots=True)
class CellDraft:
    """A cell of a column that is neither number, section, task nor goal."""

    kind: str
    header: str
    span: Span


@dataclass(frozen=True, slots=True)
class _Heads:
    """What heads a row: the `heading` between rows, and by column the cells that head those to their right."""

    heading: tuple[Span, ...] = ()
    cells: tuple[tuple[int, Span], ...] = ()

    @property
    def spans(self) -> list[Span]:
        """All of them, outermost first."""
        return [*self.heading, *(span for _, span in self.cells)]

    def below(self, text: str, cells: Sequence[tuple[int, Span]]) -> _Heads:
        """Those of the next row, with its own `cells`: a new one ends what it held, one printed again goes on."""
        kept = list(self.cells)
        for index, span in cells:
            old = next((one for at, one in kept if at == index), None)
            if old is None or text[slice(*old)] != text[slice(*span)]:
                kept = [*((at, one) for at, one in kept if at < index), (index, span)]
        return _Heads(self.heading, tuple(kept))


@dataclass(slots=True)
class Draft:
    """A task that rows below may still add to. `heads` are the headings that hold until the next of their kind."""

    number: str
    above: list[Span]
    heads: _Heads
    task: list[Span]
    goal: Span | None
    start: int
    end: int
    cells: list[CellDraft] = field(default_factory=list)

    def add(self, cells: Sequence[CellDraft]) -> None:
        """Take in cells that are not there yet."""
        self.cells.extend(cell for cell in cells if cell not in self.cells)

    def reach(self, spans: Sequence[Span]) -> None:
        """Let start and end enclose these spans, too."""
        self.start = min([self.start, *(start for start, _ in spans)])
        self.end = max([self.end, *(end for _, end in spans)])


@dataclass(slots=True)
class _Cells:
    """The cells of one row by what their columns are; empty cells are left out."""

    number: list[Span]
    section: list[tuple[int, Span]]
    task: list[Span]
    goal: list[Span]
    others: list[CellDraft]


def fill(text: str, table: Table, header: Header, before: list[Draft]) -> list[Draft]:
    """The tasks of `table`. `before` are those of the table that it goes on from: its first row may add to the last."""
    reader = _Rows(text, table, header, before)
    for number in range(header.first_row, len(table.rows)):
        reader.read(number)
    return reader.drafts


class _Rows:
    def __init__(self, text: str, table: Table, header: Header, before: list[Draft]) -> None:
        self._text, self._rows, self._header = text, table.rows, header
        self._before = before
        self._skip_to = header.first_row
        self._heads = before[-1].heads if before else _Heads()
        self.drafts: list[Draft] = []

    def read(self, number: int) -> None:
        """Read one row."""
        row = self._rows[number]
        if number < self._skip_to or not any(map(self._filled, row)):
            return
        if is_header(self._text, row):
            self._new_header(number)
        elif (heading := self._heading_of(row)) is not None:
            remark = _REMARK.match(self._text, *heading)
            self._heads = _Heads(self._heads.heading if remark else (heading,))
        else:
            self._task(number, row, self._cells(row))

    def _new_header(self, number: int) -> None:
        found = header_at(self._text, _table(self._rows), number)
        if {"task", "goal", "section"} & found.kinds() and any(kinds()[kind] for kind in found.kinds()):
            self._header = with_broader(self._text, _table(self._rows), found)
        self._skip_to = found.first_row

    def _heading_of(self, row: Row) -> Span | None:
        """The one cell of a row that is a heading of the rows below: over all columns, or alone and not a number."""
        filled = [(index, span) for index, span in enumerate(row) if self._filled(span)]
        spans = {span for _, span in filled}
        if len(spans) != 1:
            return None
        (span,) = spans
        if len(filled) > 1:
            return span
        kind = self._kind(filled[0][0])
        return span if kind == "number" and parse(_NUMBER_MARKS.sub("", self._text[slice(*span)])) is None else None

    def _cells(self, row: Row) -> _Cells:
        found = _Cells([], [], [], [], [])
        for index, span in enumerate(row):
            kind = self._kind(index)
            if not kind or not self._filled(span):
                continue
            if kind == "section" or index in self._header.broader:
                found.section.append((index, span))
            elif kind in _TEXTUAL:
                place: list[Span] = getattr(found, kind)
                if span not in place:
                    place.append(span)
            else:
                cell = CellDraft(kind, self._header.columns[index].text, span)
                if cell not in found.others:
                    found.others.append(cell)
        _without_task(found, self._header)
        return found

    def _task(self, number: int, row: Row, cells: _Cells) -> None:
        self._heads = self._heads.below(self._text, cells.section)
        own = [span for span in row if self._filled(span) and not self._from_above(number, span)]
        last = self._last()
        if last is not None and self._runs_on(number, cells, last):
            last.task.extend(span for span in cells.task if span not in last.task and span not in last.above)
            last.add(cells.others)
            last.reach(own if last in self.drafts else [])
            return
        parents, task = self._parents(number, cells)
        above = [one for one in (*self._heads.spans, *parents) if one not in task]
        name = " ".join(self._text[start:end].strip() for start, end in cells.number)
        goal = next((span for span in cells.goal if span not in task), None)
        draft = Draft(
            name, list(dict.fromkeys(above)), self._heads, task, goal, *(own[0] if own else row[0]), cells.others
        )
        draft.reach(own)
        self.drafts.append(draft)

    def _last(self) -> Draft | None:
        return self.drafts[-1] if self.drafts else self._before[-1] if self._before else None

    def _runs_on(self, number: int, cells: _Cells, last: Draft) -> bool:
        """Whether a row only adds to the task above: no task of its own, or the rest of a row cut by a page end."""
        if not self.drafts and self._before and "number" in self._header.kinds():
            return not cells.number
        fresh = [span for span in (*cells.task, *cells.goal) if not self._from_above(number, span)]
        fresh_number = any(not self._from_above(number, span) for span in cells.number)
        if cells.task or cells.goal:
            return not fresh and set(cells.task) <= {*last.task, *last.above}
        return not fresh_number

    def _parents(self, number: int, cells: _Cells) -> tuple[list[Span], list[Span]]:
        """Task cells that cover several measures, and the measures; a goal of its own under one task is a measure."""
        wide = [span for span in cells.task if self._covers_several(number, span)]
        narrow = [span for span in cells.task if span not in wide]
        if wide and narrow:
            return wide, narrow
        goals = [span for span in cells.goal if not self._covers_several(number, span)]
        return (wide, goals) if wide and goals else ([], list(cells.task))

    def _covers_several(self, number: int, span: Span) -> bool:
        below = number + 1 < len(self._rows) and span in self._rows[number + 1]
        return below or self._from_above(number, span)

    def _from_above(self, number: int, span: Span) -> bool:
        return number > 0 and span in self._rows[number - 1]

    def _kind(self, index: int) -> str:
        return self._header.columns[index].kind if index < len(self._header.columns) else ""

    def _filled(self, span: Span) -> bool:
        return bool(self._text[span[0] : span[1]].strip())


def _without_task(found: _Cells, header: Header) -> None:
    """Where no column is headed as a task, the goal is what is to be done, or else the section."""
    if "task" in header.kinds():
        found.task = found.task or [span for index, span in found.section if index in header.broader][-1:]
        return
    if "goal" in header.kinds():
        found.task, found.goal = found.goal, []
    else:
        found.task, found.section = [span for _, span in found.section], []


def _table(rows: tuple[tuple[Span, ...], ...]) -> Table:
    return Table(0, 0, rows, "")
