"""An answer's rows as its page shows them: filtered by value, sorted, counted by facet, cut into pages. Pure.

The state is in the address: `where.<column>=<value>` (several of one column: any of them), `sort=<column>` or
`sort=-<column>`. Both are checked against the columns of the question, and nothing else is accepted.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from graph_api.pages.here import Here
from graph_store.errors import ParameterError
from queries.answer import Answer, Note
from queries.asking import tie_at
from queries.formats import translations
from queries.notes import cut_note
from queries.question import Column, Question

WHERE, SORT = "where.", "sort"
_MOST_VALUES = 40  # of a column that still makes a useful facet
_NO_FACET = {"clause", "title", "mention", "label", "full_name", "names", "document_title"}

Row = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class State:
    """What the reader chose beside the question's own parameters."""

    where: tuple[tuple[str, str], ...]
    sort: str

    @property
    def column(self) -> str:
        """The column to sort by, or nothing."""
        return self.sort.removeprefix("-")


@dataclass(frozen=True, slots=True)
class Value:
    """A value of a facet: how many rows have it, and whether it is chosen."""

    value: str
    count: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class Facet:
    """A column with its values, most frequent first."""

    column: Column
    values: tuple[Value, ...]


def given(here: Here) -> dict[str, str]:
    """The question's own parameters in the address; a form sends its empty fields too, and they count as not given."""
    found: dict[str, str] = {}
    for name, value in here.query:
        if value != "" and name != SORT and not name.startswith(WHERE):
            found[name] = f"{found[name]},{value}" if name in found else value
    return found


def state(here: Here, question: Question) -> State:
    """Filters and order that the address asks for. Raises ParameterError for a column that the question lacks."""
    names = [column.name for column in question.columns]
    where = tuple((name.removeprefix(WHERE), value) for name, value in here.query if name.startswith(WHERE))
    sort = ",".join(value for name, value in here.query if name == SORT)  # one column: two are none that there is
    asked = [(WHERE + name, name) for name, _ in where] + [(SORT, sort.removeprefix("-"))] * bool(sort)
    for parameter, column in asked:
        if column not in names:
            raise ParameterError(
                f"{question.name} 没有列 {column[:40]!r}；可用：{'、'.join(names)}",
                f"{question.name} has no column {column[:40]!r}. There are: {', '.join(names)}",
                where=parameter[:46],
            )
    return State(where, sort)


def texts(cell: Any) -> list[str]:
    """A cell as the values that a filter names: each element of a list, true or false for flags."""
    if isinstance(cell, list):
        return [text for item in cell for text in texts(item)]
    return [str(cell).lower() if isinstance(cell, bool) else "" if cell is None else str(cell)]


def chosen_rows(answer: Answer, wanted: State) -> list[Row]:
    """The rows that the filters let through, in the order asked for; rows that are equal in it stay as ranked."""
    rows = _filtered(answer, wanted.where)
    if not wanted.sort:
        return rows
    place = _place(answer, wanted.column)
    filled = [row for row in rows if row[place] is not None]
    return [
        *sorted(filled, key=lambda row: _key(row[place]), reverse=wanted.sort.startswith("-")),
        *(row for row in rows if row[place] is None),
    ]


def facets(answer: Answer, wanted: State) -> list[Facet]:
    """Columns with few values, counted among the rows that the filters of the other columns let through."""
    found = []
    for place, column in enumerate(answer.columns):
        if column.name in _NO_FACET or column.name.endswith("_id") or column.type not in {"text", "flag", "list"}:
            continue
        picked = {value for name, value in wanted.where if name == column.name}
        if len({text for row in answer.rows for text in texts(row[place])}) > _MOST_VALUES and not picked:
            continue
        rows = _filtered(answer, tuple(pair for pair in wanted.where if pair[0] != column.name))
        counts = Counter(text for row in rows for text in dict.fromkeys(texts(row[place])))
        counts.update(dict.fromkeys(picked, 0))
        if len(counts) > 1 or picked:
            found.append(Facet(column, tuple(Value(v, n, v in picked) for v, n in _ordered(counts))))
    return found


def cut(question: Question, whole: Answer, rows: Sequence[Row], wanted: State) -> Answer:
    """The page of `rows` that the question's `limit` and `offset` ask for, with notes on filters, order and the cut."""
    offset, limit = whole.parameters["offset"], whole.parameters["limit"]
    page = list(rows[offset : offset + limit])
    tie = _tie(question, whole, list(rows), offset + limit, wanted)
    said = [*whole.notes, *_notes(question, whole, wanted)]
    if len(page) < len(rows):
        said.append(cut_note(len(page), len(rows), tie=tie))
    return replace(
        whole, rows=page, total=len(rows), truncated=len(page) < len(rows), tie_at_cut=tie, notes=tuple(said)
    )


def _ordered(counts: Counter[str]) -> list[tuple[str, int]]:
    return sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))


def _filtered(answer: Answer, where: tuple[tuple[str, str], ...]) -> list[Row]:
    wanted: dict[int, set[str]] = {}
    for name, value in where:
        wanted.setdefault(_place(answer, name), set()).add(value)
    return [
        row for row in answer.rows if all(values.intersection(texts(row[place])) for place, values in wanted.items())
    ]


def _place(answer: Answer, name: str) -> int:
    return [column.name for column in answer.columns].index(name)


def _key(cell: Any) -> tuple[float, str]:
    return (cell, "") if isinstance(cell, (bool, int, float)) else (0.0, "、".join(texts(cell)))


def _tie(question: Question, answer: Answer, rows: list[Row], end: int, wanted: State) -> bool:
    if not wanted.sort:
        return tie_at(question, answer.parameters, rows, end)
    place = _place(answer, wanted.column)
    return 0 < end < len(rows) and rows[end - 1][place] == rows[end][place]


def _notes(question: Question, answer: Answer, wanted: State) -> list[Note]:
    columns = {column.name: column for column in answer.columns}
    said = []
    if wanted.where:
        words = {tongue: translations(question, tongue) for tongue in ("zh", "en")}
        zh = "；".join(f"{columns[name].zh} = {words['zh'].get(name, {}).get(v, v)}" for name, v in wanted.where)
        en = "; ".join(f"{columns[name].en} = {words['en'].get(name, {}).get(v, v)}" for name, v in wanted.where)
        said.append(Note(f"只看这些行：{zh}（全部 {answer.total} 行）。", f"Only rows with {en} (of {answer.total})."))
    if wanted.sort:
        column, down = columns[wanted.column], wanted.sort.startswith("-")
        zh, en = ("从大到小", "descending") if down else ("从小到大", "ascending")
        said.append(Note(f"按“{column.zh}”{zh}排序。", f"Sorted by {column.en}, {en}."))
    return said
