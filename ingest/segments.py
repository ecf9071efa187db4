"""What a clause says: names with their roles, read piece by piece.

Five ways give a role: a verb that closes a list (A、B分别牵头落实), a verb with its object (A负责资金保障),
a label before it (责任单位：A、B), a connective between two lists (A会同B负责), and the closing parenthesis
itself (A、B). A comma may also stand inside a list of names: a segment ends where a piece ends in a verb.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from ingest.deadlines import is_deadline
from ingest.names import Known, Mention, is_body, read_names, stripped
from ingest.tables import ITEM, Connective, Grammar, grammar

LONGEST_PIECE = 300  # characters between separators; more is running text and no name
_LONGEST_TAIL = 40  # characters of a role verb with its adverbs
_LONGEST_NAME = 60
_SHORT_NAME = 12
_SHORTEST_SURE = 3  # 政府 and 县委 are known and begin other names
_OVER_OTHERS = frozenset({"guide", "supervise"})
_SECOND = frozenset({"support", "implement"})
_OWN = frozenset({"lead", "responsible"})  # labels whose list a connective parts into leads and supporters
_MARKS = "★☆▲△●※◆■＊*#＃"
_SENTENCE_ENDS = "。；;"

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Segment:
    """Names with their common role.

    `role_text` is the verb, label or connective as printed; `open_ended` the 等… that closes the list; `basis` what
    gave the role: verb, object, label, connective, annotation (教育局（牵头）), bare (names alone), or a declaration
    (first, mark) that changed it.
    """

    role: str
    role_text: str
    separately: bool
    mentions: tuple[Mention, ...]
    open_ended: str
    basis: str = "verb"


class Attribute(NamedTuple):
    """Something else that a clause says; the span is its text.

    kind is deadline, leader, goal, scope, object (what a body does, behind its verb) or other.
    """

    kind: str
    start: int
    end: int


@dataclass(slots=True)
class Segments:
    """All that was read from the inside of one clause; `leftovers` is text that no rule accounted for."""

    segments: list[Segment] = field(default_factory=list)
    attributes: list[Attribute] = field(default_factory=list)
    leftovers: list[Span] = field(default_factory=list)


def read_segments(
    text: str,
    start: int,
    end: int,
    words: Grammar,
    known: Known,
    skip: tuple[Span, ...] = (),
    label: tuple[str, str] | None = None,
) -> Segments:
    """The segments of text[start:end]; spans in `skip` (declarations) are passed over.

    `label` (role, as printed) holds from the start, as the header of a column does for its cells.
    """
    reader = _Reader(text, words, known, column=label)
    for match in ITEM.finditer(text, start, end):
        first, last = match.span()
        separator = text[first - 1] if first > start else "。"
        # Most pieces are plain names in a list: they wait for their role, and nothing else is asked of them.
        if separator == "、" and not skip and reader.takes_names() and _is_plain(text[first:last]):
            reader.pending.append((first, last))
            continue
        first, last = stripped(text, first, last)
        if first < last and not (skip and any(a < last and first < b for a, b in skip)):
            reader.piece(first, last, separator)
    reader.flush()
    return reader.found


@lru_cache(maxsize=8192)
def _is_plain(piece: str) -> bool:
    """Whether a piece is nothing but a name whatever stands around it: most are, and the same ones come again."""
    words = grammar()
    return not (
        not 0 < len(piece) <= _LONGEST_TAIL
        or piece != piece.strip()
        or "：" in piece
        or "由" in piece
        or piece[-2:] in words.tail_ends
        or words.opener.match(piece)
        or words.verb.search(piece)
        or words.connective.search(piece)
        or words.by_duty.search(piece)
        or words.unnamed.match(piece)
        or is_deadline(piece, 0, len(piece))
    )


@dataclass(slots=True)
class _Reader:
    """The state between pieces: names that await a role, the label that holds, what a connective said."""

    text: str
    words: Grammar
    known: Known
    found: Segments = field(default_factory=Segments)
    pending: list[Span] = field(default_factory=list)
    behind_comma: int = 0  # how many of the pending stand before the last comma
    label: tuple[str, str] | None = None  # (role, as printed)
    column: tuple[str, str] | None = None  # the label that holds where no other does
    attribute: str = ""
    after: tuple[str, str] | None = None  # (role of those after a connective, the connective)
    in_object: bool = False

    def takes_names(self) -> bool:
        """Whether a name that comes now waits for its role, and is no part of something else."""
        return not self.attribute and not self.in_object

    def piece(self, first: int, last: int, separator: str) -> None:
        """Read one piece; `separator` is the mark before it."""
        if separator in _SENTENCE_ENDS:
            self._sentence(separator)
        if separator in "，；":
            self.behind_comma = len(self.pending)
        if self.takes_names() and _is_plain(self.text[first:last]):
            self.pending.append((first, last))
            return
        while self.text.find("：", first, min(last, first + _LONGEST_TAIL)) >= 0:
            behind = self._label(first, last)
            if behind == first:
                break
            first = behind
        if first >= last:
            return
        if self.attribute:
            self._more_of_attribute(first, last, separator)
        elif last - first > LONGEST_PIECE + _LONGEST_TAIL:
            self._running_text(first, last)
        elif is_deadline(self.text, first, last):
            self.found.attributes.append(Attribute("deadline", first, last))
        else:
            self._names(first, last, separator)

    def _sentence(self, separator: str) -> None:
        self.in_object = False
        self.label = self.label or self.column
        if self.after is not None or (separator == "。" and self.label is None):
            self.flush()
        if separator == "。" and self.label is not None:
            self.flush()
            self.label, self.attribute = self.column, ""

    def _label(self, first: int, last: int) -> int:
        match = self.words.label.match(self.text, first, last)
        if match is None:
            match = self.words.label.search(self.text, first, last)
            left = stripped(self.text, first, match.start()) if match else (first, first)
            if match is None or not self._certain(*left):
                return first
            self.pending.append(left)  # 牵头单位：A  配合单位：B
        self.flush()
        self.label, self.attribute, self.in_object = None, "", False
        if match["attribute"]:
            self.attribute = self.words.attributes[match["attribute"]]
        else:
            self.label = self.words.stems[match["stem"]], match.group().rstrip("：:")
        return stripped(self.text, match.end(), last)[0]

    def _more_of_attribute(self, first: int, last: int, separator: str) -> None:
        before = self.found.attributes[-1] if self.found.attributes else None
        if (
            before is not None
            and separator not in _SENTENCE_ENDS
            and before.kind == self.attribute
            and first - before.end <= 1
        ):
            self.found.attributes[-1] = Attribute(before.kind, before.start, last)
        else:
            self.found.attributes.append(Attribute(self.attribute, first, last))

    def _running_text(self, first: int, last: int) -> None:
        # A long piece may be an object; else nobody can say what it is.
        if self.in_object:
            self.found.attributes.append(Attribute("object", first, last))
        else:
            self.found.leftovers.append((first, last))

    def _names(self, first: int, last: int, separator: str) -> None:
        opener = self.words.opener.match(self.text, first, last)
        if opener is not None and not self.known(self.text[first:last]):
            first = stripped(self.text, opener.end(), last)[0]
        first = self._connected(self._after_subject(first, last), last)
        if first >= last:
            return
        tail = self._tail(first, last)
        if tail is not None:
            self._part(tail)
            self._close(stripped(self.text, first, tail.start()), tail, "verb")
        elif not self._with_object(first, last) and not self._unnamed_body(first, last):
            if self.in_object and separator not in _SENTENCE_ENDS and not self._certain(first, last):
                self.found.attributes.append(Attribute("object", first, last))
                return
            self.in_object = False
            if last - first > LONGEST_PIECE:
                self._running_text(first, last)
            else:
                self.pending.append((first, last))

    def _after_subject(self, first: int, last: int) -> int:
        """Where the names begin in 数据由省统计局审核: behind 由, if a list of names does not wait before it."""
        place = self.text.find("由", first + 1, last)
        if place < 0 or self.pending or self.known(self.text[first:last]) or self._certain(first, place):
            return first
        return stripped(self.text, place + 1, last)[0]

    def _part(self, tail: re.Match[str]) -> None:
        """Part what waits from what this verb closes, where a comma stands between two statements.

        中国移动，工业和信息化部监督: who guides or supervises is another list; so is a verb in a label's list, and
        who supports or implements at the start of a clause, since somebody must be supported (教育部，全国总工会参与).
        """
        before = min(self.behind_comma, len(self.pending))
        if before == 0 or self.after is not None or tail["stem"]:
            return
        role = self.words.role_of(tail["verb"]).role
        first = not any(one.basis == "verb" for one in self.found.segments)
        if self.label is not None or role in _OVER_OTHERS or (first and role in _SECOND):
            rest = self.pending[before:]
            self.pending = self.pending[:before]
            self._give_up_pending()  # forgets the comma
            self.pending = rest

    def _connected(self, first: int, last: int) -> int:
        """Read the names up to the last connective of the piece; where the rest begins."""
        if self.text.find("会同", first, last) < 0 and self.text.find("商", first, last) < 0:
            return first
        for match in self.words.connective.finditer(self.text, first, last):
            left = stripped(self.text, first, match.start())
            if not self._connects(match, left, last):
                continue
            rule = self.words.connectives[match.group()]
            if self.label is not None and self.label[0] not in _OWN:
                rule = Connective(self.label[0], self.label[0])
            tail = self._tail(*left) if left[0] < left[1] else None
            if tail is not None:
                self._close(stripped(self.text, left[0], tail.start()), tail, "verb")
            elif left[0] < left[1] or self.pending:
                self.pending += [left] if left[0] < left[1] else []
                self._segment(rule.before, match.group(), False, "connective")
            self.after = rule.after, match.group()
            first = stripped(self.text, match.end(), last)[0]
        return first

    def _connects(self, match: re.Match[str], left: Span, last: int) -> bool:
        if match.group() == "会同":
            return match.end() < last and (left[0] < left[1] or bool(self.pending or self.found.segments))
        right = stripped(self.text, match.end(), last)
        return (
            left[0] < left[1]
            and self._certain(*left)
            and not self.known(self.text[left[0] : last])
            and (
                self._certain(*right)
                or (self._tail(*right) is not None and self._certain(right[0], self._tail(*right).start()))  # type: ignore[union-attr]
            )
        )

    def _certain(self, first: int, last: int) -> bool:
        return first < last and is_body(self.text, first, last, self.words, self.known)

    def _tail(self, first: int, last: int) -> re.Match[str] | None:
        if self.text[last - 2 : last] not in self.words.tail_ends:
            return None
        tail = self.words.tail_at(self.text, max(first, last - _LONGEST_TAIL), last)
        if tail is None:
            return None
        names = stripped(self.text, first, tail.start())
        if not tail["stem"] and self.words.role_of(tail["verb"]).after_body:
            before = names if names[0] < names[1] else (self.pending[-1] if self.pending else names)
            if not self._certain(*before) and not self.words.ending.search(self.text, *before):
                return None
        return tail

    def _with_object(self, first: int, last: int) -> bool:
        """Whether the piece is a body, a verb and what it does: 财政部负责资金保障."""
        for match in self.words.verb.finditer(self.text, first, min(last, first + _LONGEST_NAME)):
            left = stripped(self.text, first, match.start())
            adverbs = self.words.adverbs.search(self.text, *left)
            name = stripped(self.text, left[0], adverbs.start()) if adverbs else left
            alone = name[0] >= name[1] and bool(self.pending) and self._certain(*self.pending[-1])
            if not alone and not self._certain(*name):
                continue
            if match.end() >= last or (self._ends_as_body(first, last) and not self._surely_verb(match, name, last)):
                return False
            self._close(name, match, "object")
            self._object(match.end(), last)
            return True
        return self._by_duty(first, last)

    def _surely_verb(self, match: re.Match[str], name: Span, last: int) -> bool:
        """Whether the verb is no part of a name (政府督查室): 负责 and 牵头 never are, nor what a known body does."""
        if match["verb"][:2] in {"负责", "牵头"}:
            return True
        sure = name[1] - name[0] > _SHORTEST_SURE and self.known(self.text[slice(*name)])
        return sure and not self.known(self.text[name[0] : last])

    def _unnamed_body(self, first: int, last: int) -> bool:
        """Whether the piece is 有关部门 and what they do: 有关部门组建."""
        match = self.words.unnamed.match(self.text, first, last)
        if match is None or self._ends_as_body(first, last) or not self._does_something(match.end(), last):
            return False
        self.pending.append(match.span())
        self._object(match.end(), last)
        return True

    def _does_something(self, first: int, last: int) -> bool:
        joined = self.text[first] in "负和及与等（" or self.words.ending.search(self.text, first, last) is not None
        return last - first > 1 and not joined

    def _by_duty(self, first: int, last: int) -> bool:
        """A、B按职责提供数据: the verb is the object's; that they act by their duties makes them responsible."""
        match = self.words.by_duty.search(self.text, first, last)
        if (
            match is None
            or match.end() >= last
            or not self._certain(*(name := stripped(self.text, first, match.start())))
        ):
            return False
        self.pending.append(name)
        self._segment("responsible", match.group(), False, "object")
        self._object(match.end(), last)
        return True

    def _object(self, first: int, last: int) -> None:
        """Keep what a body does: 资金保障 in 财政部负责资金保障; more pieces of it may follow."""
        self.in_object = True
        self.found.attributes.append(Attribute("object", *stripped(self.text, first, last)))

    def _ends_as_body(self, first: int, last: int) -> bool:
        return self.words.body.search(self.text, first, last) is not None or self.known(self.text[first:last])

    def _close(self, names: Span, match: re.Match[str], basis: str) -> None:
        if names[1] - names[0] > LONGEST_PIECE:
            self._running_text(*names)
        elif names[0] < names[1]:
            self.pending.append(names)
        role = self._role(match, basis)
        self.in_object = False
        if not self.pending:
            if names[0] >= names[1]:
                self.found.leftovers.append(match.span())  # a verb that nobody does
            return
        printed = match.group()
        adverbs = match.group()[: match.start("verb") - match.start()]
        if self.after is not None:
            role, printed, basis = *self.after, "connective"
        self._segment(role, printed, self.words.is_separate(adverbs), basis)

    def _role(self, match: re.Match[str], basis: str) -> str:
        if match["stem"]:
            return self.words.stems[match["stem"]]
        # 教育部负责审核把关: what follows 负责 is the object, whatever it begins with.
        plain = basis == "object" and match["verb"].startswith("负责") and not match["verb"].startswith("负责牵头")
        return self.words.role_of("负责" if plain else match["verb"]).role

    def flush(self) -> None:
        """Give the names that await a role what a connective, a label or the clause itself says of them."""
        self._give_up_pending()
        self.after = None

    def _give_up_pending(self) -> None:
        if self.pending and self.after is not None:
            self._segment(*self.after, False, "connective")
        elif self.pending and self.label is not None:
            self._segment(*self.label, False, "label")
        elif self.pending:
            self._bare()

    def _bare(self) -> None:
        first, last = self.pending[-1]
        adverbs = self.words.adverbs.search(self.text, first, last)
        if adverbs is not None:  # A、B按职责分工: the verb is understood
            self.pending[-1] = stripped(self.text, first, adverbs.start())
            self._segment("responsible", adverbs.group(), self.words.is_separate(adverbs.group()), "verb")
            return
        strange = [span for span in self.pending if not self._body_or_ending(span)]
        if len(self.pending) > 1 and all(self._may_be_name(span) for span in strange):
            strange = []  # 中国电信、中国移动: in a list with others, nothing but names
        self.found.leftovers += strange
        self.pending = [span for span in self.pending if span not in strange]
        if self.pending:
            self._segment("responsible", "", False, "bare")

    def _may_be_name(self, span: Span) -> bool:
        nothing_else = self.words.tail.search(self.text, *span) is None and not any(
            map(str.isdecimal, self.text[slice(*span)])
        )
        return span[1] - span[0] <= _SHORT_NAME and nothing_else

    def _body_or_ending(self, span: Span) -> bool:
        ending = self.words.ending.search(self.text, *span)
        return self._certain(span[0], ending.start() if ending else span[1]) or (
            ending is not None and ending.start() == span[0]
        )

    def _segment(self, role: str, printed: str, separately: bool, basis: str) -> None:
        mentions, open_ended = read_names(self.text, self.pending, self.words, self.known)
        if not any(one.text[-1] == "）" for one in mentions):
            self.pending, self.after, self.behind_comma = [], None, 0
            bare = [
                one if one.text[0] not in _MARKS and one.text[-1] not in _MARKS else _unmarked(one) for one in mentions
            ]
            if bare or open_ended:
                self._add(role, printed, separately, bare, open_ended, basis)
            return
        self.pending, self.after, self.behind_comma = [], None, 0
        plain: list[Mention] = []
        for mention in mentions:
            own = self._annotated(mention)
            if own is None:
                plain.append(_unmarked(mention))
            else:
                if plain:
                    self._add(role, printed, separately, plain, "", basis)
                plain = []
                self._add(own[0], own[1], False, [own[2]], "", "annotation")
        if plain or open_ended:
            self._add(role, printed, separately, plain, open_ended, basis)

    def _add(
        self, role: str, printed: str, separately: bool, mentions: list[Mention], open_ended: str, basis: str
    ) -> None:
        self.found.segments.append(Segment(role, printed, separately, tuple(mentions), open_ended, basis))

    def _annotated(self, mention: Mention) -> tuple[str, str, Mention] | None:
        """（牵头） after a name: its own role."""
        match = self.words.annotation.search(mention.text) if mention.text[-1] == "）" else None
        if match is None:
            return None
        name = mention.text[: match.start()]
        return (
            self.words.stems[match["stem"]],
            match.group()[1:-1],
            _unmarked(Mention(name, mention.start, mention.start + len(name))),
        )


def _unmarked(mention: Mention) -> Mention:
    """The name without ★ and its like; whether a mark means something, a declaration says."""
    if mention.text[0] not in _MARKS and mention.text[-1] not in _MARKS:
        return mention
    bare = mention.text.lstrip(_MARKS)
    start = mention.start + len(mention.text) - len(bare)
    bare = bare.rstrip(_MARKS)
    return Mention(bare, start, start + len(bare))
