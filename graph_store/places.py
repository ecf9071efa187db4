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
_CITY = 4  # first digits of the code that all counties of a city share with it


@dataclass(frozen=True, slots=True)
class Place:
    """A jurisdiction: its code and its names."""

    code: str
    name: str
    short: str


@cache
def places() -> dict[str, Place]:
    """The centre and the provinces by code: what nearly every graph is asked for, and quickly read."""
    return _read("jurisdictions")


@cache
def _below() -> dict[str, Place]:
    """Cities and counties by code."""
    return _read("divisions")


def _read(name: str) -> dict[str, Place]:
    return {row["code"]: Place(row["code"], row["name"], row["short"]) for row in table(name)}


def known_place(code: str) -> Place | None:
    """The jurisdiction with this code, of any level, or None."""
    return places().get(code) or _below().get(code)


def short_name(code: str) -> str:
    """The short name of the jurisdiction with this code, or the code where no table has it."""
    found = known_place(code)
    return found.short if found else code


@cache
def _codes_by_name() -> dict[str, tuple[str, ...]]:
    """The codes of cities and counties by name and by short name."""
    found: dict[str, list[str]] = {}
    for one in _below().values():
        for name in {one.name, one.short}:
            found.setdefault(name, []).append(one.code)
    return {name: tuple(codes) for name, codes in found.items()}


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
    """The jurisdiction `text` (code or name). Raises ParameterError for none, and for a name that several have."""
    found = _by_any_name().get(text) or _below().get(text)
    if found is not None:
        return found
    codes = _codes_by_name().get(text, ())
    meant = [code for code in codes if all(one.startswith(code[:_CITY]) for one in codes) and code.endswith("00")]
    if len(codes) > 1 and not meant:
        raise _ambiguous(text, codes)
    if not codes:
        raise ParameterError(
            f"未知的地区 {text!r}：请给代码或名称，如 640000 或 宁夏",
            f"unknown jurisdiction {text!r}: give a code or a name, such as 640000 or 宁夏",
            where="jurisdiction",
        )
    return _below()[(meant or codes)[0]]  # 长沙 is the city, though it has a county of its name


def _ambiguous(text: str, codes: tuple[str, ...]) -> ParameterError:
    listed = "、".join(f"{_below()[code].name}（{code}）" for code in codes[:_MOST_SHOWN])
    return ParameterError(
        f"地区 {text!r} 有 {len(codes)} 个，如 {listed}：请给代码",
        f"{text!r} names {len(codes)} jurisdictions, such as {listed}: give a code",
        where="jurisdiction",
    )


def fullest_first(tasks: Iterable[tuple[str, int]]) -> dict[str, int]:
    """Tasks by jurisdiction, most first, of (code, tasks) of each document: the first is meant where none is named."""
    counted: dict[str, int] = {}
    for code, number in tasks:
        counted[code] = counted.get(code, 0) + number
    return dict(sorted(counted.items(), key=lambda pair: (-pair[1], pair[0])))


def no_document(text: str, known: Iterable[str]) -> NotFoundError:
    """The error for a document that is not among the `known`."""
    ids = list(known)
    listed = "、".join(ids[:_MOST_SHOWN])
    more_zh, more_en = (f" 等 {len(ids)} 份", f" … ({len(ids)} in all)") if len(ids) > _MOST_SHOWN else ("", "")
    return NotFoundError(
        f"图中没有文件 {text!r}；已有：{listed or '（空）'}{more_zh}",
        f"no document {text!r} in the graph; there is: {listed or '(none)'}{more_en}",
        where="document",
    )
