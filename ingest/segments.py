"""What a clause says: names with their roles, read piece by piece.

Five ways give a role: a verb that closes a list (A、B分别牵头落实), a verb with its object (A负责资金保障),
a label before it (责任单位：A、B), a connective between two lists (A会同B负责), and the closing parenthesis
itself (A、B). A comma may also stand inside a list of names: a segment ends where a piece ends in a verb.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from ingest.annotations import Group, groups
from ingest.closings import MUST, Closing, closing_of
from ingest.connections import before_connective, connects
from ingest.context import Context
from ingest.deadlines import is_deadline
from ingest.names import read_names, stripped
from ingest.plain_names import WORD, is_plain_name
from ingest.segment import LONGEST_PIECE, Attribute, Segment, Segments, Span
from ingest.statements import LONGEST_TAIL, Statement, closing_verb, is_deed, role_said, statement, unnamed, watches
from ingest.tables import COUNT, ITEM, Connective

_OVER_OTHERS = frozenset({"guide", "supervise"})
_SECOND = frozenset({"support", "implement"})
_OWN = frozenset({"lead", "responsible"})  # labels whose list a connective parts into leads and supporters
_LOCAL = re.compile(r"(?:[省市州盟县旗区]|人民政府|公署|兵团)$")
_SENTENCE_ENDS = "。；;"
_BEHIND_COUNT = "、）"  # 1、财政厅；2）水利厅


def read_segments(here: Context, start: int, end: int, label: tuple[str, str] | None = None) -> Segments:
    """The segments of text[start:end].

    `label` (role, as printed) holds from the start, as the header of a column does for its cells.
    """
    reader, text = _Reader(here, column=label), here.text
    for match in ITEM.finditer(text, start, end):
        first, last = match.span()
        separator = text[first - 1] if first > start else "。"
        # Most pieces are plain names in a list: they wait for their role, and nothing else is asked of them.
        plain = separator == "、" and last - first <= LONGEST_TAIL and is_plain_name(text[first:last])
        if plain and reader.takes_names():
            reader.pending.append((first, last))
            continue
        if text[first].isspace() or text[last - 1].isspace():
            first, last = stripped(text, first, last)
        if first < last:
            reader.piece(first, last, separator)
    reader.flush()
    return reader.found


@dataclass(slots=True)
class _Reader:
    """The state between pieces: names that await a role, the label that holds, what a connective said."""

    here: Context
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
        return not self.attribute and not self.in_object and self.after is None

    def piece(self, first: int, last: int, separator: str) -> None:
        """Read one piece; `separator` is the mark before it."""
        if separator in _SENTENCE_ENDS:
            self._sentence(separator)
        if separator in "，；":
            self.behind_comma = len(self.pending)
        if last - first <= LONGEST_PIECE and self.takes_names():  # what is remembered is short
            piece = self.here.text[first:last]
            if is_plain_name(piece):
                self.pending.append((first, last))
                return
            if self.after is None and (closing := closing_of(piece, self.here.known)) is not None:
                self._closed(closing, first)
                return
        while self.here.text.find("：", first, min(last, first + LONGEST_TAIL)) >= 0:
            behind = self._label(first, last)
            if behind == first:
                break
            first = behind
        if first >= last:
            return
        if self.attribute:
            self._more_of_attribute(first, last, separator)
        elif last - first > LONGEST_PIECE + LONGEST_TAIL:
            self._running_text(first, last)
        elif is_deadline(self.here.text, first, last):
            self.found.attributes.append(Attribute("deadline", first, last))
        else:
            self._names(first, last, separator)

    def _closed(self, closing: Closing, first: int) -> None:
        self._part(closing.role, is_label=closing.is_label)
        self.pending.append((first + closing.name[0], first + closing.name[1]))
        role = self._by_label(closing.role, closing.printed)
        self._segment(role, closing.printed, closing.separately, "verb")

    def _by_label(self, role: str, printed: str) -> str:
        """The role of a verb behind a label: 责任单位：A、B按职责分工落实 leaves them responsible."""
        parted = bool(self.found.segments) and self.found.segments[-1].basis == "label"  # …，各市分级落实
        responsible = self.label is not None and self.label[0] == "responsible" and not parted
        says_how = role == "implement" and self.here.words.adverb.match(printed) is not None
        return "responsible" if responsible and says_how else role

    def _sentence(self, separator: str) -> None:
        self.in_object = False
        self.label = self.label or self.column
        if self.after is not None or (separator == "。" and self.label is None):
            self.flush()
        if separator == "。" and self.label is not None:
            self.flush()
            self.label, self.attribute = self.column, ""

    def _label(self, first: int, last: int) -> int:
        match = self.here.words.label.match(self.here.text, first, last)
        if match is None:
            match = self.here.words.label.search(self.here.text, first, last)
            left = self.here.stripped(first, match.start()) if match else (first, first)
            if match is None or not self.here.is_body(*left):
                return first
            self.pending.append(left)  # 牵头单位：A  配合单位：B
        self.flush()
        self.label, self.attribute, self.in_object = None, "", False
        if match["attribute"]:
            self.attribute = self.here.words.attributes[match["attribute"]]
        else:
            self.label = self.here.words.stems[match["stem"]], match.group().rstrip("：:")
        return self.here.stripped(match.end(), last)[0]

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
        if COUNT.fullmatch(self.here.text, first, last) and self.here.text[last : last + 1] in _BEHIND_COUNT:
            return
        opener = self.here.words.opener.match(self.here.text, first, last)
        if opener is not None and not self.here.knows(first, last):
            first = self.here.stripped(opener.end(), last)[0]
        first = self._connected(self._after_subject(first, last, separator), last)
        if first >= last:
            return
        tail = closing_verb(self.here, first, last, self._waiting())
        listed = self.in_object and separator == "、" and not self.pending
        if tail is not None and listed and not self.here.is_body(*self.here.name_before(first, tail.start())):
            # 负责会议筹备、议定事项督办: the verb is one of the things that a body does
            self.found.attributes.append(Attribute("object", first, last))
        elif tail is not None and self.after is not None and is_deed(self.here, first, tail.start()):
            self._name_or_object(first, last, separator)
        elif tail is not None:
            self._part(role_said(self.here, tail, "verb"), is_label=tail["stem"] is not None)
            self._close(self.here.name_before(first, tail.start()), tail, "verb")
        elif (self.after and self.here.acts_somewhere(first, last)) or not self._says_what(first, last):
            self._name_or_object(first, last, separator)

    def _says_what(self, first: int, last: int) -> bool:
        """Read the piece as a body and what it does; whether it is that."""
        found = statement(self.here, first, last, self._waiting())
        if found is not None:
            self._state(found)
            return True
        body = unnamed(self.here, first, last)
        if body is not None:
            self.pending.append(body.span())
            if self.after is not None:
                self.flush()  # A会同有关部门建立台账，B负责督查
            self._object(body.end(), last)
        return body is not None

    def _state(self, found: Statement) -> None:
        if found.by_duty:
            self.pending.append(found.name)
            self._segment("responsible", found.verb.group(), False, "object")
        else:
            self._close(found.name, found.verb, "object", "supervise" if watches(self.here, found) else "")
        self._object(*found.goal)

    def _name_or_object(self, first: int, last: int, separator: str) -> None:
        if self.in_object and separator not in _SENTENCE_ENDS and not self.here.is_body(first, last):
            self.found.attributes.append(Attribute("object", first, last))
            return
        self.in_object = False
        deed = self.here.joint_deed(first, last) if self.after is not None else None
        if deed is not None:
            # A会同B对货场进行排查, A会同B成立专班
            self._wait((first, deed))
            self.flush()
            self._object(deed, last)
        elif last - first > LONGEST_PIECE:
            self._running_text(first, last)
        else:
            self._wait((first, last))

    def _wait(self, name: Span) -> None:
        """Let a name wait for its role; what holds no word (：, ') or says what must be (进展须报…) names nobody."""
        named = WORD.search(self.here.text, *name) and not MUST.search(self.here.text, *name)
        named = named and (self.here.is_body_or_ending(*name) or not self.here.begins_with_deed(*name))
        (self.pending if named else self.found.leftovers).extend(self.here.unglued(*name))

    def _waiting(self) -> Span | None:
        """The name that waits for its role directly before the piece."""
        return self.pending[-1] if self.pending else None

    def _after_subject(self, first: int, last: int, separator: str) -> int:
        """Where the names begin in 数据由省统计局审核: behind 由, if a list of names does not wait before it."""
        place = self.here.text.find("由", first + 1, last)
        if place >= 0 and separator == "；" and self._is_sentence(place + 1, last):
            self.flush()
            self.label = self.column
        if place < 0 or self.pending or self.here.knows(first, last) or self.here.knows(first, place):
            return first
        self.found.attributes.append(Attribute("object", *self.here.stripped(first, place)))
        return self.here.stripped(place + 1, last)[0]

    def _is_sentence(self, first: int, last: int) -> bool:
        """Whether 由 begins another sentence: 配合单位：A；水环境治理由B牵头."""
        return self.label is None or closing_verb(self.here, first, last, None) is not None

    def _part(self, role: str, *, is_label: bool) -> None:
        """Part what waits from what this verb closes, where a comma stands between two statements.

        中国移动，工业和信息化部监督: who guides or supervises is another list; so is a verb in a label's list, and
        who supports or implements at the start of a clause, since somebody must be supported (教育部，全国总工会参与).
        """
        before = min(self.behind_comma, len(self.pending))
        if before == 0 or self.after is not None or is_label:
            return
        # 伊犁哈萨克自治州，各行政公署组织实施 is one list.
        listed = role == "implement" and _LOCAL.search(self.here.text, *self.pending[before - 1])
        first = not (listed or any(one.basis == "verb" for one in self.found.segments))
        if self.label is not None or role in _OVER_OTHERS or (first and role in _SECOND):
            self.pending, rest = self.pending[:before], self.pending[before:]
            self._give_up_pending()  # forgets the comma
            self.pending = rest

    def _connected(self, first: int, last: int) -> int:
        """Read the names up to the last connective of the piece; where the rest begins."""
        if self.here.text.find("会同", first, last) < 0 and self.here.text.find("商", first, last) < 0:
            return first
        for match in self.here.words.connective.finditer(self.here.text, first, last):
            left = before_connective(self.here, first, match)
            anybody = bool(self.pending or self.found.segments)
            if not connects(self.here, match, left, last, self._waiting(), anybody=anybody):
                continue
            rule = self.here.words.connectives[match.group()]
            if self.label is not None and self.label[0] not in _OWN:
                rule = Connective(self.label[0], self.label[0])
            tail = closing_verb(self.here, *left, self._waiting()) if left[0] < left[1] else None
            if tail is not None:
                self._close(self.here.stripped(left[0], tail.start()), tail, "verb")
            elif left[0] < left[1] or self.pending:
                if left[0] < left[1]:
                    self._wait(left)
                self._segment(rule.before, match.group(), False, "connective")
            self.after = rule.after, match.group()
            first = self.here.stripped(match.end(), last)[0]
        return first

    def _object(self, first: int, last: int) -> None:
        """Keep what a body does: 资金保障 in 财政部负责资金保障; more pieces of it may follow."""
        self.in_object = True
        self.found.attributes.append(Attribute("object", *self.here.stripped(first, last)))

    def _close(self, names: Span, match: re.Match[str], basis: str, role: str = "") -> None:
        if names[1] - names[0] > LONGEST_PIECE:
            self._running_text(*names)
        elif names[0] < names[1]:
            self._wait(names)
        role = role or role_said(self.here, match, basis)
        self.in_object = False
        if not self.pending:
            if names[0] >= names[1] or WORD.search(self.here.text, *names) is None:
                self.found.leftovers.append(match.span())  # a verb that nobody does
            return
        printed = match.group()
        separately = self.here.words.is_separate(printed)
        role = self._by_label(role, printed)
        if self.after is not None:
            role, printed, basis = *self.after, "connective"
        self._segment(role, printed, separately, basis)

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
        adverbs = self.here.words.adverbs.search(self.here.text, first, last)
        if adverbs is not None:  # A、B按职责分工: the verb is understood
            self.pending[-1] = self.here.stripped(first, adverbs.start())
            self._segment("responsible", adverbs.group(), self.here.words.is_separate(adverbs.group()), "verb")
            return
        strange = [span for span in self.pending if not self.here.is_body_or_ending(*span)]
        if len(self.pending) > 1 and all(self.here.may_be_name(*span) for span in strange):
            strange = []  # 中国电信、中国移动: in a list with others, nothing but names
        self.found.leftovers += strange
        left_out = set(strange)
        self.pending = [span for span in self.pending if span not in left_out]
        if self.pending:
            self._segment("responsible", "", False, "bare")

    def _segment(self, role: str, printed: str, separately: bool, basis: str) -> None:
        mentions, open_ended = read_names(self.here.text, self.pending, self.here.words, self.here.known)
        self.pending, self.after, self.behind_comma = [], None, 0
        # 「等: what is left names nobody
        unnamed_marks = [one for one in mentions if not one.text[0].isalpha() and WORD.search(one.text) is None]
        if unnamed_marks:
            self.found.leftovers += [(one.start, one.end) for one in unnamed_marks]
            mentions = [one for one in mentions if one not in unnamed_marks]
        parts = groups(mentions, self.here.words)
        if open_ended and (not parts or parts[-1].role):
            parts.append(Group("", "", ()))
        for part in parts:
            ending = open_ended if part is parts[-1] else ""
            own = (part.role, part.role_text, False) if part.role else (role, printed, separately)
            self.found.segments.append(Segment(*own, part.mentions, ending, "annotation" if part.role else basis))
