"""Tables for a terminal: columns that say nothing are left out, and none is left out in silence."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

from rich.box import SIMPLE_HEAD
from rich.cells import cell_len
from rich.console import Console, JustifyMethod
from rich.table import Table
from rich.text import Text

from fengong.cli.speech import harmless
from fengong.result import Result

_NUMBER_CELLS = 6  # three Chinese characters of a heading on a line
_NAME_CELLS = 16  # a name is not squeezed below this
_WIDEST = 40
_GAP = 3  # cells between columns
_HIDDEN = frozenset({"clause", "names", "char_start", "char_end"})  # shown with --full; always in CSV and JSON


def rendered(result: Result, width: int, *, full: bool, english: bool) -> str:
    """The table as text of at most `width` cells, its notes below. Columns that do not fit are named in a note."""
    useful = [place for place, name in enumerate(result.names) if full or not _hidden(result, place, name)]
    cells = [_natural(result, place) for place in useful] if full else _widths(result, useful, width)
    widths = dict(zip(useful, cells, strict=False))
    notes = [*_left_out(result, useful[len(widths) :], english=english), *result.notes]
    # The table has its widths: a console of the exact width would squeeze them again.
    table = _printed(_table(result, widths, english=english), width=sum(cells) + _GAP * len(cells) + _NAME_CELLS)
    return table + "".join(_printed(Text(harmless(note)), width=width) for note in notes)


def _printed(what: Table | Text, *, width: int) -> str:
    console = Console(file=io.StringIO(), width=width, highlight=False, color_system=None)
    console.print(what)
    text: str = console.file.getvalue()  # type: ignore[attr-defined]
    return "".join(line.rstrip() + "\n" for line in text.splitlines())


def _shown(result: Result, row: Sequence[Any]) -> list[str]:
    """A row as it may stand on a screen: a document may contain what steers a terminal."""
    return [harmless(cell) for cell in result.shown(row)]


def _hidden(result: Result, place: int, name: str) -> bool:
    """Ids beside their names and columns that are empty or 0 throughout say nothing on a screen."""
    stem = name.removesuffix("_id")
    is_id = name.endswith("_id") and (stem in result.names or f"{stem}_agency" in result.names or name == "task_id")
    empty = bool(result.rows) and not any(row[place] for row in result.rows)
    return is_id or empty or name in _HIDDEN


def _natural(result: Result, place: int) -> int:
    """Cells that a column would like: a number a narrow column under a folded heading, text up to its longest."""
    if _is_number(result, place):
        longest = max((cell_len(_shown(result, row)[place]) for row in result.rows), default=0)
        return max(_NUMBER_CELLS, longest)
    cells = [result.columns[place].zh, *(_shown(result, row)[place] for row in result.rows)]
    return min(max(map(cell_len, cells)), _WIDEST)


def _is_number(result: Result, place: int) -> bool:
    return result.columns[place].type in {"number", "share", "flag"}


def _widths(result: Result, places: list[int], width: int) -> list[int]:
    """Widths of the first columns that fit: each at least readable, what is left over given to text in order."""
    least = [_natural(result, place) for place in places]
    natural = list(least)
    least = [
        wish if _is_number(result, place) else min(wish, _NAME_CELLS) for place, wish in zip(places, least, strict=True)
    ]
    while len(least) > 1 and sum(least) + _GAP * (len(least) - 1) > width:
        least.pop()
    spare = width - sum(least) - _GAP * (len(least) - 1)
    for column, cells in enumerate(least):
        more = max(0, min(spare, natural[column] - cells))
        least[column] += more
        spare -= more
    return least


def _left_out(result: Result, places: list[int], *, english: bool) -> list[str]:
    if not places:
        return []
    names = [result.columns[place].en if english else result.columns[place].zh for place in places]
    if english:
        return [f"Too narrow for: {', '.join(names)}. Widen the window, or --full, or -o FILE.csv"]
    return [f"窗口太窄，未显示：{'、'.join(names)}。可加宽窗口，或用 --full、-o 文件.csv"]


def _table(result: Result, widths: dict[int, int], *, english: bool) -> Table:
    table = Table(box=SIMPLE_HEAD, show_edge=False, pad_edge=False)
    for place, cells in widths.items():
        column = result.columns[place]
        justify: JustifyMethod = "right" if _is_number(result, place) else "left"
        heading = Text(harmless(column.en if english else column.zh))
        table.add_column(heading, justify=justify, overflow="fold", width=cells)
    for row in result.rows:
        shown = _shown(result, row)
        table.add_row(*(Text(shown[place]) for place in widths))  # Text: a document may contain markup
    return table
