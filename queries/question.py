"""What a question is: its words, its typed parameters, its columns and its Cypher."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter: `type` is one of the keys of `parameters.READERS`; `default` is None when it must be given."""

    name: str
    type: str
    zh: str
    en: str
    default: Any = None
    minimum: int | None = None
    maximum: int | None = None
    choices: tuple[str, ...] = ()

    @property
    def required(self) -> bool:
        """Whether a value must be given."""
        return self.default is None


@dataclass(frozen=True, slots=True)
class Column:
    """A column: `type` is text, number, share, flag or list; `values` translates codes into Chinese for display."""

    name: str
    type: str
    zh: str
    en: str
    translate: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """One file of the catalogue. `rank` names the columns that rank the rows; "$rank_by" is the parameter that does."""

    name: str
    group: str
    title: str
    title_zh: str
    question: str
    question_zh: str
    counts: str
    counts_zh: str
    parameters: tuple[Parameter, ...]
    columns: tuple[Column, ...]
    rank: tuple[str, ...]
    picture: str
    example: dict[str, Any]
    values: dict[str, dict[str, str]]
    cypher: str

    def parameter(self, name: str) -> Parameter | None:
        """The parameter of this name, or None."""
        return next((one for one in self.parameters if one.name == name), None)
