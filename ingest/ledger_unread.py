"""Columns of a ledger that hold bodies under a header that we do not know: somebody must say what they are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from ingest.ledger_headers import Column, Header
from ingest.source import Table
from ingest.tables import ITEM

UNREAD = "unread"
"""The kind of such a column."""

_FEWEST, _MOST = 3, 40  # cells that are looked at
_SHARE = 0.8
# Endings of organs alone: 县医院 and 冷链物流中心 are projects as well, 沙河镇 is a place.
_ORGAN = re.compile(r"(?:[局委厅办]|政府|管委会|办公室|委员会|公司|集团|[支大总]队|银行|支行)(?:（[^（）]*）)?$")


def with_unread(text: str, table: Table, header: Header) -> Header:
    """The header with the kind of such columns. Pure."""
    columns = tuple(
        replace(one, kind=UNREAD) if not one.kind and one.text and _holds_bodies(text, table, header, one) else one
        for one in header.columns
    )
    return replace(header, columns=columns)


def _holds_bodies(text: str, table: Table, header: Header, column: Column) -> bool:
    cells = [text[start:end] for start, end in _cells(table, header, column.index) if text[start:end].strip()]
    bodies = sum(all(_is_organ(name) for name in _names(cell)) for cell in cells)
    return len(cells) >= _FEWEST and bodies >= _SHARE * len(cells)


def _cells(table: Table, header: Header, index: int) -> Iterator[tuple[int, int]]:
    rows = table.rows[header.first_row : header.first_row + _MOST]
    return (row[index] for row in rows if index < len(row) and len(set(row)) > 1)


def _names(cell: str) -> list[str]:
    return [name for match in ITEM.finditer(cell) for name in match.group().split() if name]


def _is_organ(name: str) -> bool:
    return _ORGAN.search(name) is not None
