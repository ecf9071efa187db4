"""Tables for a terminal: columns that say nothing are left out, and none is left out in silence."""

from __future__ import annotations

import io

from rich.box import SIMPLE_HEAD
from rich.cells import cell_len
from rich.console import Console
from rich.table import Table
from rich.text import Text

from fengong.result import Result

_NUMBER_CELLS = 6  # three Chinese characters of a heading on a line
_NAME_CELLS = 16  # a name is not squeezed below this
_WIDEST = 40
_GAP = 3  # cells between columns
_HIDDEN = frozenset({"clause", "names", "char_start", "char_end"})  # shown with --full; always in CSV and JSON


def rendered(result: Result, width: int, *, full: bool, english: bool) -> str:
    """The table as text of at most `width` cells, its notes below. Columns that do not fit are named in a note."""
    useful = [place for place, name in enumerate(result.names) if full or not _hidden(result, place, name)]
    shown = useful if full else _fitting(result, useful, width)
    console = Console(file=io.StringIO(), width=width, highlight=False, color_system=None)
    console.print(_table(result, shown, english=english))
    for note in [*_left_out(result, useful[len(shown) :], english=english), *result.notes]:
        console.print(Text(note))
    text: str = console.file.getvalue()  # type: ignore[attr-defined]
    return "".join(line.rstrip() + "\n" for line in text.splitlines())


def _hidden(result: Result, place: int, name: str) -> bool:
    """Ids beside their names and columns that are empty or 0 throughout say nothing on a screen."""
    stem = name.removesuffix("_id")
    is_id = name.endswith("_id") and (stem in result.names or f"{stem}_agency" in result.names or name == "task_id")
    empty = bool(result.rows) and not any(row[place] for row in result.rows)
    return is_id or empty or name in _HIDDEN


def _fitting(result: Result, places: list[int], width: int) -> list[int]:
    used = 0
    kept: list[int] = []
    for place in places:
        used += _least(result, place) + _GAP
        if kept and used - _GAP > width:
            break
        kept.append(place)
    return kept


def _least(result: Result, place: int) -> int:
    if result.columns[place].type in {"number", "share", "flag"}:
        return _NUMBER_CELLS
    longest = max((cell_len(result.shown(row)[place]) for row in result.rows), default=0)
    return max(4, min(longest, _NAME_CELLS))


def _left_out(result: Result, places: list[int], *, english: bool) -> list[str]:
    if not places:
        return []
    names = [result.columns[place].en if english else result.columns[place].zh for place in places]
    if english:
        return [f"Too narrow for: {', '.join(names)}. Widen the window, or --full, or -o FILE.csv"]
    return [f"窗口太窄，未显示：{'、'.join(names)}。可加宽窗口，或用 --full、-o 文件.csv"]


def _table(result: Result, places: list[int], *, english: bool) -> Table:
    table = Table(box=SIMPLE_HEAD, show_edge=False, pad_edge=False)
    for place in places:
        column = result.columns[place]
        number = column.type in {"number", "share", "flag"}
        table.add_column(
            Text(column.en if english else column.zh), justify="right" if number else "left", overflow="fold",
            min_width=_least(result, place), max_width=None if number else _WIDEST,
        )  # fmt: skip
    for row in result.rows:
        cells = result.shown(row)
        table.add_row(*(Text(cells[place]) for place in places))  # Text: a document may contain markup
    return table
