"""Where downloads are kept: one folder for all servers of this user."""

from __future__ import annotations

import os
from pathlib import Path


def cache_folder() -> Path:
    """`FENGONG_CACHE`, or `~/.cache/fengong`; it may be deleted whenever no server runs."""
    return Path(os.environ.get("FENGONG_CACHE") or "~/.cache/fengong").expanduser().resolve()
