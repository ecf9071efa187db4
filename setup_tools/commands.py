"""The commands of run.py. Each sets up what it needs, runs one or more programs, and returns an exit code."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass

from setup_tools import browser, locks, venv
from setup_tools.console import SetupError, prepare, say
from setup_tools.process import ROOT, Environment, environment, run, stop_on_sigterm

CACHES = (".mypy_cache", ".ruff_cache", ".pytest_cache", "build", "dist")
OWN_CODE = ("run.py", "setup_tools")
NO = {"0", "no", "false", "off"}
# All tests go to two processes, a file at a time: each has servers of its own, and fixtures of a file are made once.
_HALF_FOR_EACH = 32  # sixteen targets share half the time
_SIDE_BY_SIDE = ["-n", "2", "--dist", "loadfile"]


def demo(arguments: list[str]) -> int:
    """The sample as a graph, then a server on it; SERVE=0 ends before the server, PORT is its port."""
    python = venv.ensure("demo")
    if os.environ.get("SERVE", "").lower() in NO and "--no-serve" not in arguments:
        arguments = [*arguments, "--no-serve"]
    if port := os.environ.get("PORT", ""):
        arguments = [*arguments, "--port", port]
    return run([python, "-m", "fengong", "demo", *arguments])


def test(arguments: list[str]) -> int:
    """Lint, types and tests, all of them whatever fails; with arguments only pytest, which gets them."""
    python = venv.ensure("dev")
    env = environment(**browser.ensure(python))
    checks = {} if arguments else {"lint": _lint(env), "types": _types(env)}
    code = run([python, "-m", "pytest", "-rfEs", "--tb=short", *(arguments or _SIDE_BY_SIDE)], env)
    failed = [name for name, result in (checks | {"tests": code}).items() if result]
    if failed:
        say(f"✗ 未通过：{'、'.join(failed)}", f"failed: {', '.join(failed)}")
    return next((result for result in (*checks.values(), code) if result), 0)


def lint(_arguments: list[str]) -> int:
    """Ruff, and whether the locks are up to date."""
    venv.ensure("dev")
    return _lint(environment())


def types(_arguments: list[str]) -> int:
    """The strict type check."""
    venv.ensure("dev")
    return _types(environment())


def _lint(env: Environment) -> int:
    say("检查写法", "ruff")
    ruff = (venv.PYTHON, "-m", "ruff")
    found = run([*ruff, "check", "--quiet"], env)
    unformatted = run([*ruff, "format", "--check", "--quiet"], env)
    return found or unformatted or locks.require_fresh()


def _types(env: Environment) -> int:
    say("检查类型", "mypy")
    mypy = (venv.PYTHON, "-m", "mypy", "--no-error-summary")
    packages = run(mypy, env)
    return run([*mypy, *OWN_CODE], env) or packages


def bench(arguments: list[str]) -> int:
    """The measurements in bench/."""
    return run([venv.ensure("dev"), "-m", "bench", *arguments])


def fuzz(arguments: list[str]) -> int:
    """Fuzzing for so many minutes (10): half of them guided by coverage, half by strategies; findings in out/fuzz/."""
    try:
        minutes = float(arguments[0]) if arguments else 10.0
    except ValueError:
        raise SetupError("fuzz 后面写分钟数，如 fuzz 10", "fuzz takes a number of minutes: fuzz 10") from None
    python = venv.ensure("dev")
    guided = run([python, "-m", "tests.fuzz.guided", "-1", str(max(1, round(minutes * 60 / _HALF_FOR_EACH)))])
    # A round of the strategies takes about half a minute.
    more = environment(FENGONG_FUZZ=str(max(1, round(minutes))))
    return run([python, "-m", "pytest", "tests/fuzz", "-k", "not guided"], more) or guided


def clean(_arguments: list[str]) -> int:
    """Remove the environment and the caches; graphs and other results stay."""
    folders = [ROOT / name for name in (".venv", *CACHES)] + list(ROOT.glob("*.egg-info"))
    kept_out = {ROOT / ".venv", ROOT / ".git"}
    folders += [path for path in ROOT.rglob("__pycache__") if not kept_out & set(path.parents)]
    for folder in folders:
        shutil.rmtree(folder, ignore_errors=True)
    if (ROOT / ".venv").exists():
        raise SetupError(
            "删不掉 .venv：有程序正在使用它，先停掉再试", ".venv cannot be removed: stop the program that uses it"
        )
    return 0


def show_help(_arguments: list[str]) -> int:
    """Print the commands."""
    sys.stdout.write("分工 Fengong：make <目标> 或 python run.py <目标> / make <target> or python run.py <target>\n\n")
    for name, command in COMMANDS.items():
        sys.stdout.write(f"  {name:<6} {command.zh} / {command.en}\n")
    return 0


@dataclass(frozen=True)
class Command:
    """A command: its function, and what it does in one line of each language."""

    call: Callable[[list[str]], int]
    zh: str
    en: str


COMMANDS = {
    "demo": Command(
        demo, "样例通知 → 责任关系图 → 网页（SERVE=0 不开网页）", "sample → graph → web page (SERVE=0: no server)"
    ),
    "test": Command(test, "写法、类型和全部测试", "lint, types and all tests"),
    "lint": Command(lint, "只检查写法", "lint only"),
    "types": Command(types, "只检查类型", "types only"),
    "fuzz": Command(fuzz, "随机试验读入和语法（fuzz 分钟数）", "fuzz readers and grammar (fuzz MINUTES)"),
    "bench": Command(bench, "测量速度和准确率", "measure speed and accuracy"),
    "lock": Command(locks.lock, "重新锁定依赖（--upgrade 升级）", "lock the dependencies again (--upgrade: newer)"),
    "clean": Command(clean, "删除环境和缓存，保留图和结果", "remove the environment and caches, keep results"),
    "help": Command(show_help, "本页", "this list"),
}


def main(arguments: list[str]) -> int:
    """Run one command; what cannot be done is told in a line, Ctrl-C in none."""
    prepare()
    stop_on_sigterm()
    name = arguments[0] if arguments else "help"
    command = COMMANDS.get("help" if name in {"-h", "--help"} else name)
    if command is None:
        say(f"没有 {name} 这个目标", f"no such target: {name}")
        show_help([])
        return 2
    try:
        return command.call(arguments[1:])
    except SetupError as error:
        error.show()
        return 1
    except KeyboardInterrupt:
        sys.stderr.write("\n")
        return 130
