"""Sections and tasks: the numbering gives the tree, the clauses say at which level its tasks stand.

A numbered item that has numbered items below it is a section; one that has none is a task. But an item whose one clause
speaks for all that stands below it is a task with sub-measures, and an item with several clauses, each behind its own
measure, is several tasks.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from ingest.aims import tells_aims
from ingest.clause import Clause
from ingest.inside import joined
from ingest.numbering import MEASURE_RANK, Item, numbered_items, trimmed
from ingest.signing import CLOSING, signature
from ingest.spans import Outline, SectionSpan, Span, TaskSpan

_TITLE_END = re.compile(r"[。；！？\n]")
_BETWEEN = re.compile(r"[\s。；，、;,.]*")
# The list of what is attached: 附件：1.台账, and 2.汇总表 in the next line.
_ATTACHED = re.compile(
    r"^[ \t\u3000]*附件[：:][ \t\u3000]*1[.．、][^\n。；]{1,60}"
    r"(?:\n[ \t\u3000]*\d{1,2}[.．、][^\n。；]{1,60}(?=\n|$))+",
    re.MULTILINE,
)
_CLOSING_FORMS = frozenset({"label", "parenthesis", "line"})
_NOTHING_BETWEEN = 3  # characters between two clauses that speak of the same measure


@dataclass(slots=True)
class _Node:
    """An item in the tree, with the groups of clauses that stand in its own text."""

    item: Item
    children: list[_Node] = field(default_factory=list)
    groups: list[tuple[Clause, ...]] = field(default_factory=list)

    def last(self) -> _Node:
        """The last item of all below, or itself."""
        return self.children[-1].last() if self.children else self

    def leaves(self) -> list[_Node]:
        """Those without items below them, in order."""
        return [leaf for child in self.children for leaf in child.leaves()] if self.children else [self]

    def below(self) -> list[tuple[Clause, ...]]:
        """The groups of clauses of all items below."""
        return [group for child in self.children for group in (*child.groups, *child.below())]


def outline(text: str, clauses: Sequence[Clause] = (), outside: tuple[Span, ...] = ()) -> Outline:
    """Sections and tasks of `text`; without clauses the tree alone decides. `outside` are the spans of tables."""
    end = signature(text)
    outside = joined([*outside, *(match.span() for match in _ATTACHED.finditer(text))])
    items = numbered_items(text, end, outside)
    if end < len(text) and (not items or _goes_on(text, end, clauses, outside)):
        end = len(text)  # it signs the letter above a short plan, which follows
        items = numbered_items(text, end, outside)
    if items and (closing := CLOSING.search(text, items[-1].body, end)):
        end = closing.start()
        items[-1] = items[-1]._replace(end=trimmed(text, items[-1].body, end))
    root = _tree(items, end)
    _hand_out(text, root, items, [one for one in clauses if one.form != "declaration" and one.start < end])
    builder = _Builder(text)
    builder.unnumbered(_without_numbers(text, root, numbered=bool(items)), root)
    builder.visit_all(root.children, 0)
    above = [group for group in root.groups if group[0].above]
    builder.inherit(above, root.item.start, end)
    for one in clauses:
        if one.form == "declaration":
            builder.inherit([(one,)], one.start, end)
    return Outline(
        items[0].start if items else len(text), tuple(builder.sections), builder.numbered(), builder.gaps(),
        builder.missing(),
    )  # fmt: skip


def _goes_on(text: str, end: int, clauses: Sequence[Clause], outside: tuple[Span, ...]) -> bool:
    """Whether behind a signature a numbering begins anew and has clauses: a letter may have points of its own."""
    if not any(one.start >= end and one.form != "declaration" for one in clauses):
        return False
    below = (one for one in numbered_items(text, len(text), outside) if one.start >= end)
    first = next(below, None)
    return first is not None and first.value == 1


def _tree(items: list[Item], end: int) -> _Node:
    root = _Node(Item("", 0, -1, 0, 0, 0, items[0].start if items else end))
    path = [root]
    for item in items:
        while path[-1].item.rank >= item.rank:
            path.pop()
        node = _Node(item)
        path[-1].children.append(node)
        path.append(node)
    return root


def _hand_out(text: str, root: _Node, items: list[Item], clauses: Sequence[Clause]) -> None:
    """Give each clause to the item in whose text it stands; adjacent clauses are one group."""
    nodes = [root, *_in_order(root)]
    position, holder, group = 0, root, list[Clause]()
    for clause in clauses:
        while position + 1 < len(nodes) and nodes[position + 1].item.body <= clause.start:
            position += 1
        if group and holder is nodes[position] and _same_measure(text, group[-1], clause):
            group.append(clause)
            continue
        if group:
            holder.groups.append(tuple(group))
        holder, group = nodes[position], [clause]
    if group:
        holder.groups.append(tuple(group))


def _without_numbers(text: str, root: _Node, *, numbered: bool) -> list[tuple[Clause, ...]]:
    """The groups outside the numbered items that are measures: of a text with items several, each closing a line."""
    groups = [group for group in root.groups if not group[0].above]
    if not numbered:
        return groups
    closing = [one for one in groups if one[0].form in _CLOSING_FORMS and text[one[-1].end : one[-1].end + 1] in "\n"]
    return closing if len(closing) > 1 else []


def _same_measure(text: str, before: Clause, clause: Clause) -> bool:
    """Whether a clause speaks of the same measure as the one before it in the same item."""
    apart = clause.above or before.above or clause.form == "duty"
    return not apart and _adjacent(text, before.end, clause.start)


def _in_order(node: _Node) -> list[_Node]:
    return [one for child in node.children for one in (child, *_in_order(child))]


def _adjacent(text: str, start: int, end: int) -> bool:
    between = text[start:end]
    return len(between) - len(_BETWEEN.match(between).group()) < _NOTHING_BETWEEN  # type: ignore[union-attr]


@dataclass(slots=True)
class _Builder:
    """Sections and tasks as the tree is walked."""

    text: str
    sections: list[SectionSpan] = field(default_factory=list)
    tasks: list[TaskSpan] = field(default_factory=list)
    items: list[Item] = field(default_factory=list)

    def unnumbered(self, groups: Sequence[tuple[Clause, ...]], root: _Node) -> None:
        """Measures without numbers: paragraphs that have a clause."""
        start = _paragraph(self.text, groups[0][0].start) if groups else 0
        for part, group in enumerate(groups, start=1):
            end = group[-1].end
            title = self._title(start, group[0].start)
            self._add(root.item, TaskSpan(0, "", title, 0, start, start, end, group, part=part))
            start = _skip(self.text, end)

    def visit_all(self, nodes: list[_Node], section: int) -> None:
        """The tasks of all nodes, which stand side by side."""
        parted = any(node.children for node in nodes)
        for node in nodes:
            if parted and self._is_text(node):
                self._heading(node)  # 一、总体要求 beside 二、重点任务
            else:
                self.visit(node, section)

    def _is_text(self, node: _Node) -> bool:
        """Whether the node tells aims or demands and assigns nothing."""
        title = self._title(node.item.body, node.item.end, 60)
        return not (node.children or node.groups) and node.item.rank < MEASURE_RANK and tells_aims(title)

    def _heading(self, node: _Node) -> None:
        item = node.item
        title = self._title(item.body, item.end, 60)
        self.sections.append(SectionSpan(len(self.sections) + 1, title, item.depth, item.start, item.end))

    def visit(self, node: _Node, section: int) -> None:
        """The tasks of a node and of all below it; a whole list of nodes is walked, so depth is that of the styles."""
        if self._lists_duties(node):
            self._duties(node)
        elif not node.children:
            self._leaf(node, section)
        elif self._is_whole(node):
            self._whole(node, section)
        else:
            self._section(node)

    def _lists_duties(self, node: _Node) -> bool:
        """Whether lines below a heading say what each member does."""
        duties = not node.children and len(node.groups) > 1 and all(group[0].form == "duty" for group in node.groups)
        return duties and "\n" in self.text[node.item.body : node.groups[0][0].start]

    def _duties(self, node: _Node) -> None:
        item, number = node.item, len(self.sections) + 1
        self.sections.append(
            SectionSpan(number, self._title(item.body, item.end, 60), item.depth, item.start, item.end)
        )
        for part, group in enumerate(node.groups, start=1):
            start, end = group[0].start, group[-1].end
            self._add(item, TaskSpan(0, "", self._title(start, end), number, start, start, end, group, part=part))

    def _is_whole(self, node: _Node) -> bool:
        """Whether the node is one task with sub-measures: one clause, in its own text or closing the last of them."""
        if node.item.rank < MEASURE_RANK or any(child.children for child in node.children):
            return False
        below = node.below()
        own = len(node.groups) == 1 and not below
        last = node.last().groups
        closing = not node.groups and len(below) == 1 and len(last) == 1 and len(node.children) > 1
        return own or (closing and not last[0][0].above and self._on_own_line(last[0][0]))

    def _on_own_line(self, clause: Clause) -> bool:
        line = self.text.rfind("\n", 0, clause.start) + 1
        return not self.text[line : clause.start].strip()

    def _whole(self, node: _Node, section: int) -> None:
        item = node.item
        group = node.groups[0] if node.groups else node.last().groups[0]
        title = self._title(item.body, item.end)
        task = TaskSpan(0, item.label, title, section, item.start, item.body, node.last().item.end, group)
        self._add(item, task._replace(measures=len(node.children)))

    def _section(self, node: _Node) -> None:
        item = node.item
        end = trimmed(self.text, item.start, node.last().item.end)
        number = len(self.sections) + 1
        self.sections.append(SectionSpan(number, self._title(item.body, item.end, 60), item.depth, item.start, end))
        closing = self._closing(node)
        own = [group for group in node.groups if not group[0].above]
        if all(leaf.groups for leaf in node.leaves()):
            self._parts(item, own, number)
            own = []
        self.visit_all(node.children, number)
        self.inherit([group for group in closing if group[0].above], item.start, end)
        rest = [group for group in (*own, *closing) if not group[0].above]
        if rest:
            self.inherit(rest, item.start, end, only_bare=True)

    def _closing(self, node: _Node) -> list[tuple[Clause, ...]]:
        """Groups of the last measure that speak for the whole section; they are taken away from it."""
        last = node.last()
        above = [group for group in last.groups if group[0].above]
        below = node.below()
        lonely = len(below) == 1 and len(last.groups) == 1 and len(node.children) > 1 and not node.groups
        if not above and lonely and self._on_own_line(last.groups[0][0]) and node.item.rank < MEASURE_RANK:
            above, last.groups = list(last.groups), []
        last.groups = [group for group in last.groups if not group[0].above]
        return above

    def inherit(self, groups: list[tuple[Clause, ...]], start: int, end: int, *, only_bare: bool = False) -> None:
        """Let the clauses speak for the tasks between `start` and `end`, or only for those that have none."""
        if not groups:
            return
        within = [at for at, task in enumerate(self.tasks) if start < task.end and task.start < end]
        for position in within:
            task = self.tasks[position]
            if only_bare and (task.clauses or task.inherited):
                continue
            clauses = tuple(one for group in groups for one in group if self._speaks_of(one, position, within))
            self.tasks[position] = task._replace(inherited=(*task.inherited, *clauses))

    def _speaks_of(self, clause: Clause, position: int, within: Sequence[int]) -> bool:
        """Whether a clause speaks of the task: of all, of those above it with its numbers, or of the last so many."""
        if not clause.above:
            return True
        above = [at for at in within if self.tasks[at].start < clause.start]
        return position in above[-clause.last :] and (
            not clause.numbers or self.items[position].value in clause.numbers
        )

    def _leaf(self, node: _Node, section: int) -> None:
        self._parts(node.item, node.groups or [()], section, node.item.end)

    def _parts(self, item: Item, groups: Sequence[tuple[Clause, ...]], section: int, end: int = 0) -> None:
        """The measures of an item's own text, each up to its clause; the last one up to `end`, if that is told."""
        start, body = item.start, item.body
        for part, group in enumerate(groups, start=1):
            stop = end if end and part == len(groups) else group[-1].end
            place = part if len(groups) > 1 else 0
            title = self._title(body, stop)
            self._add(item, TaskSpan(0, item.label, title, section, start, body, stop, group, part=place))
            start = body = _skip(self.text, stop)

    def _title(self, start: int, end: int, longest: int = 48) -> str:
        body = self.text[start:end].strip()
        first = _TITLE_END.search(body)
        title = body[: first.start() if first else None].strip()
        return title if len(title) <= longest else f"{title[: longest - 1]}…"  # a cut that nobody sees misleads

    def _add(self, item: Item, task: TaskSpan) -> None:
        self.items.append(item)
        self.tasks.append(task)

    def numbered(self) -> tuple[TaskSpan, ...]:
        """The tasks with their numbers: as printed when they run through the document, else counted."""
        values = [item.value for item in self.items]
        printed = all(a < b for a, b in pairwise(values)) and values[:1] != [0]
        return tuple(
            TaskSpan(value if printed else position, *task[1:])
            for position, (task, value) in enumerate(zip(self.tasks, values, strict=True), start=1)
        )

    def gaps(self) -> tuple[str, ...]:
        """Steps of the numbering that are not to the next number."""
        return tuple(f"{before.label}→{item.label}" for before, item in self._jumps())

    def missing(self) -> int:
        """How many numbers those steps leave out; a step back leaves out none."""
        return sum(max(0, item.value - before.value - 1) for before, item in self._jumps())

    def _jumps(self) -> list[tuple[Item, Item]]:
        return [
            (before, item)
            for before, item in pairwise(self.items)
            if item is not before and item.depth == before.depth and item.value not in {1, before.value + 1}
        ]


def _paragraph(text: str, position: int) -> int:
    """Start of the paragraph that a clause closes: its own line, or the one before when it stands alone."""
    line = text.rfind("\n", 0, position) + 1
    if not text[line:position].strip() and line > 0:
        above = len(text[:line].rstrip())
        line = text.rfind("\n", 0, above) + 1
    return line + len(text[line:position]) - len(text[line:position].lstrip())


def _skip(text: str, position: int) -> int:
    return position + len(_BETWEEN.match(text, position).group())  # type: ignore[union-attr]
