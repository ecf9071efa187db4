"""That a clause accounts for all its words: they are names, details, leftovers, or words of the grammar."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from graph_store.vocabulary import table
from ingest.clause import Clause
from ingest.declarations import Declaration
from ingest.references import ABOVE
from ingest.tables import ENUMERATOR, grammar, longest_first, words

_BLANK = re.compile(r"[\s\u200b\ufeff]")

Span = tuple[int, int]


@cache
def _grammar_words() -> re.Pattern[str]:
    """Every word of the vocabularies that is no name, and a number as it stands in 等5个部门."""
    columns = [("role_verbs", "verb"), ("adverbs", "adverb"), ("label_stems", "stem"), ("attributes", "label")]
    columns += [("connectives", "word"), ("open_endings", "word")]
    known = [row[column] for name, column in columns for row in table(name)]
    for name in ("verb_complements", "label_nouns", "openers", "generic_nouns"):
        known += words(name)
    known += ["以及", "及其他", "及", "和", "与", "等", "由", "为", "是", "按", "依", "根据", "在", "级", "具体"]
    number = r"[0-9０-９一二三四五六七八九十]+[个家]?"
    return re.compile(
        rf"{grammar().by_duty.pattern}|{ENUMERATOR}|{ABOVE.pattern}|(?:{longest_first(known)})|{number}|[★☆▲△●※◆■＊*#＃]"
    )


def unaccounted(text: str, clause: Clause, declared: Iterable[Declaration]) -> str:
    """What of a clause no rule speaks of: only marks may be left, never a word."""
    said = [(one.start, one.end) for segment in clause.segments for one in segment.mentions]
    said += clause.leftovers
    said += [(one.start, one.end) for one in clause.attributes]
    said += [(one.start, one.end) for one in declared]
    left = "\0".join(_BLANK.sub("", part) for part in _outside(text, clause, said))
    without_roles = left
    for segment in clause.segments:
        without_roles = without_roles.replace(segment.role_text, "\0", 1)
    # A word may hold another one (主要负责人 a verb, 组织落实到位 two): whichever way accounts for more.
    return min((_words(_grammar_words().sub("", one)) for one in (left, without_roles)), key=len)


def _words(text: str) -> str:
    return "".join(char for char in text if char.isalnum())


def _outside(text: str, clause: Clause, said: list[Span]) -> Iterable[str]:
    position = clause.start
    for first, last in sorted(said):
        if first > position:
            yield text[position : min(first, clause.end)]
        position = max(position, last)
    if position < clause.end:
        yield text[position : clause.end]


def overlapping(clause: Clause) -> list[Span]:
    """Names and leftovers that reach into the one before them, or out of the clause."""
    spans = sorted([(one.start, one.end) for part in clause.segments for one in part.mentions] + [*clause.leftovers])
    ends = [clause.start, *(end for _, end in spans)]
    return [
        (first, last)
        for before, (first, last) in zip(ends, spans, strict=False)
        if not before <= first < last <= clause.end
    ]
