"""What a reader of lists asks of the words before it: is this the name of a body? Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from ingest.annotations import MARKS
from ingest.names import GLUED, Known, is_body, stripped
from ingest.segment import Span
from ingest.tables import Grammar, longest_first, words

_SHORT_NAME = 12
_IN_NO_NAME = re.compile(r"组成|成立|组建|制定|制订|建立|开展|印发|出台|修订|举办|召开|提出|完成|及时|定期|共同")
_LONGEST_KNOWN, _SHORTEST_DEED = 20, 3
_ORGAN = re.compile(r"(?:[局厅委办]|集团|公司|中心|[支大总]队|分局|街道|大学|学院|医院|银行|[管居村]委会|政府)$")
# 各市对债务化解负总责, 各单位按照《…》负责: what a body acts on or by stands between it and its verb.
_ABOUT = re.compile(r"(?:对(?!口)[^、，；（）]{2,30}|(?:按照?|依据|根据|依照)《[^》]{1,40}》[^、，；（）]{0,6})$")
_MOST_ABOUT = 52
# Words of doing that are also the beginning of names.
_UNLESS = (
    "对(?!口)|其(?!他|它|余)|经(?![济贸信开管发])|组织(?!部|人事|处|科|室)"
    "|发展(?!和?改革|规划|研究|局|中心|促进|委)|建设(?![局厅委部处]|发展|管理局|规划|交通|和)"
)


@cache
def _doing() -> re.Pattern[str]:
    return re.compile(rf"(?:{longest_first(words('doing'))}|{_UNLESS})")


@cache
def _deeds() -> re.Pattern[str]:
    unless = rf"{_UNLESS}|统一(?!战)|联合(?!会|国)|研究(?![院所室会]|中心)|编制(?!委)|于(?=\d|每)"
    return re.compile(rf"(?:{longest_first([*words('doing'), *words('deeds')])}|{unless})")


@dataclass(frozen=True, slots=True)
class Context:
    """A text with the grammar and the names that are known in its place; all spans are positions in the text."""

    text: str
    words: Grammar
    known: Known

    def of(self, text: str) -> Context:
        """The same for another view of the text."""
        return self if text is self.text else Context(text, self.words, self.known)

    def knows(self, first: int, last: int) -> bool:
        """Whether the span is a known name as it stands."""
        return self.known(self.text[first:last])

    def is_body(self, first: int, last: int) -> bool:
        """Whether the span is the name of a body for certain; marks like ★ around it say nothing."""
        while first < last and self.text[first] in MARKS:
            first += 1
        while first < last and self.text[last - 1] in MARKS:
            last -= 1
        return first < last and is_body(self.text, first, last, self.words, self.known)

    def ends_as_body(self, first: int, last: int) -> bool:
        """Whether the span ends as names of bodies do, whatever stands before."""
        return self.words.ends_as_body(self.text, first, last) or self.knows(first, last)

    def is_body_or_ending(self, first: int, last: int) -> bool:
        """Whether it is a body, with 等… behind it or not, or 等… alone."""
        ending = self.words.ending.search(self.text, first, last)
        if ending is None:
            return self.is_body(first, last)
        return ending.start() == first or self.is_body(first, ending.start())

    def unglued(self, first: int, last: int) -> tuple[Span, ...]:
        """The two names of 省财政厅省工商联, whose separator is missing: both of one level, together no known one."""
        glue = GLUED.match(self.text, first, last)
        if glue is None or self.knows(first, last):
            return ((first, last),)
        parts = (first, glue.start("second")), (glue.start("second"), last)
        return parts if all(self.is_body(*part) for part in parts) else ((first, last),)

    def may_be_name(self, first: int, last: int) -> bool:
        """Whether nothing speaks against a name that nobody knows: it is short, without a verb and without digits."""
        if last - first > _SHORT_NAME or self.words.tail.search(self.text, first, last) is not None:
            return False
        return not any(map(str.isdecimal, self.text[first:last]))

    def name_before(self, first: int, last: int) -> Span:
        """The span of a name before a verb that ends before `last`, without what the body acts on or by."""
        name = self.stripped(first, last)
        if all(self.text.find(mark, *name) < 0 for mark in "对》"):
            return name
        about = _ABOUT.search(self.text, max(name[0], name[1] - _MOST_ABOUT), name[1])
        if about is None or self.knows(*name):
            return name
        shorter = self.stripped(name[0], about.start())
        return shorter if self.is_body(*shorter) else name

    def deed_after_name(self, first: int, last: int) -> int | None:
        """Where the name of a body ends and what it does begins: 交通运输局|对货场进行排查; None if nowhere."""
        for match in _deeds().finditer(self.text, first + 2, last):
            if self.is_body(first, match.start()) and "了" not in self.text[match.start() : match.end() + 4]:
                return match.start()
        return self._behind_name(first, last)

    def joint_deed(self, first: int, last: int) -> int | None:
        """Where what a body does with others begins (A会同B|成立专班); None where the whole is the name of a body."""
        deed = self.deed_after_name(first, last)
        if deed is None or not self.is_body(first, last) or self.knows(first, deed):
            return deed
        return deed if _IN_NO_NAME.match(self.text, deed, last) and not self.knows(first, last) else None

    def acts_somewhere(self, first: int, last: int) -> bool:
        """Whether what a body does with others begins with where or on what: 物流公司|在100个县区开展配送."""
        deed = self.joint_deed(first, last)
        return deed is not None and self.text[deed] in "在于对"

    def _behind_name(self, first: int, last: int) -> int | None:
        """Where a deed that no list holds begins: 市场监管局|取缔沿街洗车, behind a known name or one of an organ."""
        longest = min(last - _SHORTEST_DEED, first + _LONGEST_KNOWN)
        if self.is_body_or_ending(first, last) or "、" in self.text[first:last]:
            return None
        ends = range(longest, first + _SHORTEST_DEED - 1, -1)
        known = next((end for end in ends if self.knows(first, end)), None)
        return known or next(
            (end for end in ends if _ORGAN.search(self.text, first, end) and self.is_body(first, end)), None
        )

    def begins_with_deed(self, first: int, last: int) -> bool:
        """Whether the span begins with what is done (推进乡镇财政所…), as no name does."""
        return _doing().match(self.text, first, last) is not None

    def stripped(self, first: int, last: int) -> Span:
        """The span without blanks around it."""
        return stripped(self.text, first, last)
