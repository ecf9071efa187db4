"""The checksum beside a graph file: data pages carry none, and a damaged page gives wrong sums without an error.

`g.lbug.sha256` lists every digest that the file may have just now. While a new file is put in place that is two, the
old and the new: a writer killed between any two steps leaves a graph that still matches.
"""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

from graph_store.ladybug_engine.database import damaged

_BLOCK = 1 << 20


def checksum_path(path: Path) -> Path:
    """Where the checksum of the graph file `path` lies."""
    return path.with_name(path.name + ".sha256")


def digest_of(path: Path) -> str:
    """SHA-256 of a file, hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def write_checksums(path: Path, digests: list[str]) -> None:
    """Replace the list beside `path` at once, so that no reader sees half of it."""
    target = checksum_path(path)
    fresh = target.with_name(target.name + ".new")
    with fresh.open("w", encoding="ascii") as file:
        file.writelines(f"{digest}  {path.name}\n" for digest in digests)
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(target)


def listed(path: Path) -> list[str]:
    """Digests beside `path`; empty when there is no list (a file that was copied alone is not an error)."""
    try:
        text = checksum_path(path).read_text(encoding="ascii")
    except FileNotFoundError:
        return []
    except (OSError, UnicodeDecodeError) as problem:
        raise damaged(checksum_path(path), str(problem)) from problem
    return [line.split()[0] for line in text.splitlines() if line.strip()]


def verify(path: Path) -> None:
    """Raise StoreDamagedError unless the file has one of the digests beside it."""
    allowed = listed(path)
    if allowed and digest_of(path) not in allowed:
        raise damaged(path, "sha256 不符 / does not match")
