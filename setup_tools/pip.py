"""pip: quiet, with a counter on a terminal, and with advice when it fails."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from setup_tools.console import SetupError, progress
from setup_tools.process import run_quietly

NOISE = ("Ignoring ", "Collecting ", "Requirement already", "Looking in ", "  Using cached", "  Downloading")


def install(python: Path, arguments: Sequence[str | Path], *, count: int = 0) -> None:
    """Have pip install, or raise what to do, and whether the environment is as it was."""
    quiet = ["--disable-pip-version-check", "--no-input", "--progress-bar", "off"]
    watch = _Watch(count)
    code, tail = run_quietly([python, "-m", "pip", "install", *quiet, *arguments], on_line=watch)
    progress("")
    if code:
        telling = [line[:200] for line in tail if not line.startswith(NOISE)]
        # A lost connection leaves the environment as it was; a disk that fills up while unpacking does not.
        raise SetupError(*_advice(tail, offline=watch.retried), tail=telling, harmless=not watch.unpacking)


def _advice(tail: list[str], *, offline: bool) -> tuple[str, str]:
    text = "\n".join(tail)
    if "No matching distribution" in text and not offline:
        return (
            "找不到适合本机的包：需要 Python 3.11–3.14，Linux、Windows 或 macOS 15 以上，以及完整的 pip 镜像",
            "no package for this machine: needs Python 3.11–3.14, Linux, Windows or macOS 15+, and a complete mirror",
        )
    if "No space left" in text:
        return "磁盘已满：清出约 2 GB 再试", "the disk is full: free about 2 GB and try again"
    if "DO NOT MATCH THE HASHES" in text.upper():
        return (
            "下载的包与锁定的校验值不符：换一个 pip 镜像，或先运行 pip cache purge 再试",
            "a download differs from its locked hash: try another pip mirror, or run pip cache purge first",
        )
    return (
        "安装依赖失败：检查网络，或用 pip config set global.index-url 设一个镜像，再运行一次即从断处继续",
        "installing failed: check the network or set a mirror with pip config set global.index-url, then run again",
    )


class _Watch:
    """Reads pip's lines: shows on a terminal how far it is, and whether it began to change the environment."""

    def __init__(self, count: int) -> None:
        self.count = count
        self.seen = 0
        self.unpacking = False
        self.retried = False

    def __call__(self, line: str) -> None:
        if line.startswith(("Collecting ", "Requirement already")):
            self.seen += 1
            name = line.removeprefix("Collecting ").removeprefix("Requirement already satisfied: ").split(maxsplit=1)[0]
            progress(f"      {self.seen}/{max(self.count, self.seen)} {name}")
        elif "Retrying" in line:
            self.retried = True
        elif line.startswith("Installing collected"):
            self.unpacking = True
            progress("      解包 / unpacking")
