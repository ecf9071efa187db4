"""A browser and a Chinese font for the tests that look at pages."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

from setup_tools.console import SetupError, say
from setup_tools.process import environment, run_quietly

VARIABLE = "FENGONG_CHROMIUM"
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FONT_PACKAGES = ("fontconfig", "fonts-noto-cjk")
PACKAGES = ("chromium", "libatomic1", *FONT_PACKAGES)  # libatomic1 is for playwright's own Node
LAUNCH = """
import sys
from playwright.sync_api import sync_playwright
with sync_playwright() as play:
    play.chromium.launch(executable_path=sys.argv[1] or None).close()
"""


def ensure(python: Path) -> dict[str, str]:
    """What the tests must find in their environment: the path of a browser, or nothing when playwright has its own."""
    path = find()
    works = bool(path) and not _launch(python, path)
    if not works and _apt_is_ours():
        _apt(*PACKAGES)
        path = find()
    if not path:
        _playwright_browser(python)
    if not works and (tail := _launch(python, path)):
        raise SetupError(
            f"没有可用的浏览器：请安装 Chromium 或 Chrome，或用 {VARIABLE} 指明路径",
            f"no browser that starts: install one (on Debian {' '.join(PACKAGES)}) or name it in {VARIABLE}",
            tail=tail,
        )
    _chinese_font()
    return {VARIABLE: path} if path else {}


def find() -> str:
    """The path of an installed Chromium or Chrome, empty if there is none."""
    given = os.environ.get(VARIABLE, "")
    if given and not Path(given).is_file():
        raise SetupError(f"{VARIABLE} 指向的文件不存在：{given}", f"{VARIABLE} names no file: {given}")
    return given or next((path for name in NAMES if (path := shutil.which(name))), "")


def _launch(python: Path, path: str) -> list[str]:
    """What was printed if the browser (playwright's own without a path) does not start; nothing if it does."""
    code, tail = run_quietly([python, "-c", LAUNCH, path])
    return (tail or [f"exit {code}"]) if code else []


def _playwright_browser(python: Path) -> None:
    say("由 playwright 准备 Chromium", "having playwright get Chromium")
    code, tail = run_quietly([python, "-m", "playwright", "install", "chromium"])
    if code:
        SetupError("playwright 没有取到 Chromium", "playwright did not get Chromium", tail=tail[-5:]).show()


def _chinese_font() -> None:
    """Windows and macOS bring Chinese fonts; on Linux fontconfig is asked."""
    if not sys.platform.startswith("linux") or _has_chinese_font():
        return
    if _apt_is_ours():
        _apt(*FONT_PACKAGES)
    if not _has_chinese_font():
        raise SetupError(
            "没有中文字体，网页截图会是方框：Debian/Ubuntu 请运行 apt install fontconfig fonts-noto-cjk",
            "no Chinese font, pages would show boxes: on Debian/Ubuntu run apt install fontconfig fonts-noto-cjk",
        )


def _has_chinese_font() -> bool:
    if not shutil.which("fc-list"):
        return False
    code, lines = run_quietly(["fc-list", ":lang=zh"])
    return code == 0 and bool(lines)


def _apt_is_ours() -> bool:
    """Only root of a Debian-like system installs packages by itself; everyone else is told what to do."""
    return sys.platform.startswith("linux") and os.geteuid() == 0 and bool(shutil.which("apt-get"))


def _apt(*packages: str) -> None:
    """Install packages, with a second attempt; what failed is shown, and the caller looks whether it is enough."""
    say(f"安装 {' '.join(packages)}（apt）", "installing them")
    env = environment(DEBIAN_FRONTEND="noninteractive")
    install = ["apt-get", "install", "--yes", "--quiet", "--no-install-recommends", *packages]
    tail: list[str] = []
    for _ in range(2):
        code, tail = run_quietly(["apt-get", "update", "--quiet"], env)
        if code == 0:
            code, tail = run_quietly(install, env)
        if code == 0:
            return
    SetupError("apt-get 没有成功", "apt-get did not succeed", tail=tail[-5:]).show()
