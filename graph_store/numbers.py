"""Documents of one number: two may be the same notice, so whoever puts one in is told of the others."""

from __future__ import annotations

from collections.abc import Sequence

from graph_store import statements as cypher
from graph_store.shared import Run
from graph_store.store import Change, Remove


def same_numbers(run: Run, changes: Sequence[Change]) -> dict[str, tuple[str, ...]]:
    """For each document that is put in, the ids of the others of its number that the graph then holds.

    To be asked before the changes are made.
    """
    new = {one.document_id: _number(one) for one in changes}
    numbers = sorted({number for number in new.values() if number})
    if not numbers:
        return {}
    held = {row["id"]: row["number"] for row in run(cypher.SAME_NUMBERS, {"numbers": numbers})}
    found: dict[str, tuple[str, ...]] = {}
    for document, number in new.items():  # in their order: a later one is not there yet
        held[document] = number
        others = (one for one, its in held.items() if number and its == number and one != document)
        found[document] = tuple(sorted(others))
    return found


def _number(change: Change) -> str:
    return "" if isinstance(change, Remove) else str(change.rows["Document"][0]["doc_number"])
