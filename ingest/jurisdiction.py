"""Which government a notice belongs to: told by its code or name, or read from its text."""

from __future__ import annotations

import re

from graph_store.errors import InputError, ParameterError
from ingest.divisions import Jurisdiction, full_name, is_within, known, named, qualified
from ingest.evidence import by_issuer, by_ministries, by_number, by_organs, by_title, is_foreign
from ingest.front import Front, front
from ingest.organs import misnamed

_LISTED = 8  # candidates named in a message


def told(code: str) -> Jurisdiction:
    """The jurisdiction that the user gave: a code, a name (杭州市, 杭州) or a name with those above it (北京朝阳).

    A short name that a province has is the province. Raises ParameterError.
    """
    found = _told(code)
    if len(found) == 1:
        return found[0]
    if found:
        raise _ambiguous(code, found)
    raise ParameterError(
        f"未知的地区 {code!r}：请给出行政区划代码或名称，如 640000、宁夏、杭州市",
        f"unknown jurisdiction {code!r}: give a code or a name, such as 640000, 宁夏 or 杭州市",
        where="jurisdiction",
    )


def _told(text: str) -> tuple[Jurisdiction, ...]:
    if re.fullmatch("[0-9]{6}", text):
        return tuple(filter(None, [known(text)]))
    found = named(text)
    if found and (found[0].level in {"centre", "province"} or _is_seat(found)):
        return found[:1]
    return tuple(place for place in found if place.name == text) or found or qualified(text)


def _is_seat(found: tuple[Jurisdiction, ...]) -> bool:
    """长沙 is 长沙市, though it has a county of its name."""
    return found[0].own_word == "市" and all(is_within(one, found[0]) for one in found)


def _ambiguous(text: str, found: tuple[Jurisdiction, ...]) -> ParameterError:
    listed = "、".join(f"{full_name(place)}（{place.code}）" for place in found[:_LISTED])
    more_zh, more_en = ("等", " …") if len(found) > _LISTED else ("", "")
    return ParameterError(
        f"地区 {text!r} 有 {len(found)} 个：{listed}{more_zh}；请给出代码，或写上所属的省、市",
        f"{text!r} names {len(found)} jurisdictions: {listed}{more_en}; give a code, or the province or city before it",
        where="jurisdiction",
    )


def guessed(issuer: str, code: str) -> str:
    """The name that the issuer gives its government, when no table has that and `code` is one with the same short
    name: a person should look at it. "" otherwise.
    """
    place = known(code)
    found = (misnamed(organ, place) for organ in issuer.split()) if place else ()
    return next(filter(None, found), "")


def detect(text: str, seen: Front | None = None) -> Jurisdiction:
    """The government that a notice belongs to, from who issues it, its number, whom it addresses and the places and
    organs that it names. Raises InputError when they do not tell.
    """
    seen = seen or front(text)
    weighed = () if is_foreign(seen) else (by_issuer, by_number, by_ministries, by_title, by_organs)
    place = next(filter(None, (weigh(seen, text) for weigh in weighed)), None)
    if place is None:
        raise InputError(
            "无法判断通知属于哪个地区：请用 --jurisdiction 指定，如 --jurisdiction 640000",
            "cannot tell which government the notice belongs to: give --jurisdiction, such as --jurisdiction 640000",
            where="jurisdiction",
        )
    return place
