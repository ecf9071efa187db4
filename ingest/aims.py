"""Headings under which a document tells aims or demands and assigns nothing, from data/text_headings.txt."""

from __future__ import annotations

from functools import cache

from ingest.tables import words

_LONGEST_HEADING = 16


def tells_aims(title: str) -> bool:
    """Whether a heading is one of aims or demands: 总体要求, 切实加强组织领导."""
    return len(title) <= _LONGEST_HEADING and any(word in title for word in _headings())


@cache
def _headings() -> tuple[str, ...]:
    return tuple(words("text_headings"))
