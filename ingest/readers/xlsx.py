"""Excel workbooks (and what WPS saves as them): the values that their cells show, merged cells, every visible sheet.

Formulas are never calculated: their last value stands in the file. Macros and links to other files are not opened.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.readers.building import Builder
from ingest.readers.package import Package
from ingest.readers.parts import Limits, Parts
from ingest.readers.problems import broken, guarded, too_many_cells
from ingest.readers.sheet_numbers import built_in, shown
from ingest.readers.sheets import Merge, Sheet, add_sheets
from ingest.readers.xml import Element, attribute, child, children, local, main_part, part, relations
from ingest.source import Note

KIND = "XLSX"
_REFERENCE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_TRUE = frozenset({"1", "true"})


def read_xlsx(data: bytes, name: str, limits: Limits = Limits()) -> Parts:  # noqa: B008 - frozen
    """Read a workbook. Pure. Raises InputError."""
    with guarded(name, KIND):
        package = Package(data, name, KIND, limits)
        path = main_part(package, "xl/workbook.xml")
        workbook = part(package, path)
        if workbook is None:
            raise broken(name, KIND)
        builder = Builder()
        reader = _Reader(package, path, workbook, limits)
        add_sheets(builder, reader.sheets(builder.notes), name, limits)
        return builder.parts("xlsx")


class _Reader:
    def __init__(self, package: Package, path: str, workbook: Element, limits: Limits) -> None:
        self._package, self._workbook, self._limits = package, workbook, limits
        self._targets = relations(package, path)
        by_file = {target.rpartition("/")[2].lower(): target for target in self._targets.values()}
        properties = child(workbook, "workbookPr")
        self._later_epoch = properties is not None and attribute(properties, "date1904") in _TRUE
        self._strings = _strings(part(package, by_file.get("sharedstrings.xml", "xl/sharedStrings.xml")))
        self._formats = _formats(part(package, by_file.get("styles.xml", "xl/styles.xml")))

    def sheets(self, notes: list[Note]) -> Iterator[Sheet]:
        """The visible sheets in order; hidden ones are noted."""
        for one in children(child(self._workbook, "sheets"), "sheet"):
            title = attribute(one, "name")
            if attribute(one, "state") in {"hidden", "veryHidden"}:
                notes.append(Note(f"隐藏的工作表“{title}”没有读", f"the hidden sheet {title} was not read"))
                continue
            # `id` is the relation here; the number of the sheet is `sheetId`.
            root = part(self._package, self._targets.get(attribute(one, "id"), ""))
            if child(root, "sheetData") is not None:
                yield self._sheet(title, root)

    def _sheet(self, title: str, root: Element) -> Sheet:
        cells: dict[tuple[int, int], str] = {}
        row_number = -1
        for row in children(child(root, "sheetData"), "row"):
            given = attribute(row, "r")
            row_number = int(given) - 1 if given else row_number + 1
            column = -1
            for cell in children(row, "c"):
                column = _column(attribute(cell, "r"), column)
                text = self._text(cell)
                if text.strip():
                    cells[row_number, column] = text
            if len(cells) > self._limits.max_cells:
                raise too_many_cells(self._package.name, self._limits.max_cells)
        merges = (attribute(one, "ref") for one in children(child(root, "mergeCells"), "mergeCell"))
        return Sheet(title, cells, tuple(merge for ref in merges if (merge := _merge(ref))))

    def _text(self, cell: Element) -> str:
        kind = attribute(cell, "t")
        if kind == "inlineStr":
            return _runs(child(cell, "is"))
        found = child(cell, "v")
        value = "" if found is None else (found.text or "")
        if kind == "s":
            return self._strings[int(value)] if value else ""
        if kind == "b":
            return "是" if value in _TRUE else "否"
        if kind in {"str", "e", "d"} or not value:
            return value
        style = int(attribute(cell, "s") or 0)
        return shown(float(value), self._formats[style] if style < len(self._formats) else "", self._later_epoch)


def _strings(root: Element | None) -> list[str]:
    return [_runs(one) for one in children(root, "si")]


def _runs(one: Element | None) -> str:
    """The text of a string in one or several runs; its phonetic reading is left out."""
    if one is None:
        return ""
    texts = (found if local(found) == "t" else child(found, "t") for found in one if local(found) in {"t", "r"})
    return "".join(found.text or "" for found in texts if found is not None)


def _formats(root: Element | None) -> list[str]:
    written = children(child(root, "numFmts"), "numFmt")
    own = {attribute(one, "numFmtId"): attribute(one, "formatCode") for one in written}
    ids = [attribute(one, "numFmtId") or "0" for one in children(child(root, "cellXfs"), "xf")]
    return [own[one] if one in own else built_in(int(one)) for one in ids]


def _column(reference: str, before: int) -> int:
    match = _REFERENCE.fullmatch(reference)
    return _number(match[1]) if match else before + 1


def _number(name: str) -> int:
    number = 0
    for letter in name:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def _merge(reference: str) -> Merge | None:
    ends = [match for end in reference.split(":") if (match := _REFERENCE.fullmatch(end))]
    if len(ends) != 2:  # noqa: PLR2004 - a range has two ends
        return None
    (left, top), (right, bottom) = ((_number(end[1]), int(end[2]) - 1) for end in ends)
    return Merge(top, left, bottom, right) if top <= bottom and left <= right else None
