"""One page of a PDF: its ruled tables, and the lines outside them, from top to bottom."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from ingest.readers.building import Cell, cleaned
from ingest.readers.pdf_lines import Line, unspaced

Box = tuple[float, float, float, float]
_NEAR = 3.0  # points within which two edges are one
_TABLE = {"vertical_strategy": "lines", "horizontal_strategy": "lines", "snap_tolerance": _NEAR}
_WORDS = {"x_tolerance": 2, "y_tolerance": 3}
_BOLD_TWICE = 1  # tolerance for characters printed twice to look bold
_UNKNOWN = re.compile(r"\(cid:\d+\)")


@dataclass(frozen=True, slots=True)
class PageTable:
    """A ruled table with its page and the top of its box."""

    page: int
    top: float
    grid: list[list[Cell]]


Block = Line | PageTable


def page_blocks(page: Any, number: int) -> list[Block]:
    """Lines and tables in reading order."""
    page = page.dedupe_chars(tolerance=_BOLD_TWICE)
    tables = [table for table in page.find_tables(_TABLE) if _is_table(table)]
    boxes = [table.bbox for table in tables]
    rest = page.filter(lambda one: not any(_inside(one, box) for box in boxes)) if boxes else page
    blocks: list[Block] = [
        Line(unspaced(_clean(one["text"])), one["x0"], one["x1"], one["top"], one["bottom"], number, float(page.width))
        for one in rest.extract_text_lines(return_chars=False, **_WORDS)
        if _clean(one["text"]).strip()
    ]
    blocks.extend(PageTable(number, table.bbox[1], _grid(page, table)) for table in tables)
    return sorted(blocks, key=lambda block: block.top)


def _is_table(table: Any) -> bool:
    """More than a frame around text or a line under a heading."""
    return len(table.rows) > 1 and max(sum(cell is not None for cell in row.cells) for row in table.rows) > 1


def _inside(one: dict[str, Any], box: Box) -> bool:
    if one.get("object_type") != "char":
        return False
    x, y = (one["x0"] + one["x1"]) / 2, (one["top"] + one["bottom"]) / 2
    return bool(box[0] <= x <= box[2] and box[1] <= y <= box[3])


def _grid(page: Any, table: Any) -> list[list[Cell]]:
    """Cells laid out by where their edges are: one that spans several rows or columns stands in each of them."""
    boxes = [box for row in table.rows for box in row.cells if box is not None]
    lefts, tops = _edges([box[0] for box in boxes]), _edges([box[1] for box in boxes])
    grid = [[Cell() for _ in lefts] for _ in tops]
    for box in boxes:
        cell = Cell(_cell_text(page, box))
        for row in _covered(tops, box[1], box[3]):
            for column in _covered(lefts, box[0], box[2]):
                grid[row][column] = cell
    return grid


def _edges(values: list[float]) -> list[float]:
    found: list[float] = []
    for value in sorted(values):
        if not found or value - found[-1] > _NEAR:
            found.append(value)
    return found


def _covered(edges: list[float], start: float, end: float) -> list[int]:
    return [index for index, edge in enumerate(edges) if start - _NEAR <= edge < end - _NEAR]


def _cell_text(page: Any, box: Box) -> str:
    inside = page.crop(box, strict=False)
    lines = inside.extract_text_lines(return_chars=False, **_WORDS)
    text, before = "", 0.0
    right = max((line["x1"] for line in lines), default=0.0)
    for line in lines:
        # A line that fills the cell runs on in the next one; a short line ends what it says.
        text += ("" if not text or right - before <= line["bottom"] - line["top"] else "\n") + line["text"].strip()
        before = line["x1"]
    return unspaced(_clean(text))


def _clean(text: str) -> str:
    return cleaned(_UNKNOWN.sub("", text))
