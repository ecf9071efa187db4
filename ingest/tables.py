"""Regular expressions of the clause grammar, built from the tables in ingest/data."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from graph_store.vocabulary import DATA, table

OPEN, CLOSE = "（(", "）)"
# Parentheses inside a name, two levels deep; atomic, so that hostile nesting stays linear.
PAREN = r"[（(](?>[^（()）]++|[（(][^（()）]*+[）)])*+[）)]"
# 各市、县（区）人民政府 and its kin: the separators inside belong to the name.
_PLACES = r"自治区|直辖市|自治州|自治县|新区|[省市州盟县旗区]"
COLLECTIVE_START = r"(?:各|有关|相关|所有|其他)"
# After a separator a place must not be the first half of another word: 各省、市场监管局 and 各市、区直各部门 are lists.
_WORD = r"(?!场|直|属|域|政[管工设公园])"
_BRACKETED = r"[（(][^（()）]{1,12}[）)]"
COLLECTIVE = (
    rf"{COLLECTIVE_START}(?:地级以上|设区的?)?(?:{_PLACES}|{_BRACKETED})"
    rf"(?>{_PLACES}|{_BRACKETED}|[、和及](?:地级以上|设区的?)?(?:(?:{_PLACES}){_WORD}|{_BRACKETED}))*+"
)
# A piece of a list. A collective keeps its separators wherever it stands: 财政厅以及各市、县（区）人民政府.
ITEM = re.compile(rf"(?>[^、，,；;。（()）各有相所其]++|{COLLECTIVE}|[各有相所其]|{PAREN})++")


@dataclass(frozen=True, slots=True)
class Grammar:
    """What the tables say: `roles` by verb, the adverbs that mean "separately", and the compiled patterns.

    `tail_ends` and `ending_ends` are the last characters of what `tail` and `ending` find: a look that saves a search.
    """

    roles: dict[str, str]
    separate: frozenset[str]
    tail: re.Pattern[str]
    tail_ends: frozenset[str]
    ending: re.Pattern[str]
    ending_ends: frozenset[str]
    body: re.Pattern[str]


def _longest_first(words: list[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


def words(name: str) -> list[str]:
    """Words of ingest/data/<name>.txt without its comments."""
    lines = (DATA / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return [word for line in lines if not line.startswith("#") for word in line.split()]


@cache
def grammar() -> Grammar:
    """The grammar of the shipped tables."""
    roles = {row["verb"]: row["role"] for row in table("role_verbs")}
    adverbs = {row["adverb"]: row["separately"] == "yes" for row in table("adverbs")}
    endings = [row["ending"] for row in table("open_endings")]
    adverb, verb = _longest_first(list(adverbs)), _longest_first(list(roles))
    return Grammar(
        roles,
        frozenset(word for word, separate in adverbs.items() if separate),
        # The verb is the longest that closes the piece; adverbs stand directly before it.
        re.compile(rf"(?P<adverbs>(?:(?:{adverb})\s*)*)(?P<verb>{verb})$"),
        frozenset(word[-2:] for word in roles),
        re.compile(rf"(?:{_longest_first(endings)})$"),
        frozenset(word[-1] for word in endings),
        re.compile(rf"(?:{_longest_first(words('body_endings'))})(?:{PAREN})?$"),
    )
