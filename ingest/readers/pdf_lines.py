"""Lines of pages into paragraphs: what a line end means, and what is printed on every page without belonging to it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from ingest.numerals import CHARACTERS

if TYPE_CHECKING:
    from ingest.readers.pdf_tables import Block

_PAGE_NUMBER = re.compile(
    r"[\s\-—–－―‐·•]*(?:第?\s*\d{1,4}\s*页?|第\s*\d{1,4}\s*页\s*[,，/]?\s*共\s*\d{1,4}\s*页"
    r"|\d{1,4}\s*/\s*\d{1,4}|[ivxIVX]{1,6})[\s\-—–－―‐·•]*"
)
_DIGITS = re.compile(r"\d+")
_WIDE = r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef“”‘’…—，。；：、（）〔〕]"
_SPACE_INSIDE = re.compile(rf"(?<={_WIDE})[ \u00a0]+(?={_WIDE})")
_LABEL = re.compile(
    rf"\s*(?:[（(]?[{CHARACTERS}]{{1,7}}[）)、]|第[{CHARACTERS}]{{1,7}}[条章节]|\d{{1,3}}[.．](?!\d)|[①-⑳])"
)
_EDGE = 2  # lines at either end of a page that may be furniture
_LEAST_PAGES = 3
_INDENT = 1.2  # characters: a first line begins this far to the right
_SHORT = 1.6  # characters that a line may end before the margin and still run on
_COLUMN = 0.4  # of the page: less than that is no column of text
_SHORT_INSIDE = 8  # the same in the middle of a sentence: a date or a word in Latin letters is not broken
_ENDS = ("。", "；", "：", "！", "？", "）", "”", ")", ";", ":")
_GAP = 1.9  # heights between the tops of two lines, as a multiple of the usual distance


@dataclass(frozen=True, slots=True)
class Line:
    """A printed line: its text and its box on the page."""

    text: str
    left: float
    right: float
    top: float
    bottom: float
    page: int
    width: float

    @property
    def height(self) -> float:
        """About the size of its characters."""
        return max(self.bottom - self.top, 1.0)


def unspaced(text: str) -> str:
    """Text without the spaces that justified setting puts between Chinese characters."""
    return _SPACE_INSIDE.sub("", text)


def without_furniture(pages: Sequence[Sequence[Block]]) -> list[Block]:
    """All blocks without page numbers, and without lines that stand at the same end of most pages."""
    running = _running(pages)
    found: list[Block] = []
    for blocks in pages:
        last = len(blocks) - 1
        for index, block in enumerate(blocks):
            at_end = index < _EDGE or index > last - _EDGE
            if isinstance(block, Line) and at_end and (_is_number(block, blocks) or _key(block) in running):
                continue
            found.append(block)
    return found


def _is_number(line: Line, blocks: Sequence[Block]) -> bool:
    return bool(_PAGE_NUMBER.fullmatch(line.text)) and (line is blocks[-1] or line is blocks[0])


def _key(line: Line) -> str:
    return _DIGITS.sub("#", line.text.strip())


def _running(pages: Sequence[Sequence[Block]]) -> set[str]:
    counts: Counter[str] = Counter()
    for blocks in pages:
        ends = {*range(min(_EDGE, len(blocks))), *range(max(len(blocks) - _EDGE, 0), len(blocks))}
        counts.update({_key(block) for index in ends if isinstance(block := blocks[index], Line)})
    least = max(_LEAST_PAGES, len(pages) // 2 + 1)
    return {key for key, count in counts.items() if count >= least}


def mended(lines: Sequence[Line]) -> Iterator[tuple[str, int]]:
    """(paragraph, page on which it begins)."""
    margins = _Margins(lines)
    text, page = "", 0
    before: Line | None = None
    for line in lines:
        if before is None or margins.new_paragraph(before, line):
            if text:
                yield text, page
            text, page = line.text.strip(), line.page
        else:
            text = _joined(text, line.text.strip())
        before = line
    if text:
        yield text, page


class _Margins:
    """Where the lines of running text begin and end, and how far they are apart."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._left = _usual([line.left for line in lines])
        self._right = max((line.right for line in lines), default=0.0)
        width = max((line.width for line in lines), default=0.0)
        if self._right - self._left < _COLUMN * width:  # only short lines: the margins of a page are about the same
            self._right = max(self._right, width - self._left)
        steps = [below.top - above.top for above, below in pairwise(lines) if below.top > above.top]
        self._step = sorted(steps)[len(steps) // 2] if steps else 0.0

    def new_paragraph(self, before: Line, line: Line) -> bool:
        """Whether `line` begins a paragraph."""
        size = line.height
        short = _SHORT if before.text.rstrip().endswith(_ENDS) or _LABEL.match(line.text) else _SHORT_INSIDE
        if before.right < self._right - short * before.height:
            return True
        if line.left > self._left + _INDENT * size:
            return True
        same_page = line.page == before.page
        if same_page and self._step and line.top - before.top > _GAP * max(self._step, size):
            return True
        return bool(_LABEL.match(line.text)) and line.left > self._left + size / 2


def _usual(values: Sequence[float]) -> float:
    """The left margin: the smallest position at which several lines begin."""
    counts = Counter(round(value) for value in values)
    often = [value for value, count in counts.items() if count >= max(2, len(values) // 10)]
    return float(min(often or counts or [0]))


def _joined(text: str, more: str) -> str:
    latin = text[-1:].isascii() and more[:1].isascii() and text[-1:].isalnum() and more[:1].isalnum()
    return f"{text} {more}" if latin and not (text[-1].isdigit() and more[0].isdigit()) else text + more
