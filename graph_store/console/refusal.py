"""The errors of the console: a query that is not run, and one that was stopped."""

from __future__ import annotations

from graph_store.errors import LimitError, QueryRefusedError, StoreBusyError


def refused(zh: str, en: str) -> QueryRefusedError:
    """The error for a query that is not run."""
    return QueryRefusedError(f"查询未执行：{zh}", f"query refused: {en}", where="query")


def wrong(text: str) -> QueryRefusedError:
    """The error for a query of which the engine says `text`."""
    return QueryRefusedError(f"查询有误：{text}", f"the query is wrong: {text}", where="query")


def too_long(seconds: float) -> LimitError:
    """The error for a query that was stopped after `seconds`."""
    return LimitError(
        f"查询超过 {seconds:g} 秒，已停止：请缩小范围或加 LIMIT",
        f"the query ran past {seconds:g} s and was stopped: narrow it or add LIMIT",
    )


def too_large() -> LimitError:
    """The error for a query that was stopped for its memory."""
    return LimitError("查询用尽了内存，已停止：请缩小范围", "the query ran out of memory and was stopped: narrow it")


def too_many() -> StoreBusyError:
    """The error when no slot came free in time."""
    return StoreBusyError("查询太多，请稍后再试", "too many queries at once: try again")
