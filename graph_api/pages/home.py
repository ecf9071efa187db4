"""The first page: what is in the graph, the headline answers, and where to look further."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from graph_api.pages import charts
from graph_api.pages.here import Here
from graph_api.pages.questions import bar_label, measure
from graph_api.pages.scoped import scoped
from graph_api.pages.templates import page
from graph_api.service import Rendered, Service
from graph_store.store import EMPTY
from queries.answer import Answer
from queries.asking import Asker

_HEADLINES = ("shared-tasks", "widest-tasks", "busiest-agencies", "lead-support")
_SHOWN = 6
_DOCUMENTS = 8
GROUPS = {
    "pairs": ("机构之间", "between bodies"), "tasks": ("任务", "tasks"), "agencies": ("机构", "bodies"),
    "sections": ("文件与部分", "documents and sections"), "search": ("查找", "search"),
}  # fmt: skip


def render(service: Service, here: Here) -> Rendered:
    """The page."""
    info, asker = service.store.info(), service.asker
    chosen = dict(here.query).get("jurisdiction", "")
    empty = info == EMPTY
    summary = None if empty else asker.ask("document-summary", {"jurisdiction": "all", "limit": _DOCUMENTS})
    headlines = [_headline(asker, name, chosen, here) for name in _HEADLINES] if summary and summary.total else []
    return page(
        "home.html.j2", here, info=info, documents=summary.records() if summary else [],
        total=summary.total if summary else 0, totals=_totals(asker) if summary and summary.total else {},
        headlines=headlines, groups=groups(asker), chosen=chosen,
        scoped=scoped(asker.scope(), headlines[0]["answer"].parameters, here) if headlines else None,
    )  # fmt: skip


def groups(asker: Asker) -> list[tuple[tuple[str, str], list[Any]]]:
    """The catalogue by group, each group with its names in Chinese and English."""
    return [
        (GROUPS.get(group, (group, group)), list(questions))
        for group, questions in groupby(asker.questions, key=lambda one: one.group)
    ]


def _totals(asker: Asker) -> dict[str, int]:
    return {
        "documents": asker.ask("document-summary", {"jurisdiction": "all"}).total,
        "tasks": asker.ask("list-tasks", {"jurisdiction": "all", "limit": 1}).total,
        "bodies": asker.ask("find-agencies", {"jurisdiction": "all", "include_collectives": False, "limit": 1}).total,
    }


def _headline(asker: Asker, name: str, chosen: str, here: Here) -> dict[str, Any]:
    question, answer = asker.questions.get(name), asker.ask(name, {"limit": _SHOWN, "jurisdiction": chosen})
    return {"question": question, "answer": answer, "bars": _bars(answer, here, question.title_zh, question.title)}


def _bars(answer: Answer, here: Here, zh: str, en: str) -> charts.Bars:
    value = measure(answer)
    rows = [(*bar_label(record, here), record) for record in answer.records()]
    return charts.bars(here.t(zh, en), [(label, record[value], href) for label, href, record in rows], wide=True)
