"""Word documents: paragraphs with their automatic numbering, tables with merged cells; the text as it is printed.

Headers, footers, footnotes, comments, deleted revisions, tables of contents and hidden text are left out. Macros,
embedded objects and links are never opened.
"""

from __future__ import annotations

from collections.abc import Iterator

from ingest.readers.building import Builder, Cell, Grid, cleaned
from ingest.readers.docx_numbering import Numbering
from ingest.readers.docx_styles import Styles, whole
from ingest.readers.docx_text import TextReader
from ingest.readers.package import Package
from ingest.readers.parts import Limits, Parts
from ingest.readers.problems import broken, guarded, too_many_cells, too_much
from ingest.readers.xml import Element, attribute, child, local, main_part, part, relations, value
from ingest.source import Hints

KIND = "DOCX"
_WRAPPERS = frozenset({"sdt", "sdtContent", "customXml", "ins", "moveTo", "AlternateContent", "Choice", "smartTag"})
_CONTENTS = "table of contents"
_MOST_COLUMNS = 1_000


def read_docx(data: bytes, name: str, limits: Limits = Limits()) -> Parts:  # noqa: B008 - frozen
    """Read a Word document. Pure. Raises InputError."""
    with guarded(name, KIND):
        package = Package(data, name, KIND, limits)
        path = main_part(package, "word/document.xml")
        body = child(part(package, path), "body")
        if body is None:
            raise broken(name, KIND)
        names = {target.rpartition("/")[2]: target for target in relations(package, path).values()}
        styles = Styles(part(package, names.get("styles.xml", "word/styles.xml")))
        numbering = Numbering(part(package, names.get("numbering.xml", "word/numbering.xml")), styles)
        reader = _Reader(styles, numbering, name, limits)
        reader.blocks(body)
        found = reader.builder
        title = cleaned(_title(part(package, "docProps/core.xml")))
        parts = found.parts("docx")
        # Titles of properties are often those of the template: one that the text does not print says nothing.
        return found.parts("docx", Hints(title=title)) if title and title in parts.text else parts


def _title(core: Element | None) -> str:
    found = child(core, "title")
    return "" if found is None else (found.text or "").strip()


class _Reader:
    def __init__(self, styles: Styles, numbering: Numbering, name: str, limits: Limits) -> None:
        self.builder = Builder()
        self._styles, self._numbering, self._text = styles, numbering, TextReader()
        self._name, self._limits = name, limits
        self._paragraphs = self._cells = 0
        self._begun = ""  # text whose paragraph mark was deleted: it runs on in the next paragraph

    def blocks(self, parent: Element) -> None:
        """Read the paragraphs and tables below `parent` in order."""
        for block in _blocks(parent):
            if local(block) == "p":
                self._paragraph(block)
            else:
                self._table(block)

    def _paragraph(self, paragraph: Element) -> None:
        for text in self._printed(paragraph):
            self._paragraphs += 1
            if self._paragraphs > self._limits.max_paragraphs:
                most = self._limits.max_paragraphs
                raise too_much(self._name, f"超过 {most:,} 段", f"has more than {most:,} paragraphs")
            self.builder.paragraph(text, f"第{self._paragraphs}段")

    def _printed(self, paragraph: Element, alone: bool = False) -> Iterator[str]:
        """The paragraph as printed, then the boxes beside it. A number without text counts only in a cell (`alone`)."""
        properties = child(paragraph, "pPr")
        read = self._text.read(paragraph)
        joins = child(properties, "rPr", "del") is not None
        contents = self._styles.is_contents(value(properties, "pStyle"))
        if joins and not read.text.strip():
            return
        label = "" if contents else self._numbering.label(properties)
        text = self._begun + (label + read.text if read.text.strip() or alone else "")
        self._begun = text if joins else ""
        if text.strip() and not joins and not contents:
            yield text
        for box in read.boxes:
            for block in _blocks(box):
                yield from self._printed(block) if local(block) == "p" else self._lines(block)

    def _table(self, table: Element) -> None:
        rows = list(_rows(table))
        if max((_width(row) for row in rows), default=0) <= 1:  # a frame around text
            for row in rows:
                for cell in _below(row, "tc"):
                    self.blocks(cell)
            return
        place = f"表{self.builder.tables + 1}"
        self.builder.table(self._grid(rows), place)

    def _grid(self, rows: list[Element]) -> Grid:
        grid: list[list[Cell]] = []
        above: list[Cell] = []
        for row in rows:
            line = [Cell() for _ in range(_span(child(row, "trPr", "gridBefore"), 0))]
            for cell in _below(row, "tc"):
                properties = child(cell, "tcPr")
                merge = child(properties, "vMerge")
                goes_on = merge is not None and attribute(merge, "val") != "restart" and len(line) < len(above)
                found = above[len(line)] if goes_on else Cell("\n".join(self._cell(cell)))
                line.extend([found] * _span(child(properties, "gridSpan"), 1))
            self._cells += len(line)
            if self._cells > self._limits.max_cells:
                raise too_many_cells(self._name, self._limits.max_cells)
            if line:
                grid.append(line)
                above = line
        return grid

    def _cell(self, cell: Element) -> Iterator[str]:
        for block in _blocks(cell):
            yield from self._printed(block, alone=True) if local(block) == "p" else self._lines(block)

    def _lines(self, table: Element) -> Iterator[str]:
        """A table inside a cell or a box: a row a line."""
        for row in _rows(table):
            cells = (" ".join(self._cell(cell)).strip() for cell in _below(row, "tc"))
            yield " ".join(cell for cell in cells if cell)


def _blocks(parent: Element) -> Iterator[Element]:
    waiting = list(reversed(list(parent)))
    while waiting:
        element = waiting.pop()
        name = local(element)
        if name in {"p", "tbl"}:
            yield element
        elif name in _WRAPPERS and not _is_contents(element):
            waiting.extend(reversed(list(element)))


def _is_contents(element: Element) -> bool:
    return value(element, "sdtPr", "docPartObj", "docPartGallery").lower() == _CONTENTS


def _below(parent: Element, name: str) -> Iterator[Element]:
    """Children of this name, also inside content controls and inserted revisions."""
    for element in parent:
        if local(element) == name:
            yield element
        elif local(element) in _WRAPPERS:
            yield from _below(element, name)


def _rows(table: Element) -> Iterator[Element]:
    return (row for row in _below(table, "tr") if child(row, "trPr", "del") is None)


def _width(row: Element) -> int:
    return sum(_span(child(cell, "tcPr", "gridSpan"), 1) for cell in _below(row, "tc"))


def _span(element: Element | None, least: int) -> int:
    number = None if element is None else whole(attribute(element, "val"))
    return min(max(least if number is None else number, least), _MOST_COLUMNS)
