"""What a network is asked for: which tasks, which bodies, which roles, which weight."""

from __future__ import annotations

import math
from dataclasses import dataclass

from graph_store.errors import ParameterError
from graph_store.vocabulary import kinds, roles

WEIGHTS = ("shared", "newman")
LANGUAGES = ("zh", "en")
ANY_SECTION = -1


@dataclass(frozen=True, slots=True)
class NetworkOptions:
    """Filters and weight of a network. Raises ParameterError for a value that cannot be meant.

    document      id; "" is every document
    jurisdiction  code or name; "" is the one with the most tasks, "all" every one. Ignored when a document is named
    section       number; -1 is every section
    agency        id: only the tasks in which this body counts: the network around it; "" is no such limit
    roles         empty: the bodies that must coordinate, H(t); otherwise both bodies of a tie hold one of these roles
    kind          only bodies of this kind; "" is every kind
    include_collectives   also 各市、县（区）人民政府 and other collective names, which are out unless asked for
    weight        "shared": number of common tasks. "newman": a task of n bodies adds 1/(n-1) to each of its pairs
    minimum       ties below it are left out; None keeps all ties and lets the picture begin at a readable number
    """

    document: str = ""
    jurisdiction: str = ""
    section: int = ANY_SECTION
    roles: tuple[str, ...] = ()
    kind: str = ""
    include_collectives: bool = False
    weight: str = "shared"
    minimum: float | None = None
    agency: str = ""

    def __post_init__(self) -> None:
        roles_ = (self.roles,) if isinstance(self.roles, str) else tuple(self.roles)
        object.__setattr__(self, "roles", roles_)  # callers that read JSON or keywords bring a list
        for role in self.roles:
            _known("roles", role, tuple(roles()))
        if self.kind:
            _known("kind", self.kind, tuple(kinds()))
        _known("weight", self.weight, WEIGHTS)
        if self.section < ANY_SECTION:
            raise _bad("section", self.section, "应为 -1（全部）或序号", "must be -1 (every section) or a number")
        if self.minimum is not None and not (math.isfinite(self.minimum) and self.minimum >= 0):
            raise _bad("minimum", self.minimum, "应为不小于 0 的数", "must be a number of at least 0")


def checked_language(language: str) -> str:
    """`language` if it is "zh" or "en". Raises ParameterError."""
    _known("language", language, LANGUAGES)
    return language


def _known(where: str, value: str, allowed: tuple[str, ...]) -> None:
    if value not in allowed:
        raise _bad(where, value, f"应为 {'、'.join(allowed)} 之一", f"must be one of {', '.join(allowed)}")


def _bad(where: str, value: object, zh: str, en: str) -> ParameterError:
    return ParameterError(f"参数 {where} 的值 {value!r} 不对：{zh}", f"{where} {value!r}: it {en}", where=where)
