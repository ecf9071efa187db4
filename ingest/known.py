"""The registry by id: bodies, what became of them, and ids that lead to others."""

from __future__ import annotations

from functools import cache

from graph_store.ids import agency_id
from graph_store.vocabulary import table
from ingest import divisions
from ingest.bodies import CONFIDENCE, Body, Succession, central_bodies, local_bodies, named_successions
from ingest.divisions import CENTRE, Jurisdiction
from ingest.name_forms import applies, filled, letter
from ingest.usual import row_of, usual_body

_CAPITAL = "0100"


@cache
def body(identity: str) -> Body | None:
    """The body with this id, or with the id that replaced it; None when no table has it."""
    identity = canonical(identity)
    code, _, short = identity.partition(":")
    if identity in local_bodies():
        return local_bodies()[identity]
    if code == CENTRE:
        return central_bodies().get(identity)
    for place in _seats(code):
        row = row_of(short, place)
        made = settled(usual_body(row, place)) if row else None
        if made and made.id == identity:
            return made
    return None


def canonical(identity: str) -> str:
    """The id that a body has today: ids that a better registry replaced stay as aliases and lead here."""
    return _redirects().get(identity, identity)


def settled(made: Body) -> Body:
    """`made` from a row that holds for every place, or what the table of single places says in its stead."""
    now = canonical(made.id)
    return local_bodies().get(now) or (body(now) if now != made.id else None) or made


@cache
def successions_of(identity: str) -> tuple[Succession, ...]:
    """What became of the body with this id; bodies that a table names have their own reforms only."""
    if identity in named_successions():
        return named_successions()[identity]
    one = body(identity)
    if one is None or one.jurisdiction == CENTRE or identity in local_bodies():
        return ()
    found: dict[str, Succession] = {}
    for place in _seats(one.jurisdiction):
        for row in table_of_reforms():
            own = place.code == one.jurisdiction or "#" in row["short_name"]
            if own and applies(row["levels"], place.code, letter(place)) and _is(row["short_name"], place, one):
                heir = _heir(row["heir"], one)
                made = Succession(
                    one.id, heir, row["since"], row["type"], row["main"] == "yes", row["source"],
                    CONFIDENCE[row["confidence"]],
                )  # fmt: skip
                found.setdefault(heir, made)
    return tuple(found.values())


@cache
def table_of_reforms() -> tuple[dict[str, str], ...]:
    """The rows of usual_successions.csv."""
    return tuple(table("usual_successions"))


def _is(form: str, place: Jurisdiction, one: Body) -> bool:
    return filled(form, place) == one.short_name


def _heir(form: str, one: Body) -> str:
    return canonical(agency_id(one.jurisdiction, filled(form, divisions.division(one.jurisdiction))))


def _seats(code: str) -> list[Jurisdiction]:
    """The place with this code and the capital of that province, whose name central offices bear."""
    codes = [code, code[:2] + _CAPITAL] if code.endswith("0000") else [code]
    return [place for place in map(divisions.known, codes) if place is not None]


@cache
def _redirects() -> dict[str, str]:
    return {row["id"]: row["now"] for row in table("redirects")}
