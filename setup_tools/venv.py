"""The environment .venv: made when it is missing, filled from the hashed locks when they changed."""

from __future__ import annotations

import importlib.util
import os
import platform
import re
import sys
import time
from pathlib import Path

from setup_tools import locks, pip
from setup_tools.console import SetupError, say
from setup_tools.locking import alone_in
from setup_tools.process import ROOT, run_quietly
from setup_tools.stamp import STAMP, Stamp, digest, lock_file, read_stamp

VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
# Each profile is met by itself and by those that hold all of it at the same versions.
MET_BY = {"demo": ("demo", "dev"), "dev": ("dev",)}
# Of all packages jieba alone has no wheel; where another one lacks a wheel, say so rather than start a compiler.
HASHED = ["--require-hashes", "--only-binary", ":all:", "--no-binary", "jieba", "--use-pep517", "--no-build-isolation"]


def ensure(profile: str) -> Path:
    """The Python of an environment that has all of `profile`; does nothing when it is up to date."""
    with alone_in(ROOT):
        if not _up_to_date(profile):
            _set_up(profile)
    return PYTHON


def _up_to_date(profile: str) -> bool:
    stamp = read_stamp()
    if stamp is None or stamp.profile not in MET_BY[profile] or stamp.digest != digest(stamp.profile):
        return False
    return stamp.home == _home()


def _set_up(profile: str) -> None:
    started = time.monotonic()
    locks.require_fresh()
    stamp = read_stamp()
    home = _home() if stamp else ""
    if not stamp or not home or stamp.home != home:
        say(f"[1/3] 建立 .venv（Python {platform.python_version()}）", "creating .venv")
        home = _create()
    STAMP.unlink(missing_ok=True)
    try:
        _fill(profile)
    except SetupError as error:
        if error.harmless:
            Stamp(home).write()
        raise
    Stamp(home, profile, digest(profile)).write()
    seconds = round(time.monotonic() - started)
    say(f"环境就绪，用时 {seconds} 秒", f"the environment is ready after {seconds} s")


def _fill(profile: str) -> None:
    lock = lock_file(profile)
    count = len(re.findall(r"^[\w.-]+==", lock.read_text(encoding="utf-8"), flags=re.MULTILINE))
    say(f"[2/3] 安装锁定的依赖：{profile}，约 {count} 个包", f"installing about {count} locked packages ({profile})")
    pip.install(PYTHON, [*HASHED, "-r", lock_file("build")])
    pip.install(PYTHON, [*HASHED, "-r", lock], count=count)
    say("[3/3] 装入本项目", "installing the project itself")
    pip.install(PYTHON, ["--no-deps", "--no-build-isolation", "-e", ROOT])


def _home() -> str:
    """Folder and version of the Python in .venv, empty if it does not run (moved, or its base was upgraded)."""
    if not PYTHON.exists():
        return ""
    code, lines = run_quietly([PYTHON, "-c", "import sys, pip; print(sys.prefix, *sys.version_info[:2])"])
    return lines[-1] if code == 0 and lines else ""


def _create() -> str:
    if not (importlib.util.find_spec("venv") and importlib.util.find_spec("ensurepip")):
        raise SetupError(
            "这个 Python 没有 venv；Debian/Ubuntu 请先运行 apt install python3-venv",
            "this Python has no venv; on Debian/Ubuntu run first: apt install python3-venv",
        )
    STAMP.unlink(missing_ok=True)
    base = getattr(sys, "_base_executable", sys.executable)  # not the Python of a .venv that is about to be cleared
    code, tail = run_quietly([base, "-m", "venv", "--clear", VENV])
    home = _home()
    if code or not home:
        raise SetupError(
            "建立 .venv 失败；Debian/Ubuntu 请先运行 apt install python3-venv，并检查磁盘空间和写权限",
            "creating .venv failed; on Debian/Ubuntu run apt install python3-venv; check disk space and permissions",
            tail=tail,
        )
    return home
