"""The stamp in .venv: where it was made, by which Python, and what was installed from which locks.

It is removed before anything is changed and written last. So an environment without a stamp was left half made
(Ctrl-C, a full disk, a lost connection while unpacking) and is made anew.
"""

from __future__ import annotations

import hashlib
import json
import tomllib
from dataclasses import asdict, dataclass
from pathlib import Path

from setup_tools.process import ROOT

REQUIREMENTS = ROOT / "requirements"
STAMP = ROOT / ".venv" / "fengong-setup.json"


@dataclass(frozen=True)
class Stamp:
    """`home` is the folder and Python of the environment; the others are empty until something is installed."""

    home: str
    profile: str = ""
    digest: str = ""

    def write(self) -> None:
        """Write it in one step."""
        draft = STAMP.with_suffix(".new")
        draft.write_text(json.dumps(asdict(self)), encoding="utf-8")
        draft.replace(STAMP)


def read_stamp() -> Stamp | None:
    """The stamp, if there is a sound one."""
    try:
        return Stamp(**json.loads(STAMP.read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None


def lock_file(profile: str) -> Path:
    """The lock of a profile."""
    return REQUIREMENTS / f"{profile}.txt"


def digest(profile: str) -> str:
    """The sha256 of what decides what is installed: the locks, and the tables that name our packages and commands."""
    tables = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    text = json.dumps([tables["build-system"], tables["project"], tables["tool"]["setuptools"]], sort_keys=True)
    locks = lock_file("build").read_bytes() + lock_file(profile).read_bytes()
    return hashlib.sha256(locks.replace(b"\r\n", b"\n") + text.encode()).hexdigest()
