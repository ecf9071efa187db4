"""What declarations make of clauses: the first-named or the marked body leads."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from ingest.clause import Clause
from ingest.declarations import Declaration
from ingest.names import Known, Mention, read_names, stripped
from ingest.segment import Segment
from ingest.tables import ITEM, grammar

_STOPS = frozenset("，。；：、（）“”《》\n\t ")
_LONGEST_FULL, _SHORTEST_FULL = 30, 3
_LONGEST_MEASURE = 300
_BY_PLACE = frozenset({"first", "mark", "inferred"})
_EACH_ITS_OWN = ("分别", "按", "各自")  # 按职责分工负责: none of them is first
_LISTS = frozenset({"verb", "label", "bare", "column"})


def with_leads(
    text: str, clauses: Sequence[Clause], declared: Sequence[Declaration], *, first_leads: bool
) -> list[Clause]:
    """The clauses as the declarations want them read. `first_leads` is the user's own wish for lists of 责任单位."""
    rules = [one for one in declared if one.kind in {"first", "mark", "verb", "rest", "except"}]
    if not rules and not first_leads:
        return list(clauses)
    holding = _Holding(rules)
    return [_read_by(text, clause, holding.at(clause), first_leads) for clause in clauses]


def _read_by(text: str, clause: Clause, holding: Sequence[Declaration], first_leads: bool) -> Clause:
    signs = "".join(one.value for one in holding if one.kind == "mark")
    for one in holding:
        if one.kind == "mark":
            clause = _marked(text, clause, one.value, grammar().stems[one.role], signs)
        elif one.kind == "verb":
            clause = _meaning_lead(clause, one.value)
    firsts = [one for one in holding if one.kind == "first" and (clause.form != "sentence" or _is_own(clause, one))]
    if firsts and any(one.kind == "except" and _is_excepted(text, clause, one.value) for one in holding):
        return _each_its_own(clause)
    if firsts:
        plain = all(one.value == "verbless" for one in firsts)
        lists = _LISTS - {"verb"} if plain else _LISTS
        parted = text if any(one.value == "semicolon" for one in firsts) else ""
        clause = _first(clause, "first", lists, several=all(one.several for one in firsts), parted=parted)
    elif first_leads:
        clause = _first(clause, "inferred")
    for one in holding:
        if one.kind == "rest":
            clause = _others(clause, grammar().stems[one.role], verbless=one.value == "verbless")
    return clause


def _is_excepted(text: str, clause: Clause, mark: str) -> bool:
    """Whether the measure before the clause bears the mark: in its line, or in the one above a label."""
    line = text.rfind("\n", 0, clause.start) + 1
    alone = not text[line : clause.start].strip()
    start = text.rfind("\n", 0, max(0, line - 1)) + 1 if alone else line
    return text.find(mark, max(start, clause.start - _LONGEST_MEASURE), clause.start) >= 0


def _each_its_own(clause: Clause) -> Clause:
    return clause._replace(
        segments=tuple(
            one._replace(basis="declared") if one.role == "responsible" and one.basis in _LISTS else one
            for one in clause.segments
        )
    )


def _is_own(clause: Clause, one: Declaration) -> bool:
    """Whether the clause holds the declaration; running text (由财政厅负责) is no list that others speak of."""
    return clause.start <= one.start < clause.end


def _others(clause: Clause, role: str, *, verbless: bool) -> Clause:
    """The clause with those beside its lead as the declaration says; a verb of their own says it better."""
    leads = {one.basis for one in clause.segments if one.role == "lead"}
    # Where a label of its own names the lead, 责任单位 means what it says.
    plain = {"bare", "label", "column"} if leads & _BY_PLACE and not verbless else {"bare"}
    if not leads:
        return clause
    before = [None, *clause.segments]
    return clause._replace(
        segments=tuple(
            one._replace(role=role, basis="declared")
            if one.role == "responsible" and (one.basis in plain or (not verbless and _is_rest(first, one)))
            else one
            for first, one in zip(before, clause.segments, strict=False)
        )
    )


def _is_rest(first: Segment | None, one: Segment) -> bool:
    """Whether a segment is the rest of the list that the first one was taken from: A|、B、C负责."""
    return first is not None and first.basis == "first" and first.role_text == one.role_text == "负责"


class _Holding:
    """Which rules hold for a clause: its own, and those before it that hold onwards, each once."""

    def __init__(self, rules: Iterable[Declaration]) -> None:
        self._rules = sorted(rules, key=_start)
        everywhere_first = sorted(self._rules, key=lambda rule: not rule.everywhere)
        self._onwards = _once(one for one in everywhere_first if one.onwards)

    def at(self, clause: Clause) -> list[Declaration]:
        """The rules for one clause, in the order of the text."""
        first = bisect_left(self._rules, clause.start, key=_start)
        own = self._rules[first : bisect_left(self._rules, clause.end, first, key=_start)]
        onwards = (one for one in self._onwards if one.everywhere or one.start < clause.start)
        return [*(one for one in onwards if _speaks_of(one, clause)), *_once(own)]


def _speaks_of(one: Declaration, clause: Clause) -> bool:
    """Whether the clause stands in the table that the declaration is a note to, if it is one."""
    return not any(one.within) or one.within[0] <= clause.start < one.within[1]


