"""Entity tags: what an answer depends on, as one word that a client sends back."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

_ROOT = Path(__file__).resolve().parent.parent
_PACKAGES = ("graph_api", "graph_store", "networks", "queries")
_DIGITS = 20


@cache
def build() -> str:
    """A digest of the code, templates and questions that make answers: another release answers otherwise."""
    found = hashlib.sha256()
    for path in sorted(path for package in _PACKAGES for path in (_ROOT / package).rglob("*") if path.is_file()):
        if path.suffix not in {".pyc", ".pyo"}:
            found.update(path.relative_to(_ROOT).as_posix().encode() + b"\0" + path.read_bytes())
    return found.hexdigest()[:_DIGITS]


def etag(*parts: str) -> str:
    """The tag of an answer made from `parts`. It is weak: the time that the answer took may differ in it."""
    whole = "\0".join((build(), *parts)).encode("utf-8", "replace")
    return f'W/"{hashlib.sha256(whole).hexdigest()[:_DIGITS]}"'
