"""How text is cut into words: one way for what is stored and for what is asked, so that the two always meet.

jieba with the names of bodies as its dictionary, so that 人力资源社会保障厅 is one word. It serves search only; clauses
are read by grammar, since segmenters lose names there.
"""

from __future__ import annotations

import logging
import os
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any

_STOP_WORDS = frozenset(
    [
        "一个",
        "一些",
        "一批",
        "一种",
        "以及",
        "以上",
        "以下",
        "其他",
        "其中",
        "分别",
        "切实",
        "加大",
        "加强",
        "加快",
        "开展",
        "进行",
        "进一步",
        "有关",
        "有效",
        "积极",
        "各个",
        "相关",
        "推进",
        "推动",
        "落实",
        "全面",
        "做好",
        "坚持",
        "继续",
        "着力",
        "不断",
        "为主",
        "作为",
        "实施",
        "通过",
        "这个",
        "这一",
        "我们",
        "他们",
        "可以",
        "要求",
        "按照",
        "根据",
        "对于",
        "关于",
        "等等",
        "没有",
        "达到",
        "确保",
    ]
)
_FREQUENT = 20_000  # a body's name wins over the words that it is made of
_SHORTEST = 2


def _cache_folder() -> Path:
    """A folder of our own for jieba's cache: it is unmarshalled, and in a shared /tmp another user could plant one."""
    base = os.environ.get("FENGONG_CACHE") or os.environ.get("XDG_CACHE_HOME")
    folder = Path(base).expanduser() / "jieba" if base else Path("~/.cache/fengong/jieba").expanduser()
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError:
        return Path(tempfile.mkdtemp(prefix="fengong-jieba-"))
    return folder


@cache
def _tokenizer() -> Any:
    import jieba  # noqa: PLC0415 - it loads a dictionary of 5 MB

    jieba.setLogLevel(logging.ERROR)
    tokenizer = jieba.Tokenizer()
    tokenizer.tmp_dir = str(_cache_folder())
    tokenizer.initialize()
    return tokenizer


def prepare() -> None:
    """Load the dictionary now (about 0.7 s), for example while something else is waited for."""
    _tokenizer()


def _learn(names: Iterable[str]) -> None:
    tokenizer = _tokenizer()
    for name in names:
        if len(name) >= _SHORTEST and tokenizer.FREQ.get(name, 0) < _FREQUENT:
            tokenizer.add_word(name, _FREQUENT)


def search_words(texts: Sequence[str], names: Iterable[str]) -> list[tuple[str, ...]]:
    """For each text its distinct words in order of appearance, long words with the shorter ones inside them.

    Inside a body's name only other names are looked for: 自治区财政厅 is found by 财政厅, not by 区财.
    """
    known = frozenset(name for name in names if len(name) >= _SHORTEST)
    _learn(known)
    inside = {name: tuple(sorted(other for other in known if name.endswith(other))) for name in known}
    return [tuple(dict.fromkeys(filter(_counts, _expanded(text, inside)))) for text in texts]


def _expanded(text: str, inside: dict[str, tuple[str, ...]]) -> Iterator[str]:
    tokenizer = _tokenizer()
    for word in tokenizer.cut(text, HMM=False):
        if word in inside:
            yield from inside[word]
        elif len(word) > _SHORTEST:
            yield from tokenizer.cut_for_search(word, HMM=False)
        else:
            yield word


def query_words(text: str, names: Iterable[str]) -> tuple[str, ...]:
    """The distinct words of a question; when nothing but short or stop words was typed, those themselves."""
    _learn(names)
    found = [word.strip() for word in _tokenizer().cut(text, HMM=False)]
    kept = tuple(dict.fromkeys(filter(_counts, found)))
    return kept or tuple(dict.fromkeys(word for word in found if word))


def _counts(word: str) -> bool:
    return len(word) >= _SHORTEST and word not in _STOP_WORDS and any(char.isalnum() for char in word)
