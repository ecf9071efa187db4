"""The pure middle of the pipeline: from a text to its tasks with their clauses and resolved assignments."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from operator import itemgetter
from typing import NamedTuple

from ingest.clause import Clause
from ingest.clauses import find_clauses
from ingest.coordination import Stated, coordination
from ingest.declarations import Declaration, declarations
from ingest.declared import blankets, short_names, with_leads
from ingest.inside import joined, touching
from ingest.ledger import Ledger
from ingest.ledger_tasks import row_clauses, with_ledgers
from ingest.names import Mention
from ingest.outline import outline
from ingest.parentheses import Parentheses, parentheses
from ingest.plain import plain_text
from ingest.registry import Index, index
from ingest.resolve import Resolution, Resolver, resolver
from ingest.segment import Segment
from ingest.spans import Outline, TaskSpan
from ingest.supervision import Supervision, is_one_of, supervisions, without_them

_BELOW = 60  # characters between a table and its note
Areas = tuple[tuple[int, int], ...]


class Reading(NamedTuple):
    """One mention in its segment, with the body that it stands for; position counts from 1 within the segment.

    `inherited` says that the clause stands outside the task and speaks for it too.
    """

    segment: Segment
    mention: Mention
    position: int
    resolution: Resolution
    inherited: bool = False


class TaskReading(NamedTuple):
    """A task with its clauses and all that they assign, in the order of the text."""

    span: TaskSpan
    clauses: tuple[Clause, ...]
    readings: tuple[Reading, ...]


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that was read from one text."""

    outline: Outline
    parentheses: Parentheses
    tasks: tuple[TaskReading, ...]
    stray_clauses: tuple[Clause, ...]
    declarations: tuple[Declaration, ...] = ()
    supervisions: tuple[Supervision, ...] = ()
    stated: tuple[Stated, ...] = ()


@dataclass(frozen=True, slots=True)
class Reader:
    """How to read: `first_leads` takes the first-named of a 责任单位 list for its lead, marked as inferred.

    `columns` says by hand what the columns of a ledger are: pairs of a kind and a header or a column.
    """

    first_leads: bool = False
    columns: tuple[tuple[str, str], ...] = ()


def extract(
    text: str,
    jurisdiction: str,
    how: Reader = Reader(),
    tables: Sequence[Ledger] = (),
    year: int = 0,
) -> Extraction:
    """Read `text` as a notice of the jurisdiction with this code, of that year; `tables` are the ledgers in it.

    Pure: the same text gives the same reading. Raises InputError for a clause of too many names.
    """
    place = index(jurisdiction)
    plain = plain_text(text)
    areas = joined((one.table.start, one.table.end) for one in tables)
    declared = [_in_header(_of_table(plain, one, areas), areas) for one in declarations(plain)]
    found = parentheses(plain)
    clauses = _clauses(plain, found, place, declared, tables, areas)
    clauses = with_leads(plain, clauses, declared, first_leads=how.first_leads)
    clauses = sorted([*clauses, *blankets(plain, declared, place.knows)], key=lambda one: one.start)
    if plain != text:
        clauses = [_as_printed(text, clause) for clause in clauses]
    spans = outline(plain, [one for one in clauses if one.form != "row"], areas)
    spans = with_ledgers(text, spans, tables, clauses)
    names = resolver(place, short_names(plain, declared, place.knows), year)
    above = supervisions(plain, text, spans.tasks, names)
    if above:
        spans = replace(spans, tasks=without_them(spans.tasks, above))
        clauses = [one for one in clauses if not is_one_of(one, above)]
    tasks = tuple(_reading(span, names) for span in spans.tasks)
    used = {clause.start for task in tasks for clause in task.clauses}
    stray = tuple(clause for clause in clauses if clause.start not in used)
    stated = coordination(plain, text, names)
    return Extraction(spans, found, tasks, stray, tuple(declared), above, stated)


def _clauses(
    plain: str,
    found: Parentheses,
    place: Index,
    declared: Sequence[Declaration],
    tables: Sequence[Ledger],
    areas: Areas,
) -> list[Clause]:
    """The clauses of the running text and the rows of ledgers; what a cell prints is read by its column alone."""
    clauses = find_clauses(plain, found, place.knows, joined((one.start, one.end) for one in declared))
    if not tables:
        return clauses
    outside = [one for one in clauses if not _inside(one.start, areas)]
    return sorted([*outside, *row_clauses(plain, tables, place.knows)], key=lambda one: one.start)


def _inside(position: int, areas: Areas) -> bool:
    return bool(touching(areas, position, position + 1))


def _of_table(text: str, one: Declaration, areas: Areas) -> Declaration:
    """A note right below a ledger speaks of its rows."""
    place = bisect_right(areas, one.start, key=itemgetter(1)) - 1
    if not one.everywhere or place < 0:
        return one
    end = areas[place][1]
    close = one.start - end <= _BELOW and text.find("。", end, one.start) < 0
    return replace(one, within=areas[place]) if close else one


def _in_header(one: Declaration, areas: Areas) -> Declaration:
    """What the header of a ledger declares (责任单位（排第一的为牵头单位）) holds for its rows."""
    return replace(one, onwards=True) if _inside(one.start, areas) else one


def _as_printed(text: str, clause: Clause) -> Clause:
    """The clause with its mentions as they stand in the document, half-width marks and all."""
    segments = tuple(
        one._replace(mentions=tuple(Mention(text[m.start : m.end], m.start, m.end) for m in one.mentions))
        for one in clause.segments
    )
    return clause._replace(segments=segments)


def _reading(span: TaskSpan, resolver: Resolver) -> TaskReading:
    own = _read(span.clauses, resolver, inherited=False)
    if not span.inherited:
        return TaskReading(span, span.clauses, tuple(own))
    inherited = _read(span.inherited, resolver, inherited=True)
    return TaskReading(span, (*span.clauses, *span.inherited), (*own, *inherited))


def _read(clauses: tuple[Clause, ...], resolver: Resolver, *, inherited: bool) -> list[Reading]:
    found: list[Reading] = []
    listed = resolver.listed
    for clause in clauses:
        carried = ""
        for segment in clause.segments:
            for position, mention in enumerate(segment.mentions, start=1):
                resolution, carried = listed(mention.text, carried)
                found.append(Reading(segment, mention, position, resolution, inherited))
    return found
