"""Where the cells of a table lead: names to their pages, numbers to the rows that they count. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from graph_api.pages.here import Here
from graph_api.pages.templates import shown
from graph_api.pages.words import place
from graph_store.vocabulary import roles
from queries.question import Column

_KEPT = ("document", "jurisdiction", "section")  # of the question's own parameters, those that narrow the count too
_PAIR = {"tasks": "", "any_role": "", "both_lead": "lead", "both_support": "support"}
_ENDS = {"agency": ("agency_id", "lead_id"), "partner": ("partner_id", "support_id")}
_HIDDEN = ("_id",)


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table: its column, its text, and the address that it leads to, if any."""

    column: str
    type: str
    text: str
    href: str


def visible(columns: Sequence[Column]) -> list[Column]:
    """The columns that a page shows: ids only serve as targets of links."""
    return [column for column in columns if not column.name.endswith(_HIDDEN)]


@dataclass(frozen=True, slots=True)
class Linker:
    """Makes cells of the rows of one answer: `asked` are its parameters, `words` what its codes are called."""

    here: Here
    columns: Sequence[Column]
    asked: Mapping[str, Any]
    words: Mapping[str, Mapping[str, str]]

    def cells(self, row: Sequence[Any]) -> list[Cell]:
        """The visible cells of `row`."""
        record = dict(zip((column.name for column in self.columns), row, strict=True))
        return [
            Cell(column.name, column.type, self._text(column, record[column.name]), self.href(column.name, record))
            for column in visible(self.columns)
        ]

    def href(self, column: str, record: Mapping[str, Any]) -> str:
        """Where the cell `column` of `record` leads, or nothing."""
        body = record.get(column.removesuffix("_agency") + "_id")
        if body and column not in roles():
            return self.here.to("agency", str(body))
        if column in {"title", "number"} and record.get("task_id"):
            return self.here.to("task", str(record["task_id"]))
        if column == "mention" and record.get("task_id") and "char_start" in record:
            return self.here.to("task", str(record["task_id"]), f"m{record['char_start']}")
        if column == "document" and record.get("document"):
            return self.here.to("document", str(record["document"]))
        return self._counted(column, record)

    def _counted(self, column: str, record: Mapping[str, Any]) -> str:
        """The question that lists what the number in `column` counts."""
        if not record[column] or isinstance(record[column], (str, bool, list)):
            return ""
        agency, partner = self._end("agency", record), self._end("partner", record)
        scope = self._scope(record)
        if agency and partner and column in _PAIR:
            return self.here.to("question", "pair-tasks", agency=agency, partner=partner, roles=_PAIR[column], **scope)
        if agency and not partner and (column in roles() or column == "any_role"):
            role = column if column in roles() else ""
            return self.here.to("question", "agency-tasks", agency=agency, roles=role, **scope)
        if "section" in record and "document" in record and column == "tasks" and not agency:
            return self.here.to("question", "list-tasks", document=record["document"], section=record["section"])
        return ""

    def _end(self, which: str, record: Mapping[str, Any]) -> str:
        found = next((record[name] for name in _ENDS[which] if record.get(name)), None)
        return str(found or (self.asked.get(which) if which == "agency" and record.get("partner_id") else "") or "")

    def _scope(self, record: Mapping[str, Any]) -> dict[str, str]:
        kept = {name: self.asked[name] for name in _KEPT if self.asked.get(name) not in {None, "", -1}}
        if self.asked.get("jurisdiction") == "":
            kept["jurisdiction"] = "all"
        kept |= {name: record[name] for name in ("document", "section") if name in record and "task_id" not in record}
        return {name: str(value) for name, value in kept.items()}

    def _text(self, column: Column, value: Any) -> str:
        if column.name == "jurisdiction" and isinstance(value, str):
            return place(value)
        words = self.words.get(column.name, {})
        return words.get(str(value), shown(value)) if not isinstance(value, (list, bool)) else shown(value)
