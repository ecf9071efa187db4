"""Opening Ladybug files, and saying in one line what went wrong."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import ladybug

from graph_store.crossing import one_line
from graph_store.errors import FengongError, LimitError, StoreBusyError, StoreDamagedError, StoreError
from graph_store.ladybug_engine.values import plain
from graph_store.reasons import reasons
from graph_store.store import Rows

READ_POOL = 128 << 20  # bytes; 64 MB is enough for the headline questions, 16 MB is not
WRITE_POOL = 512 << 20
SMALLEST_MAP = 1 << 30
COUNT_GRAPHS = "MATCH (g:Graph) RETURN count(*)"  # what every graph of ours can answer
_OUT_OF_MEANS = ("buffer manager", "bad_alloc", "cannot allocate", "too many open files")
SIDE_FILES = (".wal", ".shadow", ".wal.checkpoint", ".checkpoint.apply.lock", ".checkpoint.intent.lock")


def address_space(path: Path) -> int:
    """Bytes of address space for the file: a power of two with room to grow (the default of 8 TiB fails)."""
    size = path.stat().st_size if path.exists() else 0
    return max(SMALLEST_MAP, 1 << (8 * size).bit_length())


def open_for_reading(path: Path, *, threads: int = 0) -> ladybug.Database:
    """A read-only database. Raises StoreDamagedError, StoreBusyError."""
    try:
        return ladybug.Database(
            path,
            read_only=True,
            buffer_pool_size=READ_POOL,
            max_db_size=address_space(path),
            max_num_threads=threads,
        )
    except (RuntimeError, IndexError, MemoryError) as problem:
        raise unusable(path, problem) from problem


def check_ours(connection: ladybug.Connection, path: Path) -> None:
    """Raise StoreDamagedError unless our tables are there (an empty file opens as an empty database), and
    StoreBusyError where the machine is too busy to tell.
    """
    try:
        connection.execute(COUNT_GRAPHS)
    except (RuntimeError, IndexError, MemoryError) as problem:
        raise unusable(path, problem) from problem


def unusable(path: Path, problem: Exception) -> StoreError:
    """The error for a graph that did not open or answer: damaged, unless time, memory or file handles ran out.

    Who is told of damage deletes the file, so a busy machine must never look like one.
    """
    text = str(problem)
    if text.startswith("Interrupted"):
        return _busy(path, "打开时超时", "opening it ran past its time")
    if isinstance(problem, MemoryError) or any(words in text.lower() for words in _OUT_OF_MEANS):
        return _busy(path, "内存或文件句柄不足", "memory or file handles ran out")
    return damaged(path, text)


def _busy(path: Path, zh: str, en: str) -> StoreBusyError:
    return StoreBusyError(
        f"机器太忙，打不开图 {path}（{zh}）：文件没有问题，请稍后再试",
        f"the machine is too busy to open the graph {path} ({en}): nothing is wrong with the file, try again later",
        where=str(path),
    )


def damaged(path: Path, why: str) -> StoreDamagedError:
    """The error for a graph file that cannot be used."""
    reason = one_line(why or "?", 160)
    return StoreDamagedError(
        f"图文件 {path} 已损坏或不是分工图（{reason}）：请删除它，再用 fengong ingest 从原文件重建",
        f"the graph file {path} is damaged or not a graph of ours ({reason}): delete it and ingest again",
        where=str(path),
    )


def execute(connection: ladybug.Connection, cypher: str, parameters: dict[str, Any], most: int | None = None) -> Rows:
    """Run one statement and fetch at most `most` rows (one more is looked at, to know that rows were cut)."""
    result = connection.execute(cypher, parameters)
    if isinstance(result, list):
        raise ValueError("one statement was expected")
    columns = tuple(result.get_column_names())
    rows: list[tuple[Any, ...]] = []
    while result.has_next():
        if most is not None and len(rows) == most:
            return Rows(columns, rows, truncated=True)
        rows.append(tuple(plain(value) for value in result.get_next()))
    return Rows(columns, rows)


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """Turn errors of Ladybug and of the file system inside the block into ours."""
    try:
        yield
    except FengongError:
        raise
    except OSError as problem:
        zh, en = reasons(problem)
        raise StoreError(
            f"无法读取图 {path}：{zh}", f"cannot read the graph {path}: {en}", where=str(path)
        ) from problem
    except (RuntimeError, IndexError, MemoryError) as problem:
        text = one_line(problem)
        if text.startswith("Interrupted"):
            raise LimitError("查询超过时限，已停止：请缩小范围", "the query ran past its time: narrow it") from problem
        raise StoreError(
            f"图 {path} 查询失败：{text}", f"the query on {path} failed: {text}", where=str(path)
        ) from problem
