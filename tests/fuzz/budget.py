"""How many examples: a fixed few in CI, always the same; FENGONG_FUZZ=20 tries twenty times as many, new ones."""

from __future__ import annotations

import os
from typing import Any

from hypothesis import settings

from tests.ingest.making import CALM

TIMES = int(os.environ.get("FENGONG_FUZZ", "0"))


def budget(examples: int, **more: Any) -> settings:
    """Settings for a test of so many examples in CI."""
    return settings(CALM, max_examples=examples * max(TIMES, 1), derandomize=TIMES == 0, **more)
