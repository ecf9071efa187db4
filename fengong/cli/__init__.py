"""The command line: parse, call one function, print. Errors become one line and an exit code."""

from __future__ import annotations

import os
import sys


def main() -> None:
    """Entry point of the command `fengong`."""
    from fengong.cli.app import app
    from graph_store.errors import FengongError

    _utf8()
    try:
        app()
    except FengongError as problem:
        from fengong.cli.speech import language

        label = "error" if language() == "en" else "错误"
        sys.stderr.write(f"{label}：{problem.message(language())}\n")
        sys.exit(problem.exit_code)
    except KeyboardInterrupt:
        sys.stderr.write("\n已中断，原来的图没有改动 / interrupted, the previous graph is untouched\n")
        sys.exit(130)
    except BrokenPipeError:
        # The reader of our output went away (`fengong … | head`): not an error.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)


def _utf8() -> None:
    # A GBK console on Windows cannot print every character of a notice.
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
