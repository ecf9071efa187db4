"""Files that only their owner can read."""

from __future__ import annotations

import os
import sys
from pathlib import Path

ARGUMENTS_ENCODING = "mbcs" if sys.platform == "win32" else "utf-8"  # how Java reads its argument files


def write_private(path: Path, text: str, encoding: str = "utf-8") -> None:
    """Write a new file that nobody else can read, not even for a moment; an old one is replaced."""
    path.unlink(missing_ok=True)
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding=encoding) as file:
        file.write(text)
