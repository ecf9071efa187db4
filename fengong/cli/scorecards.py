"""A scorecard in the terminal: what was read, and what a person should look at."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from typing import TYPE_CHECKING

from fengong.cli.speech import harmless, language, put, say
from fengong.cli.trusting import trust_lines
from fengong.ingested import OUTCOMES
from graph_store.places import known_place
from graph_store.vocabulary import roles, table

if TYPE_CHECKING:
    from fengong.ingested import Ingested
    from ingest.scorecard import Scorecard

_MOST = 10


def print_ingested(found: Ingested) -> None:
    """Print the scorecards of a few documents, or a table of many, and what a person should know of them."""
    if len(found.scorecards) == len(found.lines):
        for card, line, outcome in zip(found.scorecards, found.lines, found.outcomes, strict=True):
            print_scorecard(card, outcome.outcome, line.file)
    else:
        from fengong.cli.tables import rendered

        width = shutil.get_terminal_size((100, 24)).columns
        table = found.table(language(), shown=True)
        put(rendered(table, width, full=False, english=language() == "en"))
        if found.skipped:  # each was told when its turn came
            number = len(found.skipped)
            put(f"{number} not read: see above\n" if language() == "en" else f"没有读入 {number} 份：原因见上\n")
    for zh, en in found.same_numbers():
        say(harmless(zh), harmless(en))


def print_scorecard(card: Scorecard, outcome: str, file: str = "") -> None:
    """Print the scorecard of one document, read from `file`."""
    put("".join(f"{harmless(line)}\n" for line in scorecard_lines(card, outcome, language(), file)))


def scorecard_lines(card: Scorecard, outcome: str, tongue: str, file: str = "") -> Iterator[str]:
    """The scorecard as lines in "zh" or "en"."""
    english = tongue == "en"
    comma = ", " if english else "，"
    by_role = comma.join(f"{roles()[role].en if english else roles()[role].zh} {n}" for role, n in card.by_role.items())
    done = OUTCOMES[outcome][english]
    if english:
        yield f"{card.document_id}  {card.title}  [{done}]"
        if file:
            yield f"  read from {file}"
        yield f"  {card.sections} sections, {card.tasks} tasks, {card.clauses} clauses"
        yield f"  {card.assignments} assignments ({by_role})"
        yield f"  {card.bodies} bodies, {card.collectives} of them collective names; jurisdiction {_place(card)}"
    else:
        yield f"{card.document_id}  {card.title}  【{done}】"
        if file:
            yield f"  读自 {file}"
        yield f"  {card.sections} 个部分，{card.tasks} 项任务，{card.clauses} 个责任分句"
        yield f"  {card.assignments} 条责任（{by_role}）"
        yield f"  {card.bodies} 个机构，其中集合称谓 {card.collectives} 个；地区 {_place(card)}"
    if card.supervisors:
        yield f"  {'watched over by: ' if english else '督查全部任务：'}{'、'.join(card.supervisors)}"
    yield from (f"  {'note: ' + one.en if english else '说明：' + one.zh}" for one in card.notes)
    yield from trust_lines(card, english=english)
    yield from _to_look_at(card, english=english)


def _place(card: Scorecard) -> str:
    """The code with its name, so that a jurisdiction that was taken wrongly is seen."""
    found = known_place(card.jurisdiction)
    return f"{card.jurisdiction} {found.name}" if found else card.jurisdiction


def _to_look_at(card: Scorecard, *, english: bool) -> Iterator[str]:
    checks = [
        (row["zh"], row["en"], [one.text for one in card.doubts if one.reason == row["reason"]])
        for row in table("reasons")
    ]
    found = False
    for zh, en, items in checks:
        if items:
            found = True
            more = f" …(+{len(items) - _MOST})" if len(items) > _MOST else ""
            label = f"{en}: {len(items)}" if english else f"{zh} {len(items)}"
            yield f"  ! {label}：{'、'.join(items[:_MOST])}{more}"
    if not found:
        yield "  everything in the clauses is accounted for" if english else "  分句全部读懂，没有未识别的机构"
