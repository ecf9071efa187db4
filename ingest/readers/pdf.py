"""PDF with a text layer: lines mended into paragraphs, ruled tables, page numbers and running headers left out.

Scripts, attachments and links of a PDF are never touched.
"""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator
from typing import Any

import pdfminer.pdftypes
import pdfplumber
from pdfminer.pdfdocument import PDFPasswordIncorrect
from pdfplumber.utils.exceptions import PdfminerException

from graph_store.errors import InputError
from ingest.readers.building import Builder, Cell
from ingest.readers.parts import Limits, Parts
from ingest.readers.pdf_bounds import MOST_ENTRIES, Left, bounded
from ingest.readers.pdf_lines import Line, mended, without_furniture
from ingest.readers.pdf_tables import Block, page_blocks
from ingest.readers.problems import encrypted, guarded, too_many_cells, too_much
from ingest.source import Note

KIND = "PDF"
_SHOWN = 10


def read_pdf(data: bytes, name: str, limits: Limits = Limits()) -> Parts:  # noqa: B008 - frozen
    """Read a PDF. Pure. Raises InputError."""
    for logger in ("pdfminer", "pdfplumber"):  # what they think of a file is nothing that a user can act on
        logging.getLogger(logger).setLevel(logging.CRITICAL)
    with guarded(name, KIND):
        pages, empty = _bounded_pages(data, name, limits)
        if len(empty) == len(pages):
            raise _scanned(name)
        builder = Builder()
        if empty:
            shown = "、".join(map(str, empty[:_SHOWN])) + ("…" if len(empty) > _SHOWN else "")
            builder.notes.append(
                Note(f"第{shown}页没有文字层（扫描件？），没有读", f"page {shown}: no text layer (a scan?), not read")
            )
        _write(builder, without_furniture(pages))
        return builder.parts("pdf")


def _bounded_pages(data: bytes, name: str, limits: Limits) -> tuple[list[list[Block]], list[int]]:
    with bounded(limits.max_unpacked, limits.max_page) as left:
        try:
            return _pages(data, name, limits, left)
        except Exception as problem:
            if left.exceeded:  # whatever the library made of it
                raise too_much(name, *_bound(left.exceeded, limits)) from problem
            raise


def _bound(exceeded: str, limits: Limits) -> tuple[str, str]:
    """The bound that a PDF went beyond, in words."""
    if exceeded == "bytes":
        most = limits.max_unpacked
        return f"解压后超过 {most:,} 字节的上限", f"unpacks to more than the limit of {most:,} bytes"
    if exceeded == "entries":
        return f"的字体和目录超过 {MOST_ENTRIES:,} 项", f"has fonts and tables of more than {MOST_ENTRIES:,} entries"
    return f"有一页的内容超过 {limits.max_page:,} 字节", f"has a page of more than {limits.max_page:,} bytes"


def _pages(data: bytes, name: str, limits: Limits, left: Left) -> tuple[list[list[Block]], list[int]]:
    """Lines and tables of each page, and the numbers of the pages that are nothing but pictures."""
    with _opened(data, name) as document:
        if len(document.pages) > limits.max_pages:
            raise too_much(name, f"超过 {limits.max_pages:,} 页", f"has more than {limits.max_pages:,} pages")
        pages: list[list[Block]] = []
        empty, cells = [], 0
        for number, page in enumerate(document.pages, start=1):
            _check_size(page, name, limits)
            left.drawn = limits.max_page
            blocks = page_blocks(page, number)
            if not blocks and page.images:
                empty.append(number)
            cells += sum(len(row) for block in blocks if not isinstance(block, Line) for row in block.grid)
            if cells > limits.max_cells:
                raise too_many_cells(name, limits.max_cells)
            pages.append(blocks)
            page.close()
    return pages, empty if any(pages) else list(range(1, len(pages) + 1))


def _check_size(page: Any, name: str, limits: Limits) -> None:
    """A page is drawn in one go: one that would take minutes is refused before."""
    size = sum(len(pdfminer.pdftypes.stream_value(one).get_data()) for one in page.page_obj.contents)
    if size > limits.max_page:
        raise too_much(name, *_bound("drawn", limits))


def _opened(data: bytes, name: str) -> Any:
    try:
        return pdfplumber.open(io.BytesIO(data))
    except PdfminerException as problem:
        if problem.args and isinstance(problem.args[0], PDFPasswordIncorrect):
            raise encrypted(name, KIND) from problem
        raise


def _write(builder: Builder, blocks: list[Block]) -> None:
    for run in _runs(blocks):
        if isinstance(run, list):
            for text, page in mended(run):
                builder.paragraph(text, f"第{page}页")
        else:
            cells: dict[int, Cell] = {}
            grid = [[cells.setdefault(id(cell), Cell(cell.text)) for cell in row] for row in run.grid]
            builder.table(grid, f"第{run.page}页表{builder.tables + 1}")


def _runs(blocks: list[Block]) -> Iterator[Any]:
    """Lines that follow each other as one list, also over a page end; tables one by one."""
    lines: list[Line] = []
    for block in blocks:
        if isinstance(block, Line):
            lines.append(block)
            continue
        if lines:
            yield lines
        lines = []
        yield block
    if lines:
        yield lines


def _scanned(name: str) -> InputError:
    return InputError(
        f"{name} 是扫描的 PDF，没有文字层：请先做文字识别（OCR），再存为 DOCX 或 TXT",
        f"{name} is a scanned PDF without text: recognise its text (OCR) and save it as DOCX or TXT",
        where=name,
    )
