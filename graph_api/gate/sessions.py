"""Browsers that showed a key. Each holds a random word that stands for the key here, and is of no use elsewhere."""

from __future__ import annotations

import hashlib
import secrets
from collections import OrderedDict
from dataclasses import dataclass

from graph_store.keys import Key

SECONDS = 12 * 3600
_MOST, _MOST_OF_A_KEY = 10_000, 100


@dataclass(frozen=True, slots=True)
class _Session:
    key: Key
    until: float


class Sessions:
    """The sessions of this process, which end with it; kept by the words' digests. From the event loop only."""

    def __init__(self) -> None:
        self._held: OrderedDict[bytes, _Session] = OrderedDict()

    def begin(self, key: Key, now: float) -> str:
        """The word of a new session. Of too many, the oldest go: first those of the same key."""
        own = [digest for digest, one in self._held.items() if one.key.id == key.id]
        for digest in own[: max(0, len(own) + 1 - _MOST_OF_A_KEY)]:
            del self._held[digest]
        while len(self._held) >= _MOST:
            self._held.popitem(last=False)
        word = secrets.token_urlsafe(32)
        self._held[_digest(word)] = _Session(key, now + SECONDS)
        return word

    def key(self, word: str, now: float) -> Key | None:
        """The key that `word` stands for, while its time lasts. Whether it still opens is for the keyring to say."""
        found = self._held.get(_digest(word))
        if found is None or found.until > now:
            return found.key if found else None
        self.end(word)
        return None

    def end(self, word: str) -> None:
        """Forget the word."""
        self._held.pop(_digest(word), None)

    def __len__(self) -> int:
        return len(self._held)


def _digest(word: str) -> bytes:
    return hashlib.sha256(word.encode("utf-8", "replace")).digest()
