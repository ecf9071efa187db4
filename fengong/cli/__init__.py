"""The command line: parse, call one function, print. Errors become one line and an exit code."""

from __future__ import annotations

import sys

_INTERRUPTED = 130


def main() -> None:
    """Entry point of the command `fengong`."""
    from fengong.cli.app import app
    from fengong.cli.speech import complain, say
    from fengong.cli.usage import UsageProblem, explained, is_help
    from graph_store.errors import FengongError

    _utf8()
    try:
        code = app(prog_name="fengong", standalone_mode=False) or 0
    except FengongError as problem:
        complain(problem)
        sys.exit(problem.exit_code)
    except UsageProblem as problem:
        if is_help(problem):
            sys.stdout.write(f"{problem.format_message()}\n")  # type: ignore[attr-defined]
            sys.exit(0)
        wrong = explained(problem)
        complain(wrong)
        sys.exit(wrong.exit_code)
    if code == _INTERRUPTED:
        say("\n已中断：没有写完的都不算，原来的图没有改动", "\ninterrupted: the previous graph is as it was")
    sys.exit(code)


def _utf8() -> None:
    # A GBK console on Windows cannot print every character of a notice; and what is typed in may be any bytes.
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
