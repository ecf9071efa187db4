"""Regular expressions of the clause grammar, built from the tables in ingest/data."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from graph_store.vocabulary import DATA, table

OPEN, CLOSE = "（(", "）)"
# Parentheses inside a name, two levels deep; atomic, so that hostile nesting stays linear.
PAREN = r"[（(](?>[^（()）]++|[（(][^（()）]*+[）)])*+[）)]"
# 各市、县（区）人民政府 and its kin: the separators inside belong to the name.
_PLACES = (
    r"地(?=、[州市盟])|地市(?![场容民区政](?!府))|省辖市|直管市|神农架林区|省直管县|县级市|自治区|直辖市|自治州|自治县|新区"
    r"|乡镇|街镇|街道|苏木|[省市州盟县旗区镇乡]"
)
COLLECTIVE_START = r"(?:各|有关|相关|所有|其他|其它)"
# After a separator a place must not be the first half of another word: 各省、市场监管局 and 各市、区直各部门 are lists.
_WORD = (
    r"(?=$|[（(、，,；;。）)和及与等\s]|(?:人民)?政府|党[委政]|管委会|委(?![宣组统政办网员老改党巡编机军农外财审台深国社研督保直])|(?:行政)?公署|分别|各自|具体|按|依|根据|共同|负责|落实|组织|牵头|配合"
    r"|参与|参加|协助|抓好|贯彻|承|实施|推进|[省市州盟县旗区镇乡])(?!直属|市场|区域|市政[管工设公园])"
)
_BRACKETED = r"[（(][^（()）]{1,12}[）)]"
_NO_OFFICE = r"(?![办研督法机驻新参信外系发教编宣统政网老巡保国农改军]|组(?!织))"  # 政府办, 政府督查室
COLLECTIVE = (
    rf"{COLLECTIVE_START}(?:地级以上|设区的?)?(?:{_PLACES}|{_BRACKETED})"
    rf"(?>{_PLACES}|{_BRACKETED}|[、和及](?:地级以上|设区的?)?(?:(?:{_PLACES}){_WORD}|{_BRACKETED}))*+"
    # 各盟行政公署、市人民政府, 各县市党委、政府: the second is one of them too.
    rf"(?>(?:行政公署|公署|(?:人民)?政府|党?委)[、和及](?:{_PLACES})+(?:{_BRACKETED})?(?:人民)?(?:政府|党委){_NO_OFFICE}"
    rf"|党委[、和及](?:人民)?政府{_NO_OFFICE}"
    # 各乡镇人民政府、街道办事处; 各街道党工委、办事处.
    r"|(?:人民)?政府[、和及]街道办事?处?(?!公)|党工委[、和及](?:街道)?(?:办事处|管委会))?+"
)
# 市、县（区）人民政府; 县（市、区）党委、政府; 省、市、县三级财政部门: levels of government are collectives without 各.
_LEVEL = (
    r"(?:[省市州盟县旗区乡镇]|设区的?市|自治[州县区]|乡镇|街镇|街道|镇街)级?"
    r"(?:[（(][省市州盟县旗区乡镇街道、]{1,8}[）)])?"
)
_OF_LEVELS = (
    r"(?=[两二三四五]级[\u4e00-\u9fff]|各?级?(?:有关|相关)?(?:(?:人民)?政府|党[委政]|行政公署|行署|公署|管委会)"
    r"|(?![直属场域镇长政委])[\u4e00-\u9fff]{2,12}?(?:部门|机构)(?![\u4e00-\u9fff])"
    r"|(?![直属场域镇长政委])[\u4e00-\u9fff]{2,12}?(?:部门|机构)[和及与配负牵落分按参协共具组指])"
)
_PARTY_AND_GOVERNMENT = rf"党委[、和及](?:人民)?政府{_NO_OFFICE}"
BARE_COLLECTIVE = (
    rf"(?<![\u4e00-\u9fff])(?!{'|'.join(f'{one}[、和]{one}' for one in '省市州盟县旗区乡镇')})"
    rf"(?:{_LEVEL}(?:[、和]{_LEVEL}){{1,5}}+{_OF_LEVELS}"
    rf"|{_LEVEL}(?={_PARTY_AND_GOVERNMENT}))(?:{_PARTY_AND_GOVERNMENT})?+"
)
# A piece of a list. A collective keeps its separators wherever it stands: 财政厅以及各市、县（区）人民政府.
_PART = rf"(?>[^、，,；;。（()）各有相所其：]++|：(?:{BARE_COLLECTIVE})?|{COLLECTIVE}|[各有相所其]|{PAREN})"
ITEM = re.compile(rf"(?=[省市州盟县旗区乡镇设自街]){BARE_COLLECTIVE}{_PART}*+|{_PART}++")
_OBJECT_ADVERB = r"(?:按照?|根据|依据?|在)[^、，。；]{0,6}(?:职责|职能|分工|权限)(?:分工|职责|范围内?)?"
_OF_NAMES = "局厅署部委室处科组会院所司办队站了"
# What counts the names of a list, and is no part of them: ①财政厅；②水利厅, 1.财政厅；2.水利厅, 一是财政厅负责…
_COUNT = r"(?:[0-9０-９]{1,2}|[一二三四五六七八九十]{1,3})"
ENUMERATOR = rf"(?:[①-⑳]|[（(]{_COUNT}[）)]|[0-9０-９]{{1,2}}[.．](?![0-9０-９])|[一二三四五六七八九十]是)"
COUNT = re.compile(_COUNT)
_NUMBER = r"[0-9０-９一二三四五六七八九十]+[个家]?"


@dataclass(frozen=True, slots=True)
class Verb:
    """A role verb: its role, and whether what stands before it must look like a body for it to be one."""

    role: str
    after_body: bool


@dataclass(frozen=True, slots=True)
class Connective:
    """会同 and its like: the roles of whoever stands before and after it."""

    before: str
    after: str


_IS = "为是"
_SEPARATELY = ("各负其责",)  # a verb and how it is done in one
_KEY = 4  # characters at the end of a word by which longer words are found


@dataclass(frozen=True, slots=True)
class Suffixes:
    """Words to be looked up from their ends: `lengths` of those with the same last four characters, longest first.

    `short` are the lengths of words of fewer characters.
    """

    words: frozenset[str]
    lengths: dict[str, tuple[int, ...]]
    short: tuple[int, ...]

    def start(self, text: str, first: int, last: int) -> int:
        """Where the longest word begins that ends at `last` and not before `first`; `last` when none does."""
        found = self.starts(text, first, last)
        return found[0] if found else last

    def starts(self, text: str, first: int, last: int) -> list[int]:
        """Where the words begin that end at `last` and not before `first`, the longest first."""
        lengths = self.lengths.get(text[max(first, last - _KEY) : last])
        return [
            last - length
            for length in ((*lengths, *self.short) if lengths else self.short)
            if last - length >= first and text[last - length : last] in self.words
        ]


def suffixes(words: Iterable[str]) -> Suffixes:
    """The words, ready for look-up."""
    among = frozenset(words)
    lengths: dict[str, set[int]] = {}
    for word in among:
        if len(word) >= _KEY:
            lengths.setdefault(word[-_KEY:], set()).add(len(word))
    by_end = {end: tuple(sorted(found, reverse=True)) for end, found in lengths.items()}
    return Suffixes(among, by_end, tuple(sorted({len(word) for word in among if len(word) < _KEY}, reverse=True)))


@dataclass(frozen=True, slots=True)
class Grammar:
    """What the tables say, compiled. `…_ends` are the last characters of what a pattern finds: they save a search."""

    verbs: dict[str, Verb]
    stems: dict[str, str]
    attributes: dict[str, str]
    connectives: dict[str, Connective]
    separate: frozenset[str]
    generic: frozenset[str]
    label_nouns: tuple[str, ...]
    tail: re.Pattern[str]
    tail_ends: frozenset[str]
    verb_words: Suffixes
    complements: Suffixes
    stem_words: Suffixes
    noun_words: Suffixes
    adverb_words: Suffixes
    verb: re.Pattern[str]
    by_duty: re.Pattern[str]
    adverb: re.Pattern[str]
    adverbs: re.Pattern[str]
    connective: re.Pattern[str]
    opener: re.Pattern[str]
    label: re.Pattern[str]
    annotation: re.Pattern[str]
    ending: re.Pattern[str]
    ending_ends: frozenset[str]
    inner_ending: re.Pattern[str]
    unnamed: re.Pattern[str]
    body: re.Pattern[str]
    body_letters: frozenset[str]
    body_ends: frozenset[str]

    def ends_as_body(self, text: str, first: int, last: int) -> bool:
        """Whether `body` finds something in text[first:last]; the last character alone mostly tells."""
        if first >= last:
            return False
        end = text[last - 1]
        return end in self.body_letters or (end in self.body_ends and self.body.search(text, first, last) is not None)

    def role_of(self, verb: str) -> Verb:
        """The entry of a printed verb: itself, or the longest that it begins with (牵头推进落实 is 牵头)."""
        while verb not in self.verbs:
            verb = verb[:-1]
        return self.verbs[verb]

    def tail_at(self, text: str, first: int, last: int) -> re.Match[str] | None:
        """What `tail` finds at the end of text[first:last], looked up from the end instead of tried at every place."""
        start = self._predicate(text, first, last)
        if start == last:
            return None
        while (before := self.adverb_words.start(text, first, start)) < start:
            start = before
        return self.tail.match(text, start, last)

    def _predicate(self, text: str, first: int, last: int) -> int:
        """Where the longest 牵头落实 or 为牵头单位 begins that ends at `last`; `last` when none does."""
        starts = [last]
        for end in (last, *self.complements.starts(text, first, last)):
            starts += self.verb_words.starts(text, first, end)
        for end in self.noun_words.starts(text, first, last):
            stems = self.stem_words.starts(text, first + 1, end)
            starts += [start - 1 for start in stems if text[start - 1] in _IS]
        return min(starts)

    def is_separate(self, printed: str) -> bool:
        """Whether a verb with its adverbs says that each acts for itself (分别, 各自, 各负其责)."""
        said = [*self.adverb.findall(printed), *(word for word in _SEPARATELY if word in printed)]
        return any(word in self.separate for word in said)


def longest_first(words: Iterable[str]) -> str:
    """The words as alternatives of a pattern, so that the longest is tried first; their common beginnings stand once.

    >>> longest_first(["负责", "负责落实", "配合"])
    '负责(?:落实)?|配合'
    """
    tree: dict[str, Any] = {}
    for word in words:
        node = tree
        for char in word:
            node = node.setdefault(char, {})
        node[""] = {}
    return _branches(tree)


def _branches(node: dict[str, Any]) -> str:
    return "|".join(re.escape(char) + _rest(child) for char, child in node.items() if char)


def _rest(node: dict[str, Any]) -> str:
    inner = _branches(node)
    if not inner:
        return ""
    if "" in node:
        return f"(?:{inner})?"
    return inner if len(node) == 1 else f"(?:{inner})"


def words(name: str) -> list[str]:
    """Words of ingest/data/<name>.txt without its comments."""
    lines = (DATA / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return [word for line in lines if not line.startswith("#") for word in line.split()]


@cache
def grammar() -> Grammar:
    """The grammar of the shipped tables."""
    verbs = {row["verb"]: Verb(row["role"], row["after"] == "body") for row in table("role_verbs")}
    adverbs = {row["adverb"]: row["separately"] == "yes" for row in table("adverbs")}
    stems = {row["stem"]: row["role"] for row in table("label_stems")}
    attributes = {row["label"]: row["attribute"] for row in table("attributes")}
    connectives = {row["word"]: Connective(row["before"], row["after"]) for row in table("connectives")}
    complements, nouns = words("verb_complements"), words("label_nouns")
    closing = [*complements, *words("closing_complements")]
    adverb, verb, stem, noun = map(longest_first, (list(adverbs), list(verbs), list(stems), nouns))
    told = [one for one in stems if one != "成员"]  # 为成员单位 tells who belongs, not who does what
    nominal = rf"(?:[{_IS}](?P<stem>{longest_first(told)})(?:{noun}))"
    over = longest_first([word for word, one in verbs.items() if one.after_body or one.role in {"guide", "supervise"}])
    # 牵头, 牵头落实, 为牵头单位; a complement never changes the role.
    predicate = rf"(?:(?:{verb})(?:{longest_first(complements)})?|{nominal})"
    last_predicate = rf"(?:(?:{verb})(?:{longest_first(closing)})?|{nominal})"
    closers = {word[-2:] for word in (*verbs, *closing)} | {word[-2:] for word in nouns if len(word) > 1}
    body_endings = words("body_endings")
    return Grammar(
        verbs=verbs,
        stems=stems,
        attributes=attributes,
        connectives=connectives,
        separate=frozenset(word for word, separate in adverbs.items() if separate) | {*_SEPARATELY},
        generic=frozenset(words("generic_nouns")),
        label_nouns=tuple(nouns),
        # The verb is the longest that closes the piece; adverbs stand directly before it.
        tail=re.compile(rf"(?P<adverbs>(?:(?:{adverb})\s*)*)(?P<verb>{last_predicate})$"),
        verb_words=suffixes(verbs),
        complements=suffixes(closing),
        stem_words=suffixes(told),
        noun_words=suffixes(nouns),
        adverb_words=suffixes(adverbs),
        tail_ends=frozenset(word for word in closers if len(word) > 1),
        # 审计局, 督查室, 指导司: before these the verb is part of a name.
        verb=re.compile(
            rf"(?P<adverbs>(?:(?:{adverb})\s*)*)(?P<verb>(?!(?:{over})[{_OF_NAMES}]){predicate}(?!公[室厅]|同志|的|人(?![才事民口大工力员])))"
        ),
        by_duty=re.compile(_OBJECT_ADVERB),
        adverb=re.compile(adverb),
        adverbs=re.compile(rf"(?:(?:{adverb})\s*)+$"),
        connective=re.compile(
            "|".join(row["word"] + (f"(?![{row['unless']}])" if row["unless"] else "") for row in table("connectives"))
        ),
        opener=re.compile(rf"(?!以及$)(?:{ENUMERATOR}|(?:{longest_first(words('openers'))}))(?=.)"),
        label=re.compile(
            rf"(?:[省市县区州]级|具体)?(?:(?P<stem>{stem})(?:{PAREN})?(?:{noun})?|(?P<attribute>{longest_first(list(attributes))}))"
            rf"(?P<note>{PAREN})?[：:]"
        ),
        annotation=re.compile(rf"[（(](?P<stem>{stem})(?:{noun})?[）)]$"),
        ending=re.compile(rf"(?:{_open_phrase()}|等(?:{_NUMBER})?)$"),
        ending_ends=frozenset(row["word"][-1] for row in table("open_endings")) | set("等个家"),
        # 有关部门 and its like; what follows is no part of the name (会同有关部门组建).
        unnamed=re.compile(rf"各?(?:{_modifiers()})*(?:{_nouns('noun')})(?=[\u4e00-\u9fff])"),
        inner_ending=re.compile(rf"(?:{_open_phrase()}|等)(?=以及|及|和|与)"),
        body=re.compile(rf"(?:{longest_first(body_endings)})(?:{PAREN})?$"),
        body_letters=frozenset(body_endings),
        body_ends=frozenset(word[-1] for word in body_endings) | set(CLOSE + "\n"),
    )


def _open_phrase() -> str:
    """等部门, 等5个有关部门（单位）, 等市人民政府: what says that a list is not complete."""
    kinds = rf"(?:{_NUMBER}|{_modifiers()})*(?:{_nouns('noun')})"
    return rf"(?<![高初中同平均优])等(?:{kinds}|(?:{_NUMBER})?(?:{_nouns('place')}))"


def _modifiers() -> str:
    return longest_first([row["word"] for row in table("open_endings") if row["part"] == "modifier"])


def _nouns(*parts: str) -> str:
    return longest_first([row["word"] for row in table("open_endings") if row["part"] in parts])
