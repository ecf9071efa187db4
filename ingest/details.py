"""When a task is due, how often it is done, what it must reach, which person answers: as printed, with spans."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from ingest import numerals
from ingest.deadlines import DATE, RHYTHM
from ingest.extract import TaskReading
from ingest.spans import running_text

_DUE = re.compile(rf"(?P<until>[到至])?(?P<date>{DATE})(?P<before>之前|以前|底前|末前|前|[底末内])?")
_RHYTHM = re.compile(RHYTHM)
_NUMBER = r"[0-9０-９]+(?:[.,．，][0-9０-９]+)*"
_UNIT = (
    r"(?:个百分点|百分点|%|％|‰|[万亿]?(?:元|亩|人次|人|户|吨|千瓦时|千瓦|平方米|平方公里|立方米|公里|件|辆|套|头|只|台|家|株|公顷)"
    r"|个|项|所|条|座|处|批|场|名|次|起|艘|架|对|门|支|天|位|宗|篇|款|册|趟|班)"
)
_REACHING = (
    r"(?:达到?|增长|提高|提升|上升|下降|降低|控制在|保持在|稳定在|不低于|不少于|不超过|不高于|超过|完成|新增|新建|新改建|建成|突破|减少|压减"
    r"|实现|培育|引进|引育|建设|改造|治理|打造|创建|组织|举办|支持|认定|新引进|累计|总量|力争)"
)
_TARGET = re.compile(rf"{_REACHING}[^，。；、：（）0-9０-９]{{0,14}}?{_NUMBER}{_UNIT}(?:以上|以下|左右|以内|之内)?")
_MONTHS = {"一季度": 3, "二季度": 6, "三季度": 9, "四季度": 12, "上半年": 6, "下半年": 12}
_DECEMBER = 12


class Detail(NamedTuple):
    """A stretch of the text that says one thing about a task."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Details:
    """What the text says of one task; `due_on` is the last day (ISO 8601) of its first certain deadline, or ""."""

    deadlines: tuple[Detail, ...] = ()
    rhythms: tuple[Detail, ...] = ()
    targets: tuple[Detail, ...] = ()
    leaders: tuple[Detail, ...] = ()
    due_on: str = ""


def details(text: str, task: TaskReading, year: int) -> Details:
    """The details of one task; `year` is the document's, for 年底前. What the clause says comes first. Pure."""
    said = [(one.kind, one.start, one.end) for clause in task.clauses for one in clause.attributes]
    own = [(start, end) for kind, start, end in said if kind == "deadline"]
    running = running_text(task.span)
    deadlines = [one for span in own for one in _deadlines(text, *span, strict=False)]
    deadlines += [one for span in running for one in _deadlines(text, *span, strict=True)]
    return Details(
        tuple(deadlines),
        tuple(_matches(_RHYTHM, text, own)),
        tuple(_matches(_TARGET, text, running)),
        tuple(Detail(text[start:end], start, end) for kind, start, end in said if kind == "leader"),
        next((due for one in deadlines if (due := due_on(one.text, year))), ""),
    )


def _deadlines(text: str, start: int, end: int, *, strict: bool) -> Iterator[Detail]:
    """Deadlines; in running text a date alone is none (2017年是……), it needs 前, 底, 内 or 到."""
    for match in _DUE.finditer(text, start, end):
        closing = match["before"] or match["date"][-1] in "底末内"
        if not strict or closing or match["until"]:
            yield Detail(match.group(), *match.span())


def _matches(pattern: re.Pattern[str], text: str, spans: list[tuple[int, int]]) -> Iterator[Detail]:
    for start, end in spans:
        for match in pattern.finditer(text, start, end):
            yield Detail(match.group(), *match.span())


def due_on(printed: str, year: int) -> str:
    """The last day that `printed` allows, or "" where it is not certain.

    >>> [due_on(one, 2018) for one in ("6月底前", "2020年底", "第三季度", "3月15日前", "“十三五”期间")]
    ['2018-06-30', '2020-12-31', '2018-09-30', '2018-03-15', '']
    """
    found = re.search(r"([0-9〇○零一二三四五六七八九]{4})年?", printed)
    if found:
        year = numerals.parse(found.group(1)) or year
    elif "明年" in printed or "次年" in printed:
        year += 1
    day = re.search(r"([0-9０-９一二三四五六七八九十]{1,3})月([0-9０-９一二三四五六七八九十]{1,3})日", printed)
    month = re.search(r"([0-9０-９一二三四五六七八九十]{1,3})月", printed)
    if not year or "五”" in printed or "五期" in printed or "任期" in printed:
        return ""
    if day:
        return _date(year, numerals.parse(day.group(1)), numerals.parse(day.group(2)))
    if month:
        return _date(year, numerals.parse(month.group(1)), _in_month(printed))
    part = next((month for word, month in _MONTHS.items() if word in printed), 0)
    if part:
        return _date(year, part, None)
    return _date(year, _DECEMBER, None) if "年" in printed and "年初" not in printed else ""


def _in_month(printed: str) -> int | None:
    return 10 if "上旬" in printed else 20 if "中旬" in printed else None


def _date(year: int, month: int | None, day: int | None) -> str:
    if month is None or not 1 <= month <= _DECEMBER:
        return ""
    last = calendar.monthrange(year, month)[1]
    return f"{year:04}-{month:02}-{min(day or last, last):02}"
