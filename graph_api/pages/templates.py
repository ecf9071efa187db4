"""Templates: everything that enters a page is escaped, and a name that a template lacks is an error."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from graph_api.assets import asset
from graph_api.pages.here import Here
from graph_api.pages.words import place, word
from graph_api.service import Rendered
from graph_api.twins import link
from graph_store.directions import visible
from graph_store.vocabulary import kinds, managements, roles
from queries.formats import flat

HTML = "text/html; charset=utf-8"
_FAULT = 400
_FOLDER = Path(__file__).resolve().parent.parent / "templates"


@cache
def environment() -> Environment:
    """The templates' environment; templates are read once."""
    made = Environment(
        loader=FileSystemLoader(_FOLDER), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
        lstrip_blocks=True,
    )  # fmt: skip
    made.filters["shown"] = shown
    made.globals |= {
        "roles": roles(),
        "kinds": kinds(),
        "managements": managements(),
        "place": place,
        "word": word,
        "asset": asset,
    }
    return made


def shown(value: Any) -> str:
    """A value as text for a cell: two decimals, a tick for true, nothing for false and for nothing."""
    if value is None or isinstance(value, bool):
        return "✓" if value else ""
    return f"{value:.2f}" if isinstance(value, float) else str(flat(value))


def page(name: str, here: Here, *, status: int = 200, **values: Any) -> Rendered:
    """The page of template `name` at `here`."""
    data = here.data if status < _FAULT else ""  # what is not there, or not shown, is no data either
    text = (
        environment()
        .get_template(name)
        .render(here=here, t=here.t, en=here.english, lang=here.tongue, data=data, **values)
    )
    return Rendered(visible(text).encode("utf-8", "replace"), HTML, status, data_link(here) if data else {})


def data_link(here: Here) -> dict[str, str]:
    """The header by which a page names its data."""
    return {"Link": link(here.data, "alternate", "application/json")} if here.data else {}
