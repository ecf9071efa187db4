"""Deterministic ids: the same document ingested twice is the same graph."""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata

_UNSAFE = re.compile(r"[\s/\\?#%:\x00-\x1f\x7f]+")


def document_id(text: str) -> str:
    """`text` (a given id, issuer and number, or a file's stem) made safe for addresses and file names.

    >>> document_id("国发〔2018〕42号")
    '国发〔2018〕42号'
    """
    return _UNSAFE.sub("_", unicodedata.normalize("NFC", text.strip())).strip("_")


def section_id(document: str, number: int) -> str:
    """Id of the `number`-th section (from 1; 0 is the part before any heading)."""
    return f"{document}:s{number}"


def task_id(document: str, number: int) -> str:
    """Id of task `number` of a document."""
    return f"{document}:{number}"


def agency_id(jurisdiction: str, short_name: str) -> str:
    """Code of the government that the body belongs to, a colon, and its canonical short name."""
    return f"{jurisdiction}:{short_name}"


def digest(value: object) -> str:
    """Short hexadecimal digest (16 characters) of any JSON value, the same on every machine."""
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()[:16]
