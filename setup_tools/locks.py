"""requirements/*.txt, made from pyproject.toml by uv: versions pinned, files hashed, for all systems at once."""

from __future__ import annotations

import hashlib
import json
import os
import sys
import tempfile
import tomllib
from pathlib import Path
from typing import Any

from setup_tools.console import SetupError, say
from setup_tools.process import ROOT, Command, environment, run_quietly
from setup_tools.stamp import REQUIREMENTS, lock_file

UV = "uv==0.13.9"
# The largest first: the others are held to its versions, so that one environment can serve them all.
PROFILES = {"dev": ["--extra", "dev"], "notebook": ["--extra", "notebook"], "demo": []}
# `universal` resolves for Linux, macOS and Windows and for every Python from the oldest that we support.
COMPILE = ["pip", "compile", "--universal", "--python-version", "3.11", "--generate-hashes", "--no-config"]
PLAIN = ["--no-annotate", "--no-header", "--quiet"]


def lock(arguments: list[str]) -> int:
    """Make all locks; versions stay unless `--upgrade` or `--upgrade-package NAME` is among the arguments."""
    REQUIREMENTS.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="fengong-lock-") as scratch:
        uv = _get_uv(Path(scratch))
        needs = Path(scratch) / "build.in"
        needs.write_text("\n".join(_project()["build-system"]["requires"]), encoding="utf-8")
        _compile(uv, "build", [needs, *arguments])
        made = ["build"]
        for profile, extra in PROFILES.items():
            held = [part for name in made for part in ("--constraint", lock_file(name))]
            _compile(uv, profile, ["pyproject.toml", *extra, *held, *arguments])
            if profile == "dev":
                made.append(profile)
    return 0


def require_fresh() -> int:
    """1, with a line, if the dependencies in pyproject.toml changed since the locks were made."""
    stale = [name for name in ("build", *PROFILES) if fingerprint() not in lock_file(name).read_text(encoding="utf-8")]
    if stale:
        say("✗ requirements/ 已过时，请运行 python run.py lock", "requirements/ is stale: run python run.py lock")
    return int(bool(stale))


def fingerprint() -> str:
    """Stands in the head of every lock: the sha256 of the dependencies that it was made from."""
    tables = _project()
    project = tables["project"]
    wanted = [tables["build-system"]["requires"], project["requires-python"], project["dependencies"]]
    text = json.dumps([*wanted, project["optional-dependencies"]], sort_keys=True)
    return f"sha256 of the dependencies in pyproject.toml: {hashlib.sha256(text.encode()).hexdigest()}"


def _project() -> dict[str, Any]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def _get_uv(scratch: Path) -> Path:
    folder = "Scripts" if os.name == "nt" else "bin"
    say(f"准备 {UV}", f"getting {UV}")
    commands: list[Command] = [
        [sys.executable, "-m", "venv", scratch / "uv"],
        [scratch / "uv" / folder / "python", "-m", "pip", "install", "--quiet", UV],
    ]
    for command in commands:
        code, tail = run_quietly(command)
        if code:
            raise SetupError("装不上 uv：检查网络", "uv could not be installed: check the network", tail=tail)
    return scratch / "uv" / folder / "uv"


def _compile(uv: Path, profile: str, arguments: list[str | Path]) -> None:
    """Write one lock. uv reads its own settings only, so no mirror or folder of this machine gets into it."""
    path = lock_file(profile)
    own = {name: value for name, value in environment().items() if not name.startswith(("PIP_", "UV_"))}
    command: Command = [uv, *COMPILE, *PLAIN, *arguments, "--output-file", path]
    code, tail = run_quietly(command, {**own, "UV_SYSTEM_CERTS": "1"})
    if code:
        raise SetupError(f"锁定 {profile} 失败", f"locking {profile} failed", tail=tail)
    body = path.read_text(encoding="utf-8")
    if "://" in body or any(line.startswith(("-", "fengong")) for line in body.splitlines()):
        raise SetupError(f"{path.name} 里有地址或选项", f"{path.name} contains an address or an option")
    path.write_text(f"# Made by: python run.py lock\n# {fingerprint()}\n{body}", encoding="utf-8", newline="\n")
    say(f"requirements/{path.name}：{body.count('==')} 个包", f"{body.count('==')} packages")
