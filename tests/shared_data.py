"""Files of others that tests read where they lie at hand; in CI they must."""

from __future__ import annotations

import os
from pathlib import Path

import pytest


def in_ci() -> bool:
    """Whether this is a run of CI, where a test that did not run is a failure."""
    return os.environ.get("CI", "").lower() == "true"


def whole(path: Path, *, ci: bool) -> Path:
    """`path`, or skip; where CI runs, a missing notice fails, since a test that did not run says nothing."""
    if not path.is_file():
        reason = f"a shared file is not at {path} (FENGONG_SHARED)"
        pytest.fail(reason) if ci else pytest.skip(reason)
    return path
