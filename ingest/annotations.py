"""What stands on a name itself: its own role in parentheses, 教育局（牵头）, and marks like ★. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ingest.names import Mention
from ingest.tables import Grammar

# A parenthesis that says something of the name and is no part of it: （设在市发展改革委）, （第一序位）.
_NOTE = re.compile(
    r"（(?:设在|设于|挂靠|挂牌|以下|下称|简称|节点|时限|联系人|电话|(?P<first>第一序位|排名第一|列第一位|第一责任单位|首位|第一牵头))[^（）]*）$"
)
MARKS = "★☆▲△●※◆■＊*#＃"
_EDGES = frozenset(MARKS + "）")


class Group(NamedTuple):
    """Names in a row with one role; `role` is empty where none is printed on the name itself."""

    role: str
    role_text: str
    mentions: tuple[Mention, ...]


def groups(mentions: Sequence[Mention], words: Grammar) -> list[Group]:
    """The names in the order of the text, without marks; each annotated one is a group of its own."""
    for one in mentions:
        if one.text[-1] in _EDGES or one.text[0] in MARKS:
            return list(_annotated_groups(mentions, words))
    return [Group("", "", tuple(mentions))] if mentions else []  # most lists


def _annotated_groups(mentions: Sequence[Mention], words: Grammar) -> Iterator[Group]:
    plain: list[Mention] = []
    for mention in mentions:
        own = _annotated(mention, words)
        if own is None:
            plain.append(unmarked(mention))
            continue
        if not own.role:
            plain.extend(own.mentions)
            continue
        if plain:
            yield Group("", "", tuple(plain))
            plain = []
        yield own
    if plain:
        yield Group("", "", tuple(plain))


def _annotated(mention: Mention, words: Grammar) -> Group | None:
    if mention.text[-1] != "）":
        return None
    note = _NOTE.search(mention.text)
    if note is not None and note.start() > 0:
        bare = Mention(mention.text[: note.start()], mention.start, mention.start + note.start())
        return Group("lead" if note["first"] else "", (note["first"] or ""), (unmarked(bare),))
    match = words.annotation.search(mention.text)
    if match is None or match.start() == 0:  # （牵头） alone stands on no name
        return None
    name = mention.text[: match.start()]
    bare = unmarked(Mention(name, mention.start, mention.start + len(name)))
    return Group(words.stems[match["stem"]], match.group()[1:-1], (bare,))


def unmarked(mention: Mention) -> Mention:
    """The name without ★ and its like; whether a mark means something, a declaration says."""
    if mention.text[0] not in MARKS and mention.text[-1] not in MARKS:
        return mention
    bare = mention.text.lstrip(MARKS)
    if not bare:
        return mention
    start = mention.start + len(mention.text) - len(bare)
    bare = bare.rstrip(MARKS)
    return Mention(bare, start, start + len(bare))
