#!/usr/bin/env python3
"""Set up and run Fengong with nothing but Python: `python run.py demo|test|lint|types|fuzz|bench|lock|clean|help`.

`make` calls this file, and so does whoever has no make (Windows). The work is done in `setup_tools/`, which needs
the standard library only. This file itself must parse on every Python 3, so that an old one gets a clear line.
"""

import sys

if sys.version_info < (3, 11):  # noqa: UP036 — whoever starts this may have any Python
    sys.exit(
        f"需要 Python 3.11 或更高，现在是 {sys.version.split()[0]}；例如 make PYTHON=python3.12 / "
        "Python 3.11 or newer is needed; for example: make PYTHON=python3.12"
    )

if __name__ == "__main__":
    from setup_tools.commands import main

    sys.exit(main(sys.argv[1:]))
