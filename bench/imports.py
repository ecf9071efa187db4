"""Which modules a command imports, and a command that imports them and does nothing else."""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from pathlib import Path

from bench.processes import output

_TOP = re.compile(r"^import time: +\d+ \| +\d+ \| (\S+)$", re.MULTILINE)  # one blank before the name: nobody's child
_IMPORT_ALL = """
import importlib, sys
for name in sys.argv[1:]:
    try:
        importlib.import_module(name)
    except ImportError:
        pass
"""


def imports_alone(command: Sequence[str], folder: Path, env: dict[str, str]) -> list[str]:
    """A command that imports what `command` (its first part is the interpreter) imports. Raises RuntimeError."""
    _interpreter, *arguments = command
    started = set(_imported(["-c", "pass"], folder, env))
    names = [name for name in _imported(arguments, folder, env) if name not in started]
    return [sys.executable, "-c", _IMPORT_ALL, *names]


def _imported(arguments: list[str], folder: Path, env: dict[str, str]) -> list[str]:
    return _TOP.findall(output([sys.executable, "-X", "importtime", *arguments], folder, env)[1])
