"""All questions by name. Two files of one name are an error, never a silent replacement."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from graph_store.errors import NotFoundError
from queries.checking import HeaderError
from queries.header import HERE, read_question
from queries.question import Question

_SHOWN = 60  # characters of a wrong name in a message


class Catalogue:
    """The questions of a folder, by name, in the order of groups and names."""

    def __init__(self, folder: Path = HERE) -> None:
        self._questions: dict[str, Question] = {}
        for path in sorted(folder.glob("*/*.cypher")):
            question = read_question(path)
            if question.name in self._questions:
                raise HeaderError(f"{path}: there is another question {question.name}")
            self._questions[question.name] = question

    def __iter__(self) -> Iterator[Question]:
        return iter(self._questions.values())

    def __len__(self) -> int:
        return len(self._questions)

    def get(self, name: str) -> Question:
        """The question `name`. Raises NotFoundError with the nearest names."""
        if name in self._questions:
            return self._questions[name]
        near = difflib.get_close_matches(name, self._questions, n=3, cutoff=0.4)
        hint = "、".join(near) if near else "…"
        raise NotFoundError(
            f"没有问题 {name[:_SHOWN]!r}；相近的有：{hint}。fengong questions 列出全部",
            f"no question {name[:_SHOWN]!r}; near: {', '.join(near) or '-'}. fengong questions lists all",
            where=name,
        )


@cache
def catalogue() -> Catalogue:
    """The shipped catalogue, read once."""
    return Catalogue()
