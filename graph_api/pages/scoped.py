"""Which place or document an answer is about, where the graph holds several: what a heading says, and how to switch."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from graph_api.pages.here import Here
from graph_store.places import ALL, short_name
from queries.scope import Scope

_MOST = 8  # places that are offered beside a heading; the form lists all of them
_GONE = ("offset", "document", "section")  # what another place has not


@dataclass(frozen=True, slots=True)
class Scoped:
    """What an answer is about (仅宁夏), and the others: names and addresses; `more` are left out."""

    label: str
    others: tuple[tuple[str, str], ...]
    more: int = 0


def scoped(scope: Scope, values: Mapping[str, Any], here: Here) -> Scoped | None:
    """What an answer with these parameters is about; None where it is about the whole graph, or the graph has no other.

    `here` is the page that shows it: the others are its addresses.
    """
    document = values.get("document", "")
    if document and len(scope.documents) > 1:
        title = scope.documents[document]["title"] or document
        return Scoped(_only(here, f"《{title}》"), ((here.t("全部文件", "all documents"), here.changed(*_GONE)),))
    chosen = values.get("jurisdiction", "")
    if document or not chosen or len(scope.jurisdictions) < 2:  # noqa: PLR2004 - one place has no other
        return None
    codes = [code for code in scope.jurisdictions if code != chosen]
    others = [(short_name(code), here.changed(*_GONE, jurisdiction=code)) for code in codes[:_MOST]]
    every = (here.t("全部地区", "all places"), here.changed(*_GONE, jurisdiction=ALL))
    return Scoped(_only(here, short_name(chosen)), (*others, every), max(0, len(codes) - _MOST))


def _only(here: Here, name: str) -> str:
    return here.t(f"仅{name}", f"only {name}")
