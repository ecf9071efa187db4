"""A question's page: its form, its rows with facets, order and pages, a chart, and what was counted."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from graph_api.pages import charts, rows
from graph_api.pages.cells import Cell, Linker, visible
from graph_api.pages.downloads import FORMATS, download
from graph_api.pages.forms import fields
from graph_api.pages.here import Here
from graph_api.pages.scoped import scoped
from graph_api.pages.templates import page
from graph_api.pages.words import pair, place
from graph_api.selecting import cut_whole
from graph_api.service import Rendered, Service
from graph_store.errors import InputError
from queries.answer import Answer
from queries.formats import translations
from queries.question import Column, Question

_LABELS = (("agency", "partner"), ("lead_agency", "support_agency"), ("agency",), ("partner",), ("title",),
           ("section_title",))  # fmt: skip
_NO_MEASURE = {"number", "section", "position", "char_start", "char_end", "year"}
_MOST_BARS = 25


@dataclass(frozen=True, slots=True)
class View:
    """An answer as the template shows it; `clear` is the page without its filters."""

    columns: list[Column]
    lines: list[list[Cell]]
    sort: str
    facets: list[rows.Facet]
    filtered: bool
    clear: str
    words: dict[str, dict[str, str]]

    def word(self, column: str, value: str) -> str:
        """What a code is called."""
        return place(value) if column == "jurisdiction" else self.words.get(column, {}).get(value, value)


def render(service: Service, name: str, here: Here) -> Rendered:
    """The page of question `name`; its answer is there when everything that it needs is given.

    What the reader can put right in the form is said on the page. Raises NotFoundError for an unknown question.
    """
    question = service.asker.questions.get(name)
    given = rows.given(here)
    answer, error, status, view, chart, about = None, None, 200, None, None, None
    try:
        wanted = rows.state(here, question)
        if given or not any(one.required for one in question.parameters):
            whole = service.asker.ask_whole(name, given)
            found = rows.chosen_rows(whole, wanted)
            answer = rows.cut(question, whole, found, wanted)
            view = _view(question, whole, answer, wanted, here)
            about = scoped(service.asker.scope(), answer.parameters, here)
            chart = _chart(question, replace(answer, rows=found), wanted, here)
    except InputError as problem:
        error, status = problem.message(here.tongue), problem.status
    return page(
        "question.html.j2", here, status=status, question=question, error=error, answer=answer, view=view, chart=chart,
        fields=fields(service.asker, question, given, here), files=_files(here), scoped=about,
        kept=[(n, v) for n, v in here.query if n == rows.SORT or n.startswith(rows.WHERE)],
    )  # fmt: skip


def file(service: Service, name: str, kind: str, here: Here) -> Rendered:
    """The rows of the page as a file: all of them, whatever page the address shows. Raises what asking raises."""
    question = service.asker.questions.get(name)
    wanted = rows.state(here, question)
    whole = service.asker.ask_whole(name, rows.given(here))
    return download(cut_whole(question, whole, wanted), question, kind, here.tongue)


def _files(here: Here) -> list[tuple[str, str]]:
    """Formats with the addresses of the whole answer in each."""
    return [(kind, Here(f"{here.path}.{kind}", here.query, here.tongue).changed("limit", "offset")) for kind in FORMATS]


def measure(answer: Answer, sort: str = "") -> str:
    """The column that a chart draws: what orders the rows, else their first number; nothing where there is none."""
    by = sort or answer.parameters.get("rank_by")
    numbers = [one.name for one in answer.columns if one.type in {"number", "share"} and one.name not in _NO_MEASURE]
    return str(by) if by in numbers else next(iter(numbers), "")


def bar_label(record: dict[str, Any], here: Here) -> tuple[str, str]:
    """What a bar is called, and where it leads."""
    names = next((one for one in _LABELS if all(name in record for name in one)), ())
    label = " — ".join(str(record[name]) for name in names)
    if record.get("task_id"):
        return f"{record['number']}　{label}", here.to("task", str(record["task_id"]))
    ends = [record[key] for key in ("agency_id", "partner_id", "lead_id", "support_id") if record.get(key)]
    if len(ends) > 1:
        shown = pair(tuple(str(record[name]) for name in names), ends) if len(names) == len(ends) else label
        return shown, here.to("question", "pair-tasks", agency=ends[0], partner=ends[1])
    return label, here.to("agency", str(ends[0])) if ends else ""


def _view(question: Question, whole: Answer, answer: Answer, wanted: rows.State, here: Here) -> View:
    words = translations(question, here.tongue)
    linker = Linker(here, answer.columns, answer.parameters, words)
    return View(
        columns=visible(answer.columns),
        lines=[linker.cells(row) for row in answer.rows],
        sort=wanted.sort,
        facets=rows.facets(whole, wanted),
        filtered=bool(wanted.where),
        clear=here.changed("offset", *(rows.WHERE + name for name, _ in wanted.where)),
        words=words,
    )


def _chart(question: Question, answer: Answer, wanted: rows.State, here: Here) -> charts.Bars | charts.HeatMap | None:
    """Bars of the rows on the page, or a heat map of all rows: a part of its cells would mislead."""
    title, value = here.t(question.title_zh, question.title), measure(answer, wanted.column)
    if len(answer) == 0 or not value:
        return None
    if question.picture == "heatmap":
        cells = [(one["agency"], f"{one['section']}", one[value], "") for one in answer.records()]
        return charts.heat_map(title, cells)
    if question.picture == "bars":
        start = answer.parameters["offset"]
        page_ = answer.records()[start : start + min(answer.parameters["limit"], _MOST_BARS)]
        drawn = [(*bar_label(record, here), record[value]) for record in page_]
        return charts.bars(title, [(label, number, href) for label, href, number in drawn], wide=True)
    return None