def _once(rules: Iterable[Declaration]) -> list[Declaration]:
    """The first of those that say the same: a text may say it a thousand times."""
    found: dict[tuple[str, str, str], Declaration] = {}
    for one in rules:
        found.setdefault((one.kind, one.value, one.role), one)
    return list(found.values())


def _start(rule: Declaration) -> int:
    return rule.start


def _first(
    clause: Clause, basis: str, among: frozenset[str] = _LISTS, *, several: bool = False, parted: str = ""
) -> Clause:
    """The first of the first list of responsible bodies leads, unless the clause names a lead itself.

    `among` are the bases of the lists that are meant. With `several` one body alone does not.
    """
    if any(one.role == "lead" for one in clause.segments):
        return clause
    place = next(
        (
            n
            for n, one in enumerate(clause.segments)
            if one.role == "responsible"
            and one.basis in among
            and len(one.mentions) > several
            and not (one.basis == "verb" and one.role_text.startswith(_EACH_ITS_OWN))
        ),
        -1,
    )
    if place < 0:
        return clause
    lists = clause.segments[place]
    parts = _split(lists, _before_semicolon(parted, lists) if parted else [0], basis)
    return clause._replace(segments=(*clause.segments[:place], *parts, *clause.segments[place + 1 :]))


def _before_semicolon(text: str, segment: Segment) -> list[int]:
    """The names of a list before the first ； in it: A、B；C."""
    place = text.find("；", segment.mentions[0].start, segment.mentions[-1].end)
    return [number for number, one in enumerate(segment.mentions) if one.end <= place]


def _meaning_lead(clause: Clause, verb: str) -> Clause:
    segments = tuple(
        one._replace(role="lead", basis="declared") if one.role_text == verb else one for one in clause.segments
    )
    return clause._replace(segments=segments)


def _marked(text: str, clause: Clause, mark: str, role: str, signs: str) -> Clause:
    segments: list[Segment] = []
    for one in clause.segments:
        marks = [_mark_of(text, mention, signs) for mention in one.mentions]
        segments += _split(
            one, [n for n, found in enumerate(_carried(marks, signs, clause.form)) if found == mark], "mark", role
        )
    return clause._replace(segments=tuple(segments))


def _carried(marks: Sequence[tuple[str, bool]], signs: str, form: str) -> Iterator[str]:
    """The mark of each name: on a line in groups (★A　☆B、C), one before a name speaks of those behind it as well."""
    held = ""
    for mark, in_front in marks:
        held = mark if in_front else "" if mark else held
        yield mark or (held if form == "line" and len(signs) > 1 else "")


def _mark_of(text: str, mention: Mention, signs: str) -> tuple[str, bool]:
    """The mark at a name, and whether it stands before it."""
    before = text[max(0, mention.start - 2) : mention.start].rstrip()[-1:]
    after = text[mention.end : mention.end + 2].lstrip()[:1]
    for mark, in_front in ((before, True), (after, False)):
        if mark and mark in signs:
            return mark, in_front
    return "", False


def _split(segment: Segment, leads: list[int], basis: str, role: str = "lead") -> list[Segment]:
    """The segment in runs of those that get `role` and of the others, in the order of the text."""
    if not leads:
        return [segment]
    runs: list[tuple[bool, list[Mention]]] = []
    leading = frozenset(leads)
    for number, mention in enumerate(segment.mentions):
        if runs and runs[-1][0] == (number in leading):
            runs[-1][1].append(mention)
        else:
            runs.append((number in leading, [mention]))
    last = len(runs) - 1
    return [
        segment._replace(
            role=role if lead else segment.role, mentions=tuple(mentions),
            basis=basis if lead else segment.basis, open_ended=segment.open_ended if place == last else "",
        )
        for place, (lead, mentions) in enumerate(runs)
    ]  # fmt: skip


def blankets(text: str, declared: Sequence[Declaration], known: Known) -> Iterator[Clause]:
    """A clause for each declaration that names bodies for every task from there on (…均需各市落实，不再列出)."""
    words = grammar()
    for one in declared:
        if one.kind == "blanket":
            items = [match.span() for match in ITEM.finditer(text, *one.names)]
            mentions, open_ended = read_names(text, [stripped(text, *item) for item in items], words, known)
            segment = Segment(words.role_of(one.value).role, one.value, False, tuple(mentions), open_ended, "declared")
            yield Clause(one.start, one.end, (segment,), (), form="declaration")


def short_names(text: str, declared: Sequence[Declaration], known: Known) -> dict[str, str]:
    """Short names that the document declares with the full names before them: 以下简称省安委会."""
    found = {}
    for one in declared:
        if one.kind == "short":
            full = _full_name(text, one.start, known)
            if full and full != one.value:
                found[one.value] = full
    return found


def _full_name(text: str, end: int, known: Known) -> str:
    """The longest known name that ends here, else the words back to the last mark if they end as a body does."""
    start = end
    while start > 0 and end - start < _LONGEST_FULL and text[start - 1] not in _STOPS:
        start -= 1
    for first in range(start, end - 2):
        if known(text[first:end]):
            return text[first:end]
    whole = text[start:end]
    return whole if len(whole) > _SHORTEST_FULL and grammar().ends_as_body(whole, 0, len(whole)) else ""
