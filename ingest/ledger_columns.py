"""Columns of a ledger mapped by hand: `{"task": "B", "lead": "主要承担部门"}`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from difflib import get_close_matches

from graph_store.errors import InputError, ParameterError
from ingest.ledger_headers import Column, Header, find, kind_of, kinds, plain, seen
from ingest.ledger_unread import UNREAD
from ingest.source import Source, Table

_LETTERS = re.compile(r"[A-Za-z]{1,2}")
_MOST_DIGITS = 4
_MOST_SHOWN = 12


def checked(columns: Mapping[str, str]) -> None:
    """Raises ParameterError when a kind is not one of ours or no column is named."""
    for kind, column in columns.items():
        known_kinds = [one for one in kinds() if one != UNREAD]
        if kind not in known_kinds or not column.strip():
            known = "、".join(known_kinds)
            raise ParameterError(
                f"--columns 中 {kind}={column} 不对：应为 类别=列名或列号，类别有 {known}",
                f"--columns {kind}={column} is wrong: give KIND=HEADER or KIND=COLUMN; kinds are {known}",
                where="columns",
            )


def told(text: str, table: Table, columns: Mapping[str, str]) -> Header | None:
    """The header of `table` with the columns that were told; None when a told column is not there.

    A column is a letter (B), a number from 1, or a header as printed. Where no header is known, the first row that
    fills every told column is it.
    """
    known = find(text, table)
    positions = {kind: _position(name) for kind, name in columns.items()}
    if any(position is None for position in positions.values()):
        row = _row_with(text, table, [name for kind, name in columns.items() if positions[kind] is None])
        if row is None:
            return None
        words = [plain(text[start:end]) for start, end in table.rows[row]]
        told_words = {kind: plain(name) for kind, name in columns.items()}
        positions = {
            kind: words.index(told_words[kind]) if position is None else position
            for kind, position in positions.items()
        }
        known = _plain_header(text, table, row, known)
    width = max(map(len, table.rows), default=0)
    if any(position is not None and position >= width for position in positions.values()):
        return None
    return _with(known or _first_full(text, table, positions), {p: kind for kind, p in positions.items()})


def require(source: Source, name: str, columns: Mapping[str, str]) -> None:
    """Raises InputError for a told column that no table of the workbook `name` has, naming the nearest that it has."""
    for kind, column in columns.items():
        if not any(_is_there(source.text, table, column) for table in source.tables):
            raise _absent(source, name, kind, column)


def _is_there(text: str, table: Table, column: str) -> bool:
    position = _position(column)
    if position is not None:
        return position < max(map(len, table.rows), default=0)
    return _row_with(text, table, [column]) is not None


def _absent(source: Source, name: str, kind: str, column: str) -> InputError:
    known = list(dict.fromkeys(word for table in source.tables for word in _headers(source.text, table)))
    alike = get_close_matches(plain(column), known, 1, 0.4) or [word for word in known if kind_of(word) == kind]
    near_zh, near_en = (f"，最接近的是 {alike[0]}", f"; the nearest is {alike[0]}") if alike else ("", "")
    listed = "、".join(known[:_MOST_SHOWN]) or "—"
    return InputError(
        f"{name} 里没有 --columns {kind}={column} 所说的列{near_zh}；有的列：{listed}",
        f"{name} has no column as --columns {kind}={column} says{near_en}; its columns: {listed}",
        where=name,
    )


def _headers(text: str, table: Table) -> list[str]:
    known = find(text, table)
    words = [column.text for column in known.columns] if known is not None else seen(text, table)
    return [word for word in map(plain, words) if word]


def _position(name: str) -> int | None:
    name = name.strip()
    if name.isascii() and name.isdecimal() and len(name) <= _MOST_DIGITS and int(name):
        return int(name) - 1
    if not _LETTERS.fullmatch(name):
        return None
    number = 0
    for letter in name.upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def _row_with(text: str, table: Table, names: list[str]) -> int | None:
    wanted = {plain(name) for name in names}
    for number, row in enumerate(table.rows):
        if wanted <= {plain(text[start:end]) for start, end in row}:
            return number
    return None


def _plain_header(text: str, table: Table, row: int, known: Header | None) -> Header:
    if known is not None and known.first_row > row:
        return known
    columns = tuple(Column(index, "", text[start:end]) for index, (start, end) in enumerate(table.rows[row]))
    return Header(columns, row + 1)


def _first_full(text: str, table: Table, positions: Mapping[str, int | None]) -> Header:
    wanted = [position for position in positions.values() if position is not None]
    for number, row in enumerate(table.rows):
        if all(position < len(row) and text[slice(*row[position])].strip() for position in wanted):
            return _plain_header(text, table, number, None)
    return Header(tuple(Column(index, "", "") for index in range(max(map(len, table.rows), default=0))), 0)


def _with(header: Header, kind_at: Mapping[int | None, str]) -> Header:
    """`header` with these kinds; another column of the same kind found by its words stands back."""
    given = set(kind_at.values())
    texts = {column.index: column for column in header.columns}
    width = max([*texts, *(position for position in kind_at if position is not None)]) + 1
    columns = []
    for index in range(width):
        old = texts.get(index, Column(index, "", ""))
        columns.append(Column(index, kind_at.get(index) or ("" if old.kind in given else old.kind), old.text))
    return Header(tuple(columns), header.first_row)
