"""Elements into paragraphs and tables, as a browser would lay them out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.readers.building import Builder, Cell
from ingest.readers.html_grid import grid
from ingest.readers.html_tags import BLOCKS, SILENT, name_of
from ingest.readers.parts import Limits
from ingest.readers.problems import too_many_cells, too_much
from ingest.readers.xml import Element

_SPACES = re.compile(r"[ \t\n\r\f]+")
_WIDE = r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef，。；：、（）]"
# A line end in the source between two Chinese characters is a habit of editors, no space.
_SOURCE_LINE = re.compile(rf"(?<={_WIDE})[ \t]*[\r\n]\s*(?={_WIDE})")
_SMALL = 3  # cells of a table that only lays out a page


def write(root: Element, name: str, limits: Limits) -> Builder:
    """The paragraphs and tables below `root`."""
    writer = _Writer(name, limits)
    writer.walk(root)
    return writer.builder


class _Writer:
    def __init__(self, name: str, limits: Limits) -> None:
        self.builder = Builder()
        self._name, self._limits = name, limits
        self._line: list[str] = []
        self._paragraphs = self._cells = 0

    def walk(self, root: Element) -> None:
        """Read `root` in order, its tables as tables where they are that."""
        for event, element in _events(root):
            if event == "text":
                self._line.append(element)
            elif event == "table":
                self._break()
                self._table(element)
            else:
                self._break()
        self._break()

    def _break(self) -> None:
        text = joined(self._line)
        self._line = []
        if text.strip():
            self._paragraphs += 1
            if self._paragraphs > self._limits.max_paragraphs:
                most = self._limits.max_paragraphs
                raise too_much(self._name, f"超过 {most:,} 段", f"has more than {most:,} paragraphs")
            self.builder.paragraph(text, f"第{self._paragraphs}段")

    def _table(self, table: Element) -> None:
        rows = _rows(table)
        if max(map(len, rows), default=0) > 1 and sum(map(len, rows)) > _SMALL and not _has_table(rows):
            self.builder.table([row for row in self._grid(rows) if row], f"表{self.builder.tables + 1}")
            return
        for row in rows:
            for cell in row:
                self.walk(cell)

    def _grid(self, rows: list[list[Element]]) -> list[list[Cell]]:
        found = []
        for line in grid(rows, lambda cell: "\n".join(_cell_lines(cell))):
            self._cells += len(line)
            if self._cells > self._limits.max_cells:
                raise too_many_cells(self._name, self._limits.max_cells)
            found.append(line)
        return found


def joined(chunks: list[str]) -> str:
    """The text of one line: spaces run together as in a browser."""
    text = _SPACES.sub(" ", _SOURCE_LINE.sub("", "".join(chunks)))
    return text.strip(" \u00a0")


def _events(root: Element) -> Iterator[tuple[str, Element | str]]:
    """Text, tables and breaks in order, without recursion: pages may be nested without end."""
    waiting: list[tuple[str, Element | str]] = [("element", root)]
    counts: dict[Element, int] = {}
    while waiting:
        kind, one = waiting.pop()
        if kind != "element":
            yield kind, one
            continue
        tag = name_of(one)
        if tag in SILENT or not tag:
            continue
        if tag == "br":
            yield "break", one
        elif tag == "table" and one is not root:
            yield "table", one
        else:
            waiting.extend(reversed(list(_inside(one, tag, counts))))


def _inside(element: Element, tag: str, counts: dict[Element, int]) -> Iterator[tuple[str, Element | str]]:
    block = tag in BLOCKS
    if block:
        yield "break", element
    if tag == "li":
        yield "text", _list_number(element, counts)
    if element.text:
        yield "text", element.text
    for child in element:
        yield "element", child
        if child.tail:
            yield "text", child.tail
    if block:
        yield "break", element


def _list_number(item: Element, counts: dict[Element, int]) -> str:
    """The number that a browser prints before an item of an ordered list."""
    parent = item.getparent()
    if parent is None or name_of(parent) != "ol" or "list-style" in (parent.get("style") or ""):
        return ""
    start = parent.get("start") or "1"
    first = int(start) if start.isascii() and start.isdecimal() else 1
    counts[parent] = counts.get(parent, first - 1) + 1
    return f"{counts[parent]}. "


def _rows(table: Element) -> list[list[Element]]:
    """The cells of the rows that are the table's own, not those of tables inside it."""
    found: list[list[Element]] = []
    for one in table:
        rows = [one] if name_of(one) == "tr" else list(one) if name_of(one) in {"thead", "tbody", "tfoot"} else []
        found.extend([cell for cell in row if name_of(cell) in {"td", "th"}] for row in rows if name_of(row) == "tr")
    return found


def _has_table(rows: list[list[Element]]) -> bool:
    return any(cell.find(".//table") is not None for row in rows for cell in row)


def _cell_lines(cell: Element) -> Iterator[str]:
    line: list[str] = []
    for event, one in _events(cell):
        if event == "text":
            line.append(str(one))
        else:
            yield joined(line)
            line = []
    yield joined(line)
