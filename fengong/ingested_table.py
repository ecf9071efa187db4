"""The documents of one run as a table: the least trusted first, and a line for all of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from fengong.ingested import OUTCOMES, Ingested, Line
from fengong.result import Result
from ingest.trust import Share, Trust
from queries.question import Column

_COLUMNS = (
    Column("document", "text", "文件", "document"),
    Column("title", "text", "标题", "title"),
    Column("outcome", "text", "结果", "outcome"),
    Column("trust", "number", "可信度", "trust"),
    Column("tasks", "number", "任务", "tasks"),
    Column("clauses", "number", "分句", "clauses"),
    Column("assignments", "number", "责任", "assignments"),
    Column("weakest", "text", "最弱处", "weakest share"),
    Column("file", "text", "读自", "file"),
)


def table(found: Ingested, language: str, most: int, *, shown: bool) -> Result:
    """See `Ingested.table`. On a screen the file, which the user gave, stands in the place of the title."""
    english = language == "en"
    pairs = sorted(zip(found.lines, found.outcomes, strict=True), key=lambda pair: pair[0].trust)
    listed = [(one, OUTCOMES[outcome.outcome][english]) for one, outcome in pairs[:most]]
    listed.append((_total(found.lines, english=english), ""))
    rows = [_row(one, outcome, english=english, shown=shown) for one, outcome in listed]
    notes = _notes(found, most, english=english)
    columns = (_COLUMNS[0], _COLUMNS[-1], *_COLUMNS[2:-1]) if shown else _COLUMNS
    return Result(columns, rows, len(found.lines) + 1, len(found.lines) > most, notes=notes, language=language)


def _total(lines: Sequence[Line], *, english: bool) -> Line:
    good: Counter[str] = Counter()
    counted: Counter[str] = Counter()
    for one in lines:
        for share in one.shares:
            good[share.name] += share.good
            counted[share.name] += share.all
    shares = tuple(Share(name, good[name], counted[name]) for name in counted)
    tasks, clauses, assignments = (
        sum(getattr(one, name) for one in lines) for name in ("tasks", "clauses", "assignments")
    )
    name = f"{len(lines)} documents" if english else f"合计 {len(lines)} 份"
    return Line(name, "", tasks, clauses, assignments, Trust(shares).value, shares)


def _row(one: Line, outcome: str, *, english: bool, shown: bool) -> tuple[object, ...]:
    weakest = Trust(one.shares).weakest
    trust: object = f"{one.trust:.2%}" if shown else one.trust
    why = weakest.text(english=english) if weakest.value < 1 else ""
    counted = (outcome, trust, one.tasks, one.clauses, one.assignments, why)
    return (one.document, one.file, *counted) if shown else (one.document, one.title, *counted, one.file)


def _notes(found: Ingested, most: int, *, english: bool) -> tuple[str, ...]:
    more, kinds = len(found.lines) - most, Counter(one.outcome for one in found.outcomes)
    comma = ", " if english else "，"
    notes = [comma.join(f"{OUTCOMES[kind][english]} {number}" for kind, number in sorted(kinds.items()))]
    if more > 0:
        notes.append(
            f"The {most} least trusted are listed; the other {more} are trusted as much or more."
            if english
            else f"只列出可信度最低的 {most} 份；其余 {more} 份不低于它们。"
        )
    return tuple(notes)
