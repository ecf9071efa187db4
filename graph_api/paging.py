"""Keyset paging: a list by its key, and a cursor that says behind which key to go on, whatever was added or removed."""

from __future__ import annotations

import base64
import binascii
import json
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from graph_store.errors import ParameterError
from queries.answer import Answer, Note

# The columns by which a list is walked through; the last one makes the key unique.
KEYS = {
    "find-agencies": ("agency_id",),
    "list-tasks": ("document", "number", "task_id"),
    "document-summary": ("document",),
}
_RANKED = "find-agencies"  # its own order is another
_NOTE = Note("按标识排列，逐页取全：下一页见 next。", "In the order of ids, page by page: the next one is at `next`.")
_LONGEST = 2000
Key = tuple[Any, ...]


def is_walk(answer: Answer) -> bool:
    """Whether the question's own order is that of its key."""
    return answer.question in KEYS and answer.question != _RANKED


def cursor(answer: Answer) -> str:
    """Where the page after `answer` begins, as one word."""
    text = json.dumps(_keys(answer, answer.rows[-1:])[0], ensure_ascii=False)
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


def page_after(answer: Answer, after: str, limit: int) -> Answer:
    """Of the whole `answer`, in the order of its key, the `limit` rows behind the cursor. Raises ParameterError."""
    order = sorted(range(len(answer.rows)), key=_keys(answer, answer.rows).__getitem__)
    rows = [answer.rows[index] for index in order]
    start = bisect_right(_keys(answer, rows), _read(after, len(KEYS[answer.question]))) if after else 0
    page = rows[start : start + limit]
    more = start + len(page) < len(rows)
    return replace(answer, rows=page, truncated=more, tie_at_cut=False, notes=(*answer.notes, _NOTE))


def _keys(answer: Answer, rows: Sequence[tuple[Any, ...]]) -> list[Key]:
    names = [column.name for column in answer.columns]
    places = [names.index(name) for name in KEYS[answer.question]]
    return [tuple(row[place] for place in places) for row in rows]


def _read(text: str, length: int) -> Key:
    try:
        padded = text.encode("ascii") + b"=" * (-len(text) % 4)
        found = json.loads(base64.b64decode(padded, altchars=b"-_", validate=True)) if len(text) <= _LONGEST else None
    except (UnicodeError, binascii.Error, ValueError, RecursionError):
        found = None
    if not isinstance(found, list) or [type(one) for one in found] != ([str] if length == 1 else [str, int, str]):
        raise ParameterError(
            "参数 after 有误：应为上一页的 next 所给的值，或留空从头开始",
            "the parameter after is wrong: give the value that `next` of the page before has, or nothing to begin",
            where="after",
        )
    return tuple(found)
