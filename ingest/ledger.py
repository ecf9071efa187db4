"""A table of tasks (台账) into rows: what is to be done, by whom, by when. Columns are found by their headers.

`ledgers` gives those of a document. Whatever else stands in a document, a table without a known header is no ledger.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from graph_store.errors import InputError
from ingest import ledger_columns, ledger_headers
from ingest.ledger_headers import Column, Header, Span, kinds
from ingest.ledger_rows import Draft, fill
from ingest.ledger_unread import with_unread
from ingest.source import Source, Table

_SHOWN = 12
# What may stand between two parts of a table: a numbered heading, 续表, a page number.
_BETWEEN = re.compile(
    r"(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)]|[（(]?续表?[）)]?|第\d+页|[—-] ?\d+ ?[—-])"
    r"[^\n。]{0,40}"
)


@dataclass(frozen=True, slots=True)
class LedgerCell:
    """A cell that is neither number, section, task nor goal; `role` is what its column makes of the bodies in it."""

    kind: str
    role: str
    header_text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """One task. `number` is as printed; `start` and `end` enclose the cells that are its own.

    Of several columns of tasks the broader one is the `section` of the measures in the other, in every row (see
    ledger_broader); `above` are the headings over that, outermost first. A task has several spans when it stands in
    several cells or runs on in a row below.
    """

    number: str
    start: int
    end: int
    section: Span | None
    task: tuple[Span, ...]
    goal: Span | None
    cells: tuple[LedgerCell, ...]
    above: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Ledger:
    """A table with its columns and tasks. A row that runs over a page end belongs to the table where it began."""

    table: Table
    header: tuple[Column, ...]
    rows: tuple[LedgerRow, ...]


def ledgers(source: Source, columns: Mapping[str, str] | None = None) -> tuple[Ledger, ...]:
    """The ledgers among the tables of a document. A table that goes on from one above needs no header of its own.

    `columns` maps kinds to headers or columns by hand. Raises ParameterError when it is no such mapping.
    """
    ledger_columns.checked(columns or {})
    found: list[tuple[Table, Header, list[Draft]]] = []
    for table in source.tables:
        before = found[-1] if found else None
        header = _header(source.text, table, columns)
        if header is not None:
            found.append((table, header, fill(source.text, table, header, [])))
        elif before is not None and _goes_on(source.text, before[0], before[1], table):
            goes_on = ledger_headers.with_broader(source.text, table, Header(before[1].columns, 0, before[1].broader))
            found.append((table, goes_on, fill(source.text, table, goes_on, before[2])))
    return tuple(
        Ledger(table, header.columns, tuple(_row(draft) for draft in drafts)) for table, header, drafts in found
    )


def ledger(text: str, table: Table, columns: Mapping[str, str] | None = None) -> Ledger | None:
    """One table of `text` as a ledger; None when it is none."""
    ledger_columns.checked(columns or {})
    header = _header(text, table, columns)
    if header is None:
        return None
    return Ledger(table, header.columns, tuple(_row(draft) for draft in fill(text, table, header, [])))


def require_ledgers(source: Source, name: str, columns: Mapping[str, str] | None = None) -> None:
    """Raises InputError when no table of the workbook `name` has a header that we know: it names those that it saw,
    and a column that was told and is not there.
    """
    if ledgers(source, columns):
        return
    ledger_columns.require(source, name, columns or {})
    words = [word for table in source.tables for word in ledger_headers.seen(source.text, table)]
    saw = "、".join(dict.fromkeys(words[:_SHOWN])) or "—"
    saw = "".join(char if char.isprintable() else " " for char in saw)
    raise InputError(
        f"{name} 的表头里没有认识的任务列和单位列（看到：{saw}）：请用 --columns 指明，如 task=B lead=D",
        f"{name} has no header for tasks and bodies that we know (saw: {saw}): name them with --columns, such as"
        " task=B lead=D",
        where=name,
    )


def _header(text: str, table: Table, columns: Mapping[str, str] | None) -> Header | None:
    header = ledger_columns.told(text, table, columns) if columns else ledger_headers.find(text, table)
    if header is not None and not columns:
        header = _with_task(header)
    if header is None or not _usable(header):
        return None
    header = ledger_headers.with_broader(text, table, header)
    return header if columns else with_unread(text, table, header)


def _with_task(header: Header) -> Header:
    """Where no column is headed as what is to be done, the one whose header we do not know says it."""
    unknown = [column for column in header.columns if not column.kind and column.text]
    if len(unknown) != 1 or header.kinds() & {"task", "goal", "section"}:
        return header
    column = replace(unknown[0], kind="task")
    return replace(header, columns=tuple(column if one is unknown[0] else one for one in header.columns))


def _usable(header: Header) -> bool:
    """Whether there is something to do and somebody to do it."""
    found = header.kinds()
    return bool(found & {"task", "goal", "section"}) and any(kinds()[kind] for kind in found)


def _goes_on(text: str, before: Table, header: Header, table: Table) -> bool:
    width = max(map(len, table.rows), default=0)
    between = text[before.end : table.start].strip()
    return width == len(header.columns) and (not between or _BETWEEN.fullmatch(between) is not None)


def _row(draft: Draft) -> LedgerRow:
    return LedgerRow(
        draft.number,
        draft.start,
        draft.end,
        draft.above[-1] if draft.above else None,
        tuple(draft.task),
        draft.goal,
        tuple(LedgerCell(cell.kind, kinds()[cell.kind], cell.header, *cell.span) for cell in draft.cells),
        tuple(draft.above[:-1]),
    )
