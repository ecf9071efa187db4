"""Automatic numbering: the label that Word prints before a paragraph, which stands nowhere in its text."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field

from ingest.readers.docx_styles import Styles, whole
from ingest.readers.number_formats import formatted
from ingest.readers.xml import Element, attribute, child, children, value

_LEVELS = 9
_PLACE = re.compile(r"%([1-9])")
# Bullets of the symbol fonts, as the characters that they look like.
_SYMBOLS = {"\uf06c": "●", "\uf06e": "■", "\uf075": "◆", "\uf0d8": "➢", "\uf0fc": "✓", "\uf0b7": "•", "\uf0a7": "▪"}
_PRIVATE = range(0xE000, 0xF900)


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list."""

    start: int
    style: str
    text: str
    suffix: str
    legal: bool
    restart: int | None
    paragraph_style: str


@dataclass(slots=True)
class _List:
    """A `w:num`: its levels, the counters that it shares with its kind, and where it starts anew."""

    abstract: str
    levels: dict[int, Level]
    starts: dict[int, int] = field(default_factory=dict)


class Numbering:
    """Counts the numbered paragraphs of one document, which must be shown to it in order."""

    def __init__(self, root: Element | None, styles: Styles) -> None:
        self._styles = styles
        self._abstract = {attribute(one, "abstractNumId"): one for one in children(root, "abstractNum")}
        self._lists = {attribute(one, "numId"): self._list(one) for one in children(root, "num")}
        self._counters: dict[str, dict[int, int]] = {}
        self._restarted: set[tuple[str, int]] = set()

    def label(self, properties: Element | None) -> str:
        """The label of the next paragraph with what stands between it and the text; "" without numbering."""
        told = self._place(properties)
        if told is None or told[0] not in self._lists or told[1] not in self._lists[told[0]].levels:
            return ""
        number, depth = told
        one = self._lists[number]
        level = one.levels[depth]
        self._count(number, one, depth)
        label = self._printed(one, depth)
        return label + _gap(label, level.suffix)

    def _place(self, properties: Element | None) -> tuple[str, int] | None:
        own = child(properties, "numPr")
        number, depth = value(own, "numId"), whole(value(own, "ilvl"))
        if number:
            return number, depth or 0
        inherited = self._styles.numbering(value(properties, "pStyle"))
        if inherited is None:
            return None
        number, level, style = inherited
        if depth is None:
            depth = self._level_of(number, style) if level is None else level
        return number, depth

    def _level_of(self, number: str, style: str) -> int:
        levels = self._lists[number].levels if number in self._lists else {}
        return next((depth for depth, level in levels.items() if level.paragraph_style == style), 0)

    def _count(self, number: str, one: _List, depth: int) -> None:
        counters = self._counters.setdefault(one.abstract, {})
        if depth in one.starts and (number, depth) not in self._restarted:
            counters[depth] = one.starts[depth]
        else:
            counters[depth] = counters[depth] + 1 if depth in counters else one.levels[depth].start
        self._restarted.add((number, depth))
        for deeper in [key for key in counters if key > depth]:
            restart = one.levels[deeper].restart if deeper in one.levels else None
            if restart is None or 0 < depth + 1 <= restart:
                del counters[deeper]

    def _printed(self, one: _List, depth: int) -> str:
        level, counters = one.levels[depth], self._counters[one.abstract]
        if level.style == "bullet":
            return "".join(_SYMBOLS.get(char, "•" if ord(char) in _PRIVATE else char) for char in level.text)

        def number(match: re.Match[str]) -> str:
            wanted = int(match[1]) - 1
            other = one.levels.get(wanted, level)
            style = "decimal" if level.legal and other.style != "none" else other.style
            return formatted(counters.get(wanted, other.start), style)

        return _PLACE.sub(number, level.text)

    def _list(self, number: Element) -> _List:
        abstract = value(number, "abstractNumId")
        one = _List(abstract, self._levels(abstract))
        for override in children(number, "lvlOverride"):
            depth = whole(attribute(override, "ilvl")) or 0
            own = child(override, "lvl")
            if own is not None:
                one.levels[depth] = _level(own)
            start = whole(value(override, "startOverride"))
            if start is not None:
                one.starts[depth] = start
        return one

    def _levels(self, abstract: str) -> dict[int, Level]:
        root = self._abstract.get(abstract)
        found = {whole(attribute(one, "ilvl")) or 0: _level(one) for one in children(root, "lvl")}
        linked = value(root, "numStyleLink")
        if not found and linked:
            for other in self._abstract.values():
                if value(other, "styleLink") == linked:
                    return {whole(attribute(one, "ilvl")) or 0: _level(one) for one in children(other, "lvl")}
        return {depth: level for depth, level in found.items() if 0 <= depth < _LEVELS}


def _level(one: Element) -> Level:
    start = whole(value(one, "start"))
    custom = attribute(found, "format") if (found := child(one, "numFmt")) is not None else ""
    style = value(one, "numFmt") or value(one, "AlternateContent", "Choice", "numFmt") or "decimal"
    legal = child(one, "isLgl")
    return Level(
        0 if start is None else start,
        "decimalZero" if style == "custom" and custom.startswith("0") else style,
        value(one, "lvlText"),
        value(one, "suff") or "tab",
        legal is not None and attribute(legal, "val") not in {"0", "false", "off"},
        whole(value(one, "lvlRestart")),
        value(one, "pStyle"),
    )


def _gap(label: str, suffix: str) -> str:
    """A wide label (一、) needs no space after it; a narrow one does: 1. 2018年 is not 1.2018年."""
    narrow = label.strip() and not label[-1].isspace() and unicodedata.east_asian_width(label[-1]) not in "WFA"
    return " " if narrow and suffix != "nothing" else ""
