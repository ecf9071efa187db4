"""Names short enough for a picture, and still one name for one body. Pure."""

from __future__ import annotations

from collections import Counter

from graph_store.model import Agency
from networks.incidence import Incidence


def labels(incidence: Incidence) -> tuple[str, ...]:
    """A label for each body: without the prefix of its government where all are of one place, else in full."""
    places = {one.jurisdiction for one in incidence.documents}
    if len(places) > 1:
        return tuple(one.full_name or one.name for one in incidence.agencies)
    short = Counter(one.short_name for one in incidence.agencies)
    return tuple(_label(one, places, short) for one in incidence.agencies)


def _label(body: Agency, places: set[str], short: Counter[str]) -> str:
    own = body.jurisdiction in places and body.short_name and short[body.short_name] == 1
    return body.short_name if own else body.name
