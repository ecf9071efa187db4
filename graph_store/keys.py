"""Keys of readers and writers: made here, stored as hashes, checked in constant time. Nothing here touches a file.

A key is `fg_<id>_<secret>`: the id finds the record, so that one hash is computed for a check and not one a record.
"""

from __future__ import annotations

import hmac
import re
import secrets
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from hashlib import scrypt
from typing import Any

from graph_store.errors import InputError, ParameterError

READER, WRITER = "reader", "writer"
ROLES = (READER, WRITER)
_SHAPE = re.compile(r"fg_([0-9a-f]{8})_([A-Za-z0-9_-]{43})")
_NAME = re.compile(r"[^\x00-\x20\x7f-\x9f\u2028\u2029]{1,60}")
_N, _R, _P = 2**14, 8, 1  # 16 MB and some 50 ms for a check; `keyring` remembers what was checked


@dataclass(frozen=True, slots=True)
class Key:
    """What is kept of a key. Raises InputError when a value cannot be right."""

    id: str
    name: str
    role: str
    made_on: str
    salt: str = field(repr=False)
    hash: str = field(repr=False)

    def __post_init__(self) -> None:
        texts = all(isinstance(one, str) for one in asdict(self).values())
        if not texts or self.role not in ROLES or not _NAME.fullmatch(self.name) or not _hexadecimal(self):
            raise InputError("密钥记录有误", "a record of a key is wrong")

    def opens(self, secret: str) -> bool:
        """Whether this is its secret; takes the same time whatever is wrong."""
        return hmac.compare_digest(_hashed(secret, bytes.fromhex(self.salt)), bytes.fromhex(self.hash))

    @property
    def writes(self) -> bool:
        """Whether it may change the graph."""
        return self.role == WRITER


def make(role: str, name: str, others: Iterable[Key]) -> tuple[Key, str]:
    """A new key's record, and the key itself: this is the one time that it exists. Raises ParameterError."""
    if role not in ROLES:
        raise ParameterError(
            f"没有 {role!r} 这种密钥：应为 reader 或 writer",
            f"no kind of key {role!r}: reader or writer is wanted",
            where="role",
        )
    if not _NAME.fullmatch(name):
        raise ParameterError(
            "名称应为 1 – 60 个字符，不含空格", "a name of 1 to 60 characters without spaces is wanted", where="name"
        )
    if any(one.name == name for one in others):
        raise ParameterError(
            f"已有名为 {name} 的密钥：请先撤销，或换一个名称",
            f"there is a key {name}: revoke it, or take another name",
            where="name",
        )
    public, secret, salt = secrets.token_hex(4), secrets.token_urlsafe(32), secrets.token_bytes(16)
    now = datetime.now(UTC).isoformat(timespec="seconds")
    return Key(public, name, role, now, salt.hex(), _hashed(secret, salt).hex()), f"fg_{public}_{secret}"


def parts(text: str) -> tuple[str, str] | None:
    """The id and the secret of what may be a key; None when it cannot be one."""
    found = _SHAPE.fullmatch(text)
    return (found[1], found[2]) if found else None


def records(keys: Iterable[Key]) -> list[dict[str, Any]]:
    """Keys as plain values."""
    return [asdict(one) for one in keys]


def _hashed(secret: str, salt: bytes) -> bytes:
    return scrypt(secret.encode(), salt=salt, n=_N, r=_R, p=_P)


def _hexadecimal(key: Key) -> bool:
    return all(re.fullmatch(r"(?:[0-9a-f]{2})+", one) for one in (key.id, key.salt, key.hash))
