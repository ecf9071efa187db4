"""Regular expressions of the clause grammar, built from the tables in ingest/data."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from graph_store.vocabulary import DATA, table

OPEN, CLOSE = "（(", "）)"
# Parentheses inside a name, two levels deep; atomic, so that hostile nesting stays linear.
PAREN = r"[（(](?>[^（()）]|[（(][^（()）]*+[）)])*+[）)]"
# 各市、县（区）人民政府 and its kin: the separators inside belong to the name.
_PLACES = r"自治区|直辖市|自治州|自治县|新区|[省市州盟县旗区]"
COLLECTIVE_START = r"(?:各|有关|相关|所有|其他)"
_COLLECTIVE = (
    rf"{COLLECTIVE_START}(?:地级以上|设区的?)?(?:{_PLACES}|[（(][^（()）]{{1,12}}[）)])"
    rf"(?>[、和及]?(?:地级以上|设区的?)?(?:{_PLACES}|[（(][^（()）]{{1,12}}[）)]))*+"
)
ITEM = re.compile(rf"(?:{_COLLECTIVE})?(?>[^、，,；;。（()）]|{PAREN})*+")


@dataclass(frozen=True, slots=True)
class Grammar:
    """What the tables say: `roles` by verb, the adverbs that mean "separately", and the compiled patterns."""

    roles: dict[str, str]
    separate: frozenset[str]
    tail: re.Pattern[str]
    tail_ends: frozenset[str]
    ending: re.Pattern[str]
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
        re.compile(rf"(?P<adverbs>(?:{adverb})*)(?P<verb>{verb})$"),
        frozenset(word[-2:] for word in roles),
        re.compile(rf"(?:{_longest_first(endings)})$"),
        re.compile(rf"(?:{_longest_first(words('body_endings'))})(?:{PAREN})?$|^{COLLECTIVE_START}"),
    )
