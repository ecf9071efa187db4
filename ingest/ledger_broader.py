"""Columns of tasks that head others, in every row of a table: of 重点任务 and 具体措施 the measures are the tasks."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from ingest.source import Table
from ingest.tables import words


@cache
def _measures() -> tuple[str, ...]:
    return tuple(words("measure_words"))


def broader(text: str, table: Table, first_row: int, columns: Sequence[tuple[int, str]]) -> frozenset[int]:
    """Which of the `columns` of tasks (place and header, in order of print) head the others, below the header.

    Those before a column headed as measures do, and those of which one cell holds for several rows. Of the rest, one
    task is printed in several cells (项目名称, 建设内容).
    """
    if not columns:
        return frozenset()
    measures = [index for index, header in columns if any(word in header for word in _measures())]
    if measures and len({header for _, header in columns}) == len(columns):
        return frozenset(index for index, _ in columns if index < measures[-1])
    last = columns[-1][0]
    return frozenset(index for index, _ in columns[:-1] if _heads(text, table.rows[first_row:], index, last))


def _heads(text: str, rows: Sequence[Sequence[tuple[int, int]]], index: int, last: int) -> bool:
    """Whether a cell of column `index` holds for several of column `last`: merged, printed again, or blank below."""
    former = None
    for row in rows:
        if max(index, last) >= len(row) or row[index] == row[last] or not text[slice(*row[last])].strip():
            former = None
            continue
        own, measure = row[index], row[last]
        said = text[slice(*own)].strip()
        if former is not None and measure != former[1] and said in {"", former[0]}:
            return True
        former = (said or (former[0] if former else ""), measure) if said or former else None
    return False
