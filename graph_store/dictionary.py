"""jieba's dictionary without its rarest words, in a folder of our own.

Of jieba's 349,046 words 199,820 occur fewer than four times in its corpus; without them it loads in half the time and
memory. What is stored and what is asked are cut with the same words, so nothing is lost but rare compounds as units.
"""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

LEAST_FREQUENT = 4


def cache_folder() -> Path:
    """A folder of our own for jieba's cache: it is unmarshalled, and in a shared /tmp another user could plant one."""
    base = os.environ.get("FENGONG_CACHE") or os.environ.get("XDG_CACHE_HOME")
    folder = Path(base).expanduser() / "jieba" if base else Path("~/.cache/fengong/jieba").expanduser()
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        with tempfile.TemporaryFile(dir=folder):
            return folder
    except OSError:  # read-only home: a folder for this process alone
        return Path(tempfile.mkdtemp(prefix="fengong-jieba-"))


def dictionary(folder: Path, whole: Path) -> Path:
    """The smaller dictionary in `folder`, made from jieba's `whole` one when it is not there yet."""
    target = folder / f"dict-{LEAST_FREQUENT}-{whole.stat().st_size}.txt"
    if not target.exists():
        with whole.open(encoding="utf-8") as lines:
            kept = [line for line in lines if int(line.split(" ")[1]) >= LEAST_FREQUENT]
        fresh = folder / f"{target.name}.{os.getpid()}"
        fresh.write_text("".join(kept), encoding="utf-8")
        fresh.replace(target)
    return target
