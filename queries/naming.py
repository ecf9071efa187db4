"""Which body of a graph a name means, where the same short name is that of several: 财政厅 of two provinces."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from graph_store.errors import ParameterError
from graph_store.schema import role_types
from graph_store.store import GraphStore

_MOST_SHOWN = 8
_PARTS = f"""MATCH (a:Agency)-[r:{role_types()}|MENTIONED_IN]->(:Task)
    <-[:HAS_TASK]-(:Section)<-[:HAS_SECTION]-(d:Document)
WHERE a.id IN $ids AND ($document = '' OR d.id = $document) AND ($jurisdiction = '' OR d.jurisdiction = $jurisdiction)
RETURN a.id AS id, count(r.role) AS roles"""
_WATCHES = """MATCH (a:Agency)-[:SUPERVISES]->(d:Document)
WHERE a.id IN $ids AND ($document = '' OR d.id = $document) AND ($jurisdiction = '' OR d.jurisdiction = $jurisdiction)
RETURN DISTINCT a.id AS id"""


@dataclass(frozen=True, slots=True)
class Within:
    """Where a body is asked about: in a document, in the documents of a jurisdiction (its code), or anywhere.

    `place` is the code of the jurisdiction that either has.
    """

    document: str = ""
    jurisdiction: str = ""
    place: str = ""


ANYWHERE = Within()


def meant(store: GraphStore, candidates: Sequence[str], within: Within) -> list[str]:
    """Those of the `candidates` (ids) that a name may mean `within`: one where the document or the place decides.

    Who takes part there comes before who is only mentioned, and a body of the place itself before one of another.
    """
    return _narrowed(candidates, _tests(store, candidates, within)) if within.place else list(candidates)


def _tests(store: GraphStore, candidates: Sequence[str], within: Within) -> Iterator[Callable[[str], bool]]:
    asked = {"ids": list(candidates), "document": within.document, "jurisdiction": within.jurisdiction}
    parts = {row["id"]: row["roles"] for row in store.read(_PARTS, asked).records()}
    watches = {row["id"] for row in store.read(_WATCHES, asked).records()}
    yield lambda one: bool(parts.get(one)) or one in watches
    yield lambda one: one in parts
    yield lambda one: one.startswith(f"{within.place}:")


def _narrowed(candidates: Sequence[str], tests: Iterator[Callable[[str], bool]]) -> list[str]:
    """What passes each test in turn; a test that nothing passes decides nothing."""
    left = list(candidates)
    for passes in tests:
        left = [one for one in left if passes(one)] or left
    return left


def ambiguous(text: str, where: str, candidates: Sequence[str], full_names: Mapping[str, str]) -> ParameterError:
    """The error for a name of several bodies: each is listed by what can be given in its place."""
    shown = candidates[:_MOST_SHOWN]
    names = [full_names[one] for one in candidates]
    pieces = [one if names.count(full_names[one]) > 1 else f"{full_names[one]}（{one}）" for one in shown]
    more = len(candidates) - len(shown)
    listed = "；".join(pieces)
    return ParameterError(
        f"{text} 可指几个机构，请写其中一个的全称或标识，或用 document=（文件）、jurisdiction=（地区）限定：{listed}"
        + (f" 等 {len(candidates)} 个" if more else ""),
        f"{text} may be several bodies: give the full name or the id of one, or say where by document= or "
        f"jurisdiction=: {listed}" + (f" and {more} more" if more else ""),
        where=where,
        choices=tuple((one, full_names[one]) for one in shown),
    )
