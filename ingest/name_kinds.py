"""What the ending of a name tells of a body that no table knows. It gives a kind and identifies nothing."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from graph_store.vocabulary import table
from ingest import divisions
from ingest.divisions import Jurisdiction
from ingest.usual import key, names_at

# With the government's own word before it (省星河局), such an ending means a department.
_LEVELS_BELOW = 3
_DEPARTMENT = re.compile(r"(?:厅|局|委|委员会|办|办公室|室)$")


class Likeness(NamedTuple):
    """A kind and whose management (`own`: the government whose word stands before the name); `weak` if likely only."""

    kind: str
    management: str
    weak: bool = False


def kind_by_ending(name: str, *, prefixed: bool) -> Likeness | None:
    """What the name says of itself; `prefixed` says that the word of a government stands before it."""
    for pattern, likeness in _patterns():
        if pattern.search(name):
            return likeness
    return Likeness("government_department", "own", weak=True) if prefixed and _DEPARTMENT.search(name) else None


def lower_kind(name: str, place: Jurisdiction) -> Likeness | None:
    """The kind of a body of some government below that is not named: 市教育局 in the notice of a province."""
    lower = place
    for _ in range(_LEVELS_BELOW):
        below = divisions.children(lower)
        lower = next((one for one in below if one.own_word == name[0]), below[0] if below else lower)
        entries = names_at(lower).get(key(name[1:]), ()) if lower is not place and name[0] == lower.own_word else ()
        if entries:
            return Likeness(entries[0].row.kind, "local", weak=True)
    return None


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], Likeness], ...]:
    rows = table("name_kinds")
    return tuple((re.compile(rf"{row['pattern']}$"), Likeness(row["kind"], row["management"])) for row in rows)
