"""Who holds a key: checked once with the slow hash, then known by a quick one until the file of keys changes."""

from __future__ import annotations

import hmac
import secrets
from collections import OrderedDict
from pathlib import Path
from threading import Lock

from graph_store.errors import InputError
from graph_store.keyfile import read_keys
from graph_store.keys import Key, parts
from graph_store.reasons import reasons

_MOST_KNOWN = 10_000
_Stamp = tuple[int, int, int]


class Keyring:
    """The keys of a file as it is now. May be used from several threads."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._pepper = secrets.token_bytes(32)
        self._lock = Lock()
        self._stamp: _Stamp | None = None
        self._keys: dict[str, Key] = {}
        self._known: OrderedDict[bytes, Key | None] = OrderedDict()

    def held(self) -> tuple[Key, ...]:
        """All keys. Raises InputError when the file cannot be read."""
        self._refresh()
        return tuple(self._keys.values())

    def holds(self, key: Key) -> bool:
        """Whether `key`, which opened before, still does. Raises InputError when the file cannot be read."""
        self._refresh()
        return self._keys.get(key.id) == key

    def known(self, text: str) -> tuple[bool, Key | None]:
        """Whether `text` was checked before, and whose key it is. Quick. Raises InputError."""
        self._refresh()
        found = parts(text)
        if found is None or found[0] not in self._keys:
            return True, None  # nobody's: no need to compute anything
        digest = self._digest(text)
        return digest in self._known, self._known.get(digest)

    def check(self, text: str) -> Key | None:
        """Whose key `text` is. Slow the first time. Raises InputError."""
        before, key = self.known(text)
        found = parts(text)
        if before or found is None:
            return key
        stamp, record = self._stamp, self._keys.get(found[0])
        key = record if record is not None and record.opens(found[1]) else None
        with self._lock:
            if self._stamp == stamp:  # a key that was revoked meanwhile must not be remembered
                self._known[self._digest(text)] = key
                if len(self._known) > _MOST_KNOWN:
                    self._known.popitem(last=False)
        return key

    def _digest(self, text: str) -> bytes:
        # Secrets themselves are not kept, and how long a look-up takes says nothing about them.
        return hmac.digest(self._pepper, text.encode(), "sha256")

    def _refresh(self) -> None:
        stamp = self._now()
        if stamp == self._stamp:
            return
        keys = {one.id: one for one in read_keys(self._path)}
        with self._lock:
            self._keys, self._stamp = keys, stamp
            self._known.clear()

    def _now(self) -> _Stamp | None:
        try:
            found = self._path.stat()
        except FileNotFoundError:
            return None
        except OSError as problem:
            zh, en = reasons(problem)
            raise InputError(
                f"无法读取密钥文件 {self._path}：{zh}", f"cannot read the keys in {self._path}: {en}"
            ) from problem
        return (found.st_ino, found.st_mtime_ns, found.st_size)
