"""The corrections file of a user: where it is, who writes it, and a record more."""

from __future__ import annotations

import getpass
import subprocess
from datetime import datetime
from pathlib import Path

from graph_store.errors import InputError, StoreWriteError
from graph_store.reasons import reasons
from graph_store.settings import Settings
from ingest.corrections import Correction, problem_of, read_corrections


def corrections(settings: Settings) -> tuple[Correction, ...]:
    """The corrections of the settings' file; the default one may be missing. Raises NotFoundError, InputError."""
    path = Path(settings.corrections).expanduser()
    return () if settings.corrections == Settings().corrections and not path.exists() else read_corrections(path)


def author() -> str:
    """Who corrects: the name that git knows, else that of the user of this machine."""
    try:
        said = subprocess.run(["git", "config", "user.name"], capture_output=True, text=True, timeout=5, check=False)
    except (OSError, ValueError, subprocess.SubprocessError):
        return _user()
    return said.stdout.strip() or _user()


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # a container without a name for its user
        return "?"


def now() -> str:
    """The time as records have it."""
    return datetime.now().astimezone().isoformat(timespec="seconds")


def add(path: Path, one: Correction) -> None:
    """Write the record behind the others. Raises InputError when it is wrong, StoreWriteError when it cannot be."""
    problem = problem_of({name: getattr(one, name) for name in Correction.__slots__})
    if problem:
        raise InputError(f"这条更正{problem[0]}", f"this correction {problem[1]}", where=one.correct)
    try:
        with path.open("a+b") as file:
            file.seek(0, 2)
            if file.tell():
                file.seek(-1, 2)
                if file.read(1) != b"\n":  # the last line was typed without its end
                    file.write(b"\n")
            file.write(one.line().encode() + b"\n")
    except (OSError, ValueError) as wrong:
        zh, en = reasons(wrong)
        raise StoreWriteError(f"无法写入 {path}：{zh}", f"cannot write {path}: {en}", where=str(path)) from wrong
