"""What one piece of a clause says by its verb: A牵头 closes a list, A负责资金保障 has an object. Pure."""

from __future__ import annotations

import re
from typing import NamedTuple

from ingest.context import Context
from ingest.segment import Span

LONGEST_TAIL = 40  # characters of a role verb with its adverbs
_LONGEST_NAME = 60
_ORGANISED = "团党会层众体合企"  # 群团组织, 党组织 are no acts
_OBJECT_VERBS = ("负责牵头", "负责指导")
_SHORTEST_SURE = 3  # 政府 and 县委 are known and begin other names

# 负责对落实情况进行督促检查: what is done to others' work.
_WATCH = re.compile(
    r"(?:对[^，。；]{2,40}?)?(?:进行|开展|实行|实施)?(?:跟踪|专项|日常|定期|全程|统一|挂牌)?"
    r"(?:督促检查|督促落实|督查|督导|督办|督促|监督检查|督察|检查考核|督查督办|督查考核|督导检查)(?:通报|考核|工作)?"
)


class Statement(NamedTuple):
    """A body and what it does: the span of its name (empty: it stands in the piece before), the verb, the object.

    `by_duty` says that the verb is the object's, and that acting by its duties makes the body responsible.
    """

    name: Span
    verb: re.Match[str]
    goal: Span
    by_duty: bool = False


def closing_verb(here: Context, first: int, last: int, before: Span | None) -> re.Match[str] | None:
    """The role verb that closes the piece, with its adverbs; `before` is the name that waits in front of the piece."""
    if here.text[last - 2 : last] not in here.words.tail_ends:
        return None
    tail = here.words.tail_at(here.text, max(first, last - LONGEST_TAIL), last)
    if tail is not None and _is_of_object(here, first, tail.start()):
        return None
    if tail is None or (tail["verb"] == "组织" and _is_organisation(here, first, tail.start())):
        return None
    if not tail["stem"] and here.words.role_of(tail["verb"]).after_body:
        names = here.name_before(first, tail.start())
        body = names if names[0] < names[1] or before is None else before
        if not (here.is_body(*body) or here.words.ending.search(here.text, *body) or _goes_on(here, names, before)):
            return None
    return tail


def _is_of_object(here: Context, first: int, last: int) -> bool:
    """Whether the verb behind the span closes what a body is responsible for: 农业农村部负责肥料登记和使用|监督."""
    at = here.text.find("负责", first, last)
    return first < at < last - len("负责") and here.is_body(*here.name_before(first, at))


def _is_organisation(here: Context, first: int, verb: int) -> bool:
    """Whether 组织 is part of a name: 党组织; not in 管委会组织."""
    return here.text[verb - 1] in _ORGANISED and not here.knows(*here.stripped(first, verb))


def _goes_on(here: Context, names: Span, before: Span | None) -> bool:
    """Whether a name that nobody knows goes on a list of bodies: 东风公司、长安汽车开展试点."""
    listed = before is not None and here.text[before[1] : names[0]].strip() == "、" and here.is_body(*before)
    plain = names[1] - names[0] >= _SHORTEST_SURE and here.may_be_name(*names) and not here.begins_with_deed(*names)
    return listed and plain and here.words.verb.search(here.text, *names) is None


def statement(here: Context, first: int, last: int, before: Span | None) -> Statement | None:
    """The piece as a body, a verb and what it does: 财政部负责资金保障, A按职责提供数据."""
    for match in here.words.verb.finditer(here.text, first, min(last, first + _LONGEST_NAME)):
        left = here.stripped(first, match.start())
        adverbs = here.words.adverbs.search(here.text, *left)
        name = here.stripped(left[0], adverbs.start()) if adverbs else left
        alone = name[0] >= name[1] and before is not None and here.is_body(*before)
        if not alone and not here.is_body(*name):
            continue
        if match.end() >= last or (here.ends_as_body(first, last) and not _surely_verb(here, match, name, last)):
            return None
        return Statement(name, match, (match.end(), last))
    return _by_duty(here, first, last)


def watches(here: Context, found: Statement) -> bool:
    """Whether what a body is responsible for is to watch over others: 负责督促检查."""
    behind = found.verb.start("verb") + len("负责")
    return found.verb["verb"].startswith("负责") and _WATCH.fullmatch(here.text, behind, found.goal[1]) is not None


def role_said(here: Context, match: re.Match[str], basis: str) -> str:
    """The role that a verb or label (`match` of the grammar) gives, standing on its own or before an object."""
    if match["stem"]:
        return here.words.stems[match["stem"]]
    # 教育部负责审核把关: what follows 负责 is the object, whatever it begins with, but for these.
    plain = basis == "object" and match["verb"].startswith("负责") and not match["verb"].startswith(_OBJECT_VERBS)
    return here.words.role_of("负责" if plain else match["verb"]).role


def is_deed(here: Context, first: int, verb: int) -> bool:
    """Whether the verb closes what is done with others: 会同A组织开展视察|督办."""
    name = here.name_before(first, verb)
    return name[0] < name[1] and not here.is_body_or_ending(*name) and here.deed_after_name(*name) is not None


def unnamed(here: Context, first: int, last: int) -> re.Match[str] | None:
    """有关部门 at the start of a piece that goes on with what they do: 有关部门组建."""
    match = here.words.unnamed.match(here.text, first, last)
    if (
        match is None
        or match.group() == "地方"
        or here.ends_as_body(first, last)
        or not _does_something(here, match.end(), last)
    ):
        return None
    return match


def _surely_verb(here: Context, match: re.Match[str], name: Span, last: int) -> bool:
    """Whether the verb is no part of a name (政府督查室): 负责 and 牵头 never are, nor what a known body does."""
    if match["verb"][:2] in {"负责", "牵头"}:
        return True
    if name[1] - name[0] <= _SHORTEST_SURE or here.knows(name[0], last):
        return False
    return here.knows(*name) or here.text[name[0]] == "各"  # 各社区服务中心协助对接学校


def _does_something(here: Context, first: int, last: int) -> bool:
    joined = here.text[first] in "负和及与等（请" or here.words.ending.search(here.text, first, last) is not None
    return last - first > 1 and not joined


def _by_duty(here: Context, first: int, last: int) -> Statement | None:
    match = here.words.by_duty.search(here.text, first, last)
    if match is None or match.end() >= last:
        return None
    name = here.stripped(first, match.start())
    return Statement(name, match, (match.end(), last), by_duty=True) if here.is_body(*name) else None
