"""An answer in the hands of a user: a table in a notebook, a DataFrame, a file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from graph_store.directions import visible
from graph_store.store import Rows
from queries.answer import Answer
from queries.formats import csv_text, flat, headings
from queries.question import Column

if TYPE_CHECKING:
    import pandas

_SHOWN = 100  # rows in a notebook; the rest is in the result


@dataclass(frozen=True)
class Result:
    """Rows with their columns and what they counted. `total` is None for a Cypher query that was cut."""

    columns: tuple[Column, ...]
    rows: list[tuple[Any, ...]]
    total: int | None
    truncated: bool = False
    tie_at_cut: bool = False
    notes: tuple[str, ...] = ()
    translations: dict[str, dict[str, str]] = field(default_factory=dict)
    language: str = "zh"

    @property
    def names(self) -> list[str]:
        """Column names."""
        return [column.name for column in self.columns]

    def records(self) -> list[dict[str, Any]]:
        """The rows as dictionaries by column name."""
        return [dict(zip(self.names, row, strict=True)) for row in self.rows]

    def to_pandas(self) -> pandas.DataFrame:
        """The rows as a DataFrame (needs the extra `fengong[notebook]`); notes are in its `attrs`."""
        import pandas as pd

        frame = pd.DataFrame(self.rows, columns=self.names)
        frame.attrs["notes"] = list(self.notes)
        return frame

    def to_csv(self, path: str | Path, *, heading: str = "name") -> Path:
        """Write the rows for Excel; headings are column names, or their meaning in "zh" or "en". Returns the path."""
        target = Path(path)
        target.write_text(csv_text(headings(self.columns, heading), self.rows), encoding="utf-8", newline="")
        return target

    def __iter__(self) -> Iterator[dict[str, Any]]:
        return iter(self.records())

    def __len__(self) -> int:
        return len(self.rows)

    def __repr__(self) -> str:
        return f"<Result {len(self.rows)} rows: {', '.join(self.names)}>"

    def shown(self, row: Sequence[Any]) -> list[str]:
        """A row as text for people: codes in words, yes and no as signs."""
        return [
            _word(value, self.translations.get(column.name, {}))
            for column, value in zip(self.columns, row, strict=True)
        ]

    def _repr_html_(self) -> str:
        english = self.language == "en"
        head = "".join(
            f"<th title='{escape(column.name)}'>{escape(column.en if english else column.zh)}</th>"
            for column in self.columns
        )
        body = "".join(
            f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in self.shown(row))}</tr>" for row in self.rows[:_SHOWN]
        )
        zh, en = f"…（共 {len(self.rows)} 行，这里显示 {_SHOWN} 行）", f"… ({_SHOWN} of {len(self.rows)} rows)"
        more = (en if english else zh) if len(self.rows) > _SHOWN else ""
        notes = "".join(f"<div>{escape(note)}</div>" for note in [more, *self.notes] if note)
        return visible(f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table><small>{notes}</small>")


def _word(value: Any, words: dict[str, str]) -> str:
    if isinstance(value, bool):
        return "✓" if value else ""
    if isinstance(value, float):
        return f"{value:.2f}"
    return "" if value is None else words.get(str(value), str(flat(value)))


def from_answer(answer: Answer, language: str, words: dict[str, dict[str, str]]) -> Result:
    """A catalogue answer as a Result."""
    notes = tuple(note.text(language) for note in answer.notes)
    return Result(
        answer.columns, answer.rows, answer.total, answer.truncated, answer.tie_at_cut, notes, words, language
    )


def from_rows(rows: Rows, language: str) -> Result:
    """Rows of a Cypher query as a Result; its columns have no other meaning than their names."""
    columns = tuple(Column(name, "any", name, name) for name in rows.columns)
    shown = len(rows.rows)
    zh, en = (
        f"结果在 {shown} 行处截断：可加 LIMIT 或提高行数上限。",
        f"Cut at {shown} rows: add LIMIT or raise the row limit.",
    )
    notes = ((en if language == "en" else zh),) if rows.truncated else ()
    return Result(columns, rows.rows, None if rows.truncated else shown, rows.truncated, notes=notes, language=language)
