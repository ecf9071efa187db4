"""Files of every format made in memory, with made-up content."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest

from graph_store.errors import InputError
from ingest.read import read_bytes
from ingest.source import Source, Table
from tests.ingest.making import is_clear

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
HEADER = ("序号", "重点任务", "牵头单位", "配合单位", "完成时限")
ROWS = (
    ("1", "修一座桥", "交通厅", "财政厅、水利厅", "6月底前"),
    ("2", "种一片树", "林业厅", "", "年底前"),
)


def saved(document: Any) -> bytes:
    """The bytes of something that has `save`."""
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def word(*paragraphs: str, table: Sequence[Sequence[str]] = ()) -> bytes:
    """A Word file of these paragraphs and then a table."""
    document = docx.Document()
    for text in paragraphs:
        document.add_paragraph(text)
    if table:
        grid = document.add_table(len(table), len(table[0]))
        for row, cells in zip(grid.rows, table, strict=True):
            for cell, text in zip(row.cells, cells, strict=True):
                cell.text = text
    return saved(document)


def word_xml(body: str, **parts: str) -> bytes:
    """A Word file with this XML as its body; `numbering`, `styles` are the insides of those parts."""
    head = '<?xml version="1.0" encoding="UTF-8"?>'
    extra = 'xmlns:mc="urn:mc" xmlns:wps="urn:wps"'
    members = {
        "[Content_Types].xml": f'{head}<Types xmlns="urn:types"/>',
        "word/document.xml": f'{head}<w:document xmlns:w="{WORD}" {extra}><w:body>{body}</w:body></w:document>',
    }
    for name, inside in parts.items():
        members[f"word/{name}.xml"] = f'{head}<w:{name} xmlns:w="{WORD}">{inside}</w:{name}>'
    return zipped(members)


def para(text: str, properties: str = "") -> str:
    """A paragraph of WordprocessingML."""
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def workbook(sheets: Mapping[str, Iterable[Sequence[Any]]]) -> openpyxl.Workbook:
    """A workbook with these sheets."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    return book


def zipped(members: Mapping[str, str | bytes]) -> bytes:
    """A ZIP file."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def changed(data: bytes, **parts: bytes) -> bytes:
    """A ZIP file with other bytes in the members whose names end so (`document_xml`)."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members: dict[str, str | bytes] = {name: archive.read(name) for name in archive.namelist()}
    for ending, content in parts.items():
        (name,) = (one for one in members if one.endswith(ending.replace("_", ".")))
        members[name] = content
    return zipped(members)


def opened(data: bytes, name: str = "示例") -> Source:
    """These bytes as they are read; what every Source must be is asserted."""
    found = read_bytes(data, name)
    is_whole(found)
    return found


def is_whole(found: Source) -> None:
    """Pieces are in order and not empty, cells lie inside their tables, there is nothing unprintable."""
    ends = [0, *(piece.end for piece in found.pieces)]
    assert all(before <= piece.start <= piece.end for before, piece in zip(ends, found.pieces, strict=False))
    for table in found.tables:
        for row in table.rows:
            assert all(table.start <= start <= end <= table.end for start, end in row)
    assert "\0" not in found.text
    assert "\r" not in found.text
    found.text.encode("utf-8")


def cells(found: Source, table: Table | None = None) -> list[list[str]]:
    """The cells of a table, by default of the only one."""
    if table is None:
        (table,) = found.tables
    return [[found.text[start:end] for start, end in row] for row in table.rows]


def places(found: Source) -> dict[str, str]:
    """What stands at each place."""
    return {piece.place: found.text[piece.start : piece.end] for piece in found.pieces}


def refused(data: bytes, *needles: str, name: str = "示例.docx") -> InputError:
    """The one clear error of bytes that are no document."""
    with pytest.raises(InputError) as caught:
        read_bytes(data, name)
    is_clear(caught.value, name)
    for needle in needles:
        assert needle in caught.value.zh
    return caught.value


def put(folder: Path, name: str, data: bytes) -> Path:
    """A file with these bytes, its folders made."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path
