"""Bodies that the running text of a task names without assigning them anything: longest match first, by jieba with the
registry as its only dictionary.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Any

from ingest.extract import TaskReading
from ingest.names import Mention
from ingest.registry import Index, index
from ingest.spans import running_text
from ingest.tables import words

_SHORTEST = 3  # 民委 and the like are parts of too many words
_RARE = 1
_PLACES = 16  # whose names are kept, about 1 MB each: a folder has documents of many places by turns


@lru_cache(maxsize=_PLACES)
def _tokenizer(code: str) -> Any:
    """A tokenizer that knows the names of one place and nothing else: of two names the longer wins."""
    import jieba  # noqa: PLC0415 - only who writes a graph needs it

    tokenizer = jieba.Tokenizer()
    names = {name for name in index(code).known_names() if len(name) >= _SHORTEST}
    prefixes = {name[:end]: 0 for name in names for end in range(1, len(name))}
    tokenizer.FREQ = prefixes | dict.fromkeys(names, _RARE)
    tokenizer.total = max(1, len(names))
    tokenizer.initialized = True  # its own dictionary of 350,000 words is not wanted
    return tokenizer


def mentions(text: str, task: TaskReading, place: Index) -> Iterator[Mention]:
    """The names of known bodies in the task's text outside its clauses, in order."""
    tokenizer = _tokenizer(place.place.code)
    for start, end in running_text(task.span):
        for word, first, last in tokenizer.tokenize(text[start:end], HMM=False):
            first, last = start + first, start + last  # noqa: PLW2901
            if last - first >= _SHORTEST and place.knows(word) and not _in_compound(text, first):
                yield Mention(word, first, last)


def _in_compound(text: str, first: int) -> bool:
    """Whether the word's first character ends another word: 城市交通局 is not 市交通局."""
    return any(text.endswith(word, 0, first + 1) for word in _compounds())


@cache
def _compounds() -> frozenset[str]:
    return frozenset(words("place_compounds"))
