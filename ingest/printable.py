"""File names that can be shown and stored, whatever bytes they are made of."""

from __future__ import annotations

import re
from pathlib import Path

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")


def printable(path: Path | str) -> str:
    """`path` as one line of valid text. A name that was packed on a Chinese Windows comes as undecoded GBK bytes."""
    text = str(path)
    try:
        data = text.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        data = text.encode("utf-8", "replace")
    return _CONTROL.sub(" ", _decoded(data))


def _decoded(data: bytes) -> str:
    for encoding in ("utf-8", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return data.decode("utf-8", "replace")
