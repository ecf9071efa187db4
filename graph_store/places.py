"""What a place or a document in a filter means, and which place is meant when none is named: the same for all. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from graph_store.errors import NotFoundError, ParameterError
from graph_store.vocabulary import table

ALL = "all"
_EVERY = {ALL, "全部"}
_MOST_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Place:
    """A jurisdiction: its code and its names."""

    code: str
    name: str
    short: str


@cache
def places() -> dict[str, Place]:
    """Jurisdictions by code."""
    return {row["code"]: Place(row["code"], row["name"], row["short"]) for row in table("jurisdictions")}


@cache
def _by_any_name() -> dict[str, Place]:
    found: dict[str, Place] = {}
    for one in places().values():
        for name in (one.code, one.name, one.short):
            found.setdefault(name, one)
    return found


def means_every_place(text: str) -> bool:
    """Whether a filter asks for all jurisdictions in so many words."""
    return text in _EVERY


def place(text: str) -> Place:
    """The jurisdiction `text` (code or name). Raises ParameterError."""
    found = _by_any_name().get(text)
    if found is None:
        raise ParameterError(
            f"未知的地区 {text!r}：请给代码或名称，如 640000 或 宁夏",
            f"unknown jurisdiction {text!r}: give a code or a name, such as 640000 or 宁夏",
            where="jurisdiction",
        )
    return found


def fullest_first(tasks: Iterable[tuple[str, int]]) -> dict[str, int]:
    """Tasks by jurisdiction, most first, of (code, tasks) of each document: the first is meant where none is named."""
    counted: dict[str, int] = {}
    for code, number in tasks:
        counted[code] = counted.get(code, 0) + number
    return dict(sorted(counted.items(), key=lambda pair: (-pair[1], pair[0])))


def no_document(text: str, known: Iterable[str]) -> NotFoundError:
    """The error for a document that is not among the `known`."""
    listed = "、".join(list(known)[:_MOST_SHOWN])
    return NotFoundError(
        f"图中没有文件 {text!r}；已有：{listed or '（空）'}",
        f"no document {text!r} in the graph; there is: {listed or '(none)'}",
        where="document",
    )
