"""The header of a ledger, found by its words: 序号, 重点任务, 牵头单位, 配合单位 … in one row or in several."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from graph_store.vocabulary import table as rows_of
from ingest.ledger_broader import broader
from ingest.source import Table

Span = tuple[int, int]
Row = Sequence[Span]

_LONGEST = 14  # characters of a header without its brackets
_LOOKED_AT = 40  # rows in which a header may stand below a title and remarks
_BRACKETS = re.compile(r"[（(〔\[【][^（()）〔〕\[\]【】]*[）)〕\]】]")
_NOISE = re.compile(r"[\s:：*※★_\-—.。]+")
_JOINED = re.compile(r"[及和与、/，,]|以及")
_LEAST = 2  # known words that make a row a header


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a ledger: its kind ("" when its header is not known) and its header as printed, all rows of it."""

    index: int
    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Header:
    """The columns of a table, the number of the first row below the header, and which columns of tasks head others."""

    columns: tuple[Column, ...]
    first_row: int
    broader: frozenset[int] = frozenset()

    def kinds(self) -> set[str]:
        """The kinds that there are."""
        return {column.kind for column in self.columns if column.kind}


@cache
def kinds() -> dict[str, str]:
    """The role that each kind of column gives its bodies, "" for kinds that hold no bodies."""
    return {row["kind"]: row["role"] for row in rows_of("ledger_kinds")}


@cache
def _words() -> dict[str, str]:
    return {row["header"]: row["kind"] for row in rows_of("ledger_headers")}


@cache
def _longest_first() -> list[str]:
    return sorted((word for word in _words() if len(word) > _LEAST), key=len, reverse=True)


def headers_of(kind: str) -> list[str]:
    """The headers that are known for a kind of column."""
    return [word for word, its in _words().items() if its == kind]


def plain(text: str) -> str:
    """A header without spaces, colons and what its brackets add (排名第一的为牵头单位)."""
    return _NOISE.sub("", _BRACKETS.sub("", unicodedata.normalize("NFKC", text)))


def kind_of(text: str) -> str:
    """The kind of column that a header names, "" when it is none that we know.

    >>> [kind_of(text) for text in ("责任 单位（列第一位的牵头）", "市级牵头部门", "责任单位及责任人", "投资额")]
    ['responsible', 'lead', 'responsible', '']
    """
    word = plain(text)
    if not word or len(word) > _LONGEST:
        return ""
    for one in (word, *_JOINED.split(word)):
        if one in _words():
            return _words()[one]
    for fits in (word.endswith, word.startswith):
        for known in _longest_first():
            if fits(known):
                return _words()[known]
    return ""


def find(text: str, table: Table, start: int = 0) -> Header | None:
    """The first header of `table` from row `start` on; None when no row has known words."""
    for number in range(start, min(len(table.rows), start + _LOOKED_AT)):
        if is_header(text, table.rows[number]):
            return _header(text, table, number)
    return None


def is_header(text: str, row: Row) -> bool:
    """Whether a row is made of headers: two different known words, and nothing long among its cells. Half of them are
    known, or a number and a role are.
    """
    cells = [text[start:end] for start, end in dict.fromkeys(row) if text[start:end].strip()]
    found = {kind for cell in cells if (kind := kind_of(cell))}
    short = all(len(plain(cell)) <= _LONGEST for cell in cells)
    enough = len(cells) <= 2 * sum(1 for cell in cells if kind_of(cell))
    counted = "number" in found and any(kinds().get(kind) for kind in found)  # 序号 and 责任单位
    return short and len(found) >= _LEAST and (enough or counted)


def header_at(text: str, table: Table, number: int) -> Header:
    """The header that begins with row `number`."""
    return _header(text, table, number)


def _header(text: str, table: Table, number: int) -> Header:
    block = [table.rows[number]]
    while number + len(block) < len(table.rows) and _goes_on(text, block, table.rows[number + len(block)]):
        block.append(table.rows[number + len(block)])
    columns = tuple(_column(text, block, index) for index in range(max(map(len, block))))
    return Header(columns, number + len(block))


def _goes_on(text: str, block: Sequence[Row], row: Row) -> bool:
    """Whether `row` is one more row of the header: it shares cells with it, or names parts of a column above."""
    above = block[-1]
    own = [(index, span) for index, span in enumerate(row) if index >= len(above) or span != above[index]]
    words = [text[start:end] for _, (start, end) in own if text[start:end].strip()]
    if not words or len(own) == len(row) == len(words):
        return False  # nothing new, or a full row
    if not all(len(plain(word)) <= _LONGEST for word in words):
        return False
    return all(map(kind_of, words)) or (len(own) < len(row) and _below_wide_cells(text, above, own))


def _below_wide_cells(text: str, above: Row, own: Sequence[tuple[int, Span]]) -> bool:
    """Whether every new word stands under a header that covers several columns."""
    return all(
        index < len(above) and list(above).count(above[index]) > 1
        for index, (start, end) in own
        if text[start:end].strip()
    )


def _column(text: str, block: Sequence[Row], index: int) -> Column:
    spans = dict.fromkeys(row[index] for row in block if index < len(row))
    words = [text[start:end] for start, end in spans if text[start:end].strip()]
    kind = next((kind for word in reversed(words) if (kind := kind_of(word))), "")
    return Column(index, kind, " ".join(words))


def with_broader(text: str, table: Table, header: Header) -> Header:
    """`header` knowing which of its columns of tasks head the others in this table."""
    columns = [(column.index, column.text) for column in header.columns if column.kind == "task"]
    found = broader(text, table, header.first_row, columns)
    return replace(header, broader=header.broader | found)


def seen(text: str, table: Table) -> Iterator[str]:
    """What looks like the headers of a table that has none of ours: its first row of several cells."""
    for row in table.rows:
        cells = [text[start:end] for start, end in dict.fromkeys(row) if text[start:end].strip()]
        if len(cells) >= _LEAST:
            yield from (cell.split("\n")[0][: 2 * _LONGEST] for cell in cells)
            return
