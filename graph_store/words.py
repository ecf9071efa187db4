"""How text is cut into words: one way for what is stored and for what is asked, so that the two always meet.

jieba with the names of bodies as its dictionary, so that 人力资源社会保障厅 is one word. It serves search only; clauses
are read by grammar, since segmenters lose names there.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

from graph_store.dictionary import cache_folder, dictionary
from graph_store.terms import key_terms

_FREQUENT = 20_000  # a body's name wins over the words that it is made of
_SHORTEST = 2
_LOCK = threading.Lock()  # the dictionary is one for the process


@cache
def _tokenizer() -> Any:
    import jieba  # noqa: PLC0415 - it loads a dictionary of 5 MB

    jieba.setLogLevel(logging.ERROR)
    folder = cache_folder()
    tokenizer = jieba.Tokenizer(str(dictionary(folder, Path(jieba.__file__).with_name("dict.txt"))))
    tokenizer.tmp_dir = str(folder)
    tokenizer.initialize()
    return tokenizer


def prepare() -> None:
    """Load the dictionary now (about 0.7 s), for example while something else is waited for."""
    _tokenizer()


@contextmanager
def _knowing(names: Iterable[str]) -> Iterator[Any]:
    """The tokenizer with `names` in its dictionary, for the length of the block only: what one document teaches must
    not change how the next one is cut.
    """
    tokenizer = _tokenizer()
    with _LOCK:
        former: dict[str, int | None] = {}
        total = tokenizer.total
        for name in names:
            if len(name) >= _SHORTEST and tokenizer.FREQ.get(name, 0) < _FREQUENT:
                for end in range(1, len(name) + 1):
                    former.setdefault(name[:end], tokenizer.FREQ.get(name[:end]))
                tokenizer.add_word(name, _FREQUENT)
        try:
            yield tokenizer
        finally:
            tokenizer.total = total
            for word, frequency in former.items():
                if frequency is None:
                    tokenizer.FREQ.pop(word, None)
                else:
                    tokenizer.FREQ[word] = frequency


def search_words(texts: Sequence[str], names: Iterable[str]) -> list[tuple[str, ...]]:
    """For each text its distinct words in order of appearance, long words with the shorter ones inside them.

    Inside a body's name only other names are looked for: 自治区财政厅 is found by 财政厅, not by 区财.
    """
    return [words for words, _ in task_words(texts, [()] * len(texts), names)]


def task_words(
    texts: Sequence[str], running: Sequence[Sequence[tuple[int, int]]], names: Iterable[str]
) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    """For each text its search words and its key terms: those of the spans `running`, in which bodies are no terms."""
    known = frozenset(name for name in names if len(name) >= _SHORTEST)
    inside = {name: tuple(sorted(other for other in known if name.endswith(other))) for name in known}
    found = []
    with _knowing(known) as tokenizer:
        for text, spans in zip(texts, running, strict=True):
            tokens = list(tokenizer.cut(text, HMM=False))
            words = tuple(dict.fromkeys(filter(_counts, _expanded(tokenizer, tokens, inside))))
            said = (word for word in _within(tokens, spans) if word not in known and _counts(word))
            found.append((words, key_terms(said, tokenizer.FREQ, tokenizer.total)))
    return found


def _within(tokens: Sequence[str], spans: Sequence[tuple[int, int]]) -> Iterator[str]:
    """The tokens that begin inside one of the spans, which are in order."""
    place, at = 0, 0
    for token in tokens:
        while at < len(spans) and spans[at][1] <= place:
            at += 1
        if at < len(spans) and spans[at][0] <= place:
            yield token
        place += len(token)


def _expanded(tokenizer: Any, tokens: Sequence[str], inside: dict[str, tuple[str, ...]]) -> Iterator[str]:
    for word in tokens:
        if word in inside:
            yield from inside[word]
        elif len(word) > _SHORTEST:
            yield from tokenizer.cut_for_search(word, HMM=False)
        else:
            yield word


def query_words(text: str, names: Iterable[str]) -> tuple[str, ...]:
    """The distinct words of a question; when nothing but short or stop words was typed, those themselves."""
    with _knowing(names) as tokenizer:
        found = [word.strip() for word in tokenizer.cut(text, HMM=False)]
    kept = tuple(dict.fromkeys(filter(_counts, found)))
    return kept or tuple(dict.fromkeys(word for word in found if word))


@cache
def _stop_words() -> frozenset[str]:
    text = (Path(__file__).resolve().parent / "data" / "stop_words.txt").read_text(encoding="utf-8")
    return frozenset(word for line in text.splitlines() if not line.startswith("#") for word in line.split())


def _counts(word: str) -> bool:
    return len(word) >= _SHORTEST and word not in _stop_words() and any(char.isalnum() for char in word)
