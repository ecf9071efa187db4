"""The graph's version: a sum over its documents, so that a change adjusts it without a look at the others.

Sums have no order, and what goes is subtracted as it was added: one content has one version, however it came about.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable
from dataclasses import dataclass

Content = tuple[str, str]  # a document's id and the digest of its content
_BITS = 128
_FORM = re.compile(rf"([0-9a-f]{{{_BITS // 4}}})-(\d+)")


@dataclass(frozen=True, slots=True)
class Version:
    """The sum of what `documents` documents contain. The number shows when somebody else took some out."""

    total: int = 0
    documents: int = 0

    @classmethod
    def read(cls, text: str | None) -> Version | None:
        """The version that is written so; None for one of another form."""
        found = _FORM.fullmatch(text or "")
        return cls(int(found[1], 16), int(found[2])) if found else None

    def moved(self, gone: Iterable[Content], come: Iterable[Content]) -> Version:
        """The version when these documents have left and those have entered."""
        gone, come = list(gone), list(come)
        total = self.total + sum(map(_number, come)) - sum(map(_number, gone))
        return Version(total % (1 << _BITS), self.documents + len(come) - len(gone))

    def __str__(self) -> str:
        return f"{self.total:0{_BITS // 4}x}-{self.documents}"


def graph_version(contents: Iterable[Content]) -> str:
    """Version of a graph made of documents given as (id, content digest), in any order."""
    return str(Version().moved((), contents))


def _number(content: Content) -> int:
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[: _BITS // 8], "big")
