"""What a document says of coordinating bodies: 领导小组办公室设在省环保厅, 联席会议由农业农村部、财政部组成. Pure.

领导小组 alone is the one that the document names in full (建立全国某某联席会议制度, the head line of a 领导小组办公室);
where it names none, or several, nothing is stated: one 领导小组 of a province must not become another.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from graph_store.model import Agency
from ingest.names import is_body, read_names, stripped
from ingest.resolve import Resolver
from ingest.tables import ITEM, grammar

_CONFIDENCE = 0.9
_SHORTEST_FULL = 2  # characters that say what it is for: 减灾 of 省减灾委员会
_LONGEST = 40
_END = r"(?:领导小组|协调小组|工作小组|推进小组|指挥部|联席会议|工作专班|委员会)"
_NAME = rf"[\u4e00-\u9fff]{{2,{_LONGEST}}}?{_END}"
# Where a coordinating body is named in full: it is set up, or it heads a line.
_FULL = re.compile(
    rf"(?:建立|成立|设立|组建)(?:了)?(?:由[^，。；：\n]{{1,20}}?牵头的)?(?P<made>{_NAME})(?=制度|办公室|[，。；：（\s])"
    rf"|^[ \t\u3000]*(?P<head>{_NAME})(?:办公室|制度)?[ \t]*$",
    re.MULTILINE,
)
# Looked for in the words before 设在 and before 组成, so that a long text costs no more than its few places.
_OFFICE = re.compile(
    rf"(?:(?P<head>[\u4e00-\u9fff]{{0,{_LONGEST}}}?{_END})(?:制度)?)?(?:，)?(?:其|下设)?"
    r"(?P<office>办公室|秘书处)(?:日常工作)?[暂]?\Z"
)
_HOST = re.compile(r"[^，。；：、（）\s]{2,30}")
_MEMBERS = re.compile(
    rf"(?P<head>[\u4e00-\u9fff]{{0,{_LONGEST}}}?{_END})由(?P<names>.{{4,}}?)"
    r"(?:等?\d{0,3}个?(?:部门和单位|部门|单位))?\Z",
    re.DOTALL,
)
_VERBS = re.compile(r"^(?:调整|明确|规定|决定|同意|建立|成立|设立|组建|将|原|在|由|以|并|同时|依托|关于)+")
# 省工作领导小组, 专项行动工作专班: words that tell one coordinating body from no other.
_ANY = re.compile(
    rf"{_END}$|专项|行动|工作|攻坚战?|推进|协调|建设|整治|国家|全[国省市县区]|自治区|部际|厅际|[省市州县区旗]"
)
_STOP = re.compile(r"[。；：\n]")
_BEFORE_OFFICE, _BEFORE_MEMBERS = 80, 700  # characters


@dataclass(frozen=True, slots=True)
class Stated:
    """`body` is part of `other` in this form, or includes it; the sentence says so."""

    relation: str
    form: str
    body: Agency
    other: Agency
    sentence: str
    confidence: float = _CONFIDENCE


def coordination(plain: str, text: str, resolver: Resolver) -> tuple[Stated, ...]:
    """What the text states, each once, in its order. `plain` is `text` with full-width marks."""
    offices = list(_places(plain, "设在", _OFFICE, _BEFORE_OFFICE))
    members = list(_places(plain, "组成", _MEMBERS, _BEFORE_MEMBERS))
    if not offices and not members:
        return ()
    full = dict.fromkeys(one["made"] or one["head"] for one in _FULL.finditer(plain))
    named = [one for one in full if _is_full(one)]
    found = [fact for one in offices for fact in _office(plain, text, one, named, resolver)]
    found += [fact for one in members for fact in _members(plain, text, one, named, resolver)]
    return tuple({(one.relation, one.form, one.body.id, one.other.id): one for one in found}.values())


def _places(plain: str, word: str, pattern: re.Pattern[str], longest: int) -> Iterator[re.Match[str]]:
    """Where `pattern` ends at `word`, within its sentence. No character is looked at for two places."""
    at, before = plain.find(word), 0
    while at >= 0:
        start = max(before, at - longest)
        stops = [one.end() for one in _STOP.finditer(plain, start, at)]
        found = pattern.search(plain, stops[-1] if stops else start, at)
        if found:
            yield found
        before = at + len(word)
        at = plain.find(word, before)


def _office(plain: str, text: str, one: re.Match[str], named: Sequence[str], resolver: Resolver) -> Iterator[Stated]:
    head, host = _meant(one["head"] or "", named), _HOST.match(plain, one.end() + len("设在"))
    if not head or host is None:
        return
    place = resolver.resolve(text[host.start() : host.end()], carried=False).agency
    body = resolver.resolve(head, carried=False).agency
    office = resolver.resolve(head + one["office"], carried=False).agency
    known = place.known or is_body(plain, host.start(), host.end(), grammar(), resolver.index.knows)
    if known and office.id not in {body.id, place.id} and body.id != place.id:
        sentence = text[one.start() : host.end()]
        yield Stated("PART_OF", "inner_office", office, body, sentence)
        yield Stated("PART_OF", "located_in", office, place, sentence)


def _members(plain: str, text: str, one: re.Match[str], named: Sequence[str], resolver: Resolver) -> Iterator[Stated]:
    head = _meant(one["head"], named)
    items = [stripped(plain, *item.span()) for item in ITEM.finditer(plain, *one.span("names"))]
    mentions, _ = read_names(plain, items, grammar(), resolver.index.knows)
    if not head or not all(is_body(plain, name.start, name.end, grammar(), resolver.index.knows) for name in mentions):
        return
    body = resolver.resolve(head, carried=False).agency
    for name in mentions:
        member = resolver.resolve(text[name.start : name.end], carried=False).agency
        if member.id != body.id and member.kind != "collective":
            yield Stated("INCLUDES", "", body, member, text[one.start() : one.end() + len("组成")])


def _meant(head: str, named: Sequence[str]) -> str:
    """The full name of a coordinating body: its own, or that of the only one that the document names so."""
    head = _VERBS.sub("", head)
    if _is_full(head):
        whole = [one for one in named if head.endswith(one)]
        return max(whole, key=len) if whole else head
    fitting = [one for one in named if one.endswith(head)]
    return fitting[0] if len(fitting) == 1 else ""


def _is_full(name: str) -> bool:
    """Whether a name says what the coordinating body is for."""
    return len(_ANY.sub("", name)) >= _SHORTEST_FULL
