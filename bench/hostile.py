"""Whether reading stays linear in the length of a text that was made to be slow: what twice the length costs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from itertools import pairwise

from bench.effort import Effort
from bench.hostile_texts import TEXTS, Hostile
from bench.lines import Line, Words, at_most
from bench.material import JURISDICTION
from bench.timing import seconds
from graph_store.errors import InputError
from ingest.metadata import Metadata
from ingest.pipeline import read_source
from ingest.source import Source

_MOST = 2.6
_TIMES, _AGAIN = 3, 3  # the shortest of these counts; as often again where it seems to grow
_DOUBLED = (1, 2, 4)
_SHORTEST = 0.002  # seconds: what takes less is all fixed cost
_LONG = frozenset({"one clause of words", "one clause of one name", "open parentheses", "list marks"})


def measure(effort: Effort) -> list[Line]:
    """The worst doubling of all patterns, and of those that are tried up to 1 MB."""
    what = Words("恶意文本，长度翻倍的时间", "hostile texts, time for twice the length")
    up_to = Words("其中四种，直到 1 MB", "four of them, up to 1 MB")
    return [
        _worst("hostile", what, TEXTS, effort.hostile, _TIMES),
        _worst("hostile_long", up_to, [one for one in TEXTS if one.name in _LONG], effort.longest, 1),
    ]


def _worst(name: str, what: Words, texts: Iterable[Hostile], characters: int, times: int) -> Line:
    found = {one.name: _growth(one, characters, times) for one in texts}
    worst = max(found, key=lambda one: found[one])
    return at_most(name, what, found[worst], _MOST, found, worst)


def _growth(hostile: Hostile, characters: int, times: int) -> float:
    """The larger of the two ratios of time, from `characters` to twice as many and again."""
    calls = [seconds(_reading(hostile.text(characters * one))) for one in _DOUBLED]
    taken = [min(call() for _ in range(times)) for call in calls]
    for _ in range(_AGAIN):  # one slow moment of the machine is no growth
        if _ratio(taken) > _MOST:
            taken = [min(before, call()) for before, call in zip(taken, calls, strict=True)]
    return _ratio(taken)


def _ratio(taken: Sequence[float]) -> float:
    return max(last / max(first, _SHORTEST) for first, last in pairwise(taken))


def _reading(text: str) -> Callable[[], None]:
    source, told = Source("hostile.txt", "hostile", text, "utf-8", ""), Metadata(jurisdiction=JURISDICTION)

    def read() -> None:
        with suppress(InputError):  # a text that is no notice may be refused, but soon
            read_source(source, told)

    return read
