"""Sections and tasks from the numbering: 一、 （一） 1. （1） 第一条, and numerals as printed (一00, 一0一).

A numbered item that has numbered items below it is a section; one that has none is a task.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from ingest import numerals

_NUMERAL = f"[{numerals.CHARACTERS}]{{1,7}}"
_ITEM = re.compile(
    rf"^[ \t\u3000\u00a0]*(?P<label>(?P<l1>{_NUMERAL})、|[（(](?P<l2>{_NUMERAL})[）)]"
    rf"|第(?P<l0>{_NUMERAL})[条章]|(?P<l3>[0-9０-９]{{1,3}})[.．](?![0-9０-９]))[ \t\u3000]*",
    re.MULTILINE,
)
_CHINESE, _ARABIC = 0, 1
_ARABIC_DIGITS = frozenset("0123456789０１２３４５６７８９")
_LEVELS = ("l0", "l1", "l3", "l2")  # from the outermost
_TITLE_END = re.compile(r"[。；！？\n]")


@dataclass(frozen=True, slots=True)
class Item:
    """A numbered item of the text from its label to the next item: depth 1 is the outermost level in use."""

    label: str
    value: int
    depth: int
    start: int
    body: int
    end: int


@dataclass(frozen=True, slots=True)
class SectionSpan:
    """A heading with the span of all that stands under it; number counts from 1 in the document."""

    number: int
    title: str
    depth: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class TaskSpan:
    """A task with the number of its section (0: before any heading) and its label as printed."""

    number: int
    label: str
    title: str
    section: int
    start: int
    body: int
    end: int


@dataclass(frozen=True, slots=True)
class Outline:
    """What the numbering says: the preamble ends at `preamble_end`; `gaps` are numbers that the sequence skips."""

    preamble_end: int
    sections: tuple[SectionSpan, ...]
    tasks: tuple[TaskSpan, ...]
    gaps: tuple[str, ...]


def outline(text: str) -> Outline:
    """Sections and tasks of `text`. A text without numbering has none of either."""
    items = _items(text)
    sections: list[SectionSpan] = []
    leaves: list[tuple[Item, int]] = []
    open_sections: list[tuple[int, int]] = []  # (depth, section number)
    for position, item in enumerate(items):
        open_sections = [pair for pair in open_sections if pair[0] < item.depth]
        if _has_items_below(items, position):
            sections.append(_section(text, items, position, len(sections) + 1))
            open_sections.append((item.depth, len(sections)))
        else:
            leaves.append((item, open_sections[-1][1] if open_sections else 0))
    tasks = _tasks(text, leaves)
    return Outline(items[0].start if items else len(text), tuple(sections), tasks, _gaps(leaves))


def _items(text: str) -> list[Item]:
    found = [(match, *_numbering(match)) for match in _ITEM.finditer(text)]
    styles = {style: depth for depth, style in enumerate(sorted({style for _, _, style in found}), start=1)}
    ends = [*(match.start() for match, _, _ in found[1:]), len(text)]
    return [
        Item(
            match["label"], value, styles[style], match.start("label"), match.end(), _trimmed(text, match.end(), end)
        )
        for (match, value, style), end in zip(found, ends, strict=False)
    ]  # fmt: skip


def _trimmed(text: str, start: int, end: int) -> int:
    return start + len(text[start:end].rstrip())


def _numbering(match: re.Match[str]) -> tuple[int, tuple[int, int]]:
    """Value and sort key of the numbering style: 第一条, 一、, （一）, 1., 1、, （1）, from the outermost."""
    level = next(rank for rank, numeral in enumerate(match.group(*_LEVELS)) if numeral)
    numeral = match[_LEVELS[level]]
    return numerals.parse(numeral) or 0, (_ARABIC if numeral[0] in _ARABIC_DIGITS else _CHINESE, level)


def _has_items_below(items: list[Item], position: int) -> bool:
    return position + 1 < len(items) and items[position + 1].depth > items[position].depth


def _section(text: str, items: list[Item], position: int, number: int) -> SectionSpan:
    item = items[position]
    after = (items[later] for later in range(position + 1, len(items)))
    end = next((other.start for other in after if other.depth <= item.depth), len(text))
    return SectionSpan(number, _title(text, item, 60), item.depth, item.start, _trimmed(text, item.start, end))


def _title(text: str, item: Item, longest: int) -> str:
    body = text[item.body : item.end]
    first = _TITLE_END.search(body)
    return body[: first.start() if first else None].strip()[:longest]


def _tasks(text: str, leaves: list[tuple[Item, int]]) -> tuple[TaskSpan, ...]:
    # The printed number is the task's number when it runs through the whole document; else tasks are counted.
    values = [item.value for item, _ in leaves]
    printed = all(a < b for a, b in pairwise(values))
    return tuple(
        TaskSpan(
            item.value if printed else position, item.label, _title(text, item, 48), section,
            item.start, item.body, item.end,
        )
        for position, (item, section) in enumerate(leaves, start=1)
    )  # fmt: skip


def _gaps(leaves: list[tuple[Item, int]]) -> tuple[str, ...]:
    gaps = []
    for (before, _), (item, _) in pairwise(leaves):
        if item.depth == before.depth and item.value not in {1, before.value + 1}:
            gaps.append(f"{before.label}→{item.label}")
    return tuple(gaps)
