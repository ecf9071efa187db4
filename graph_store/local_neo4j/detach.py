"""A script, run by its path: starts a command that outlives everything here, and prints its process id.

Standard input has JSON: command (list), environment, folder, log (path). The command becomes a child of nobody:
a child of ours would stay behind as a zombie when it ends, and as a warning in whoever started it.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

_WINDOWS_DETACHED = 0x00000008 | 0x00000200  # DETACHED_PROCESS, CREATE_NEW_PROCESS_GROUP


def main() -> None:
    """Start what standard input describes."""
    job = json.load(sys.stdin)
    os.umask(0o077)  # its data is nobody else's business
    with Path(job["log"]).open("wb") as log:
        process = subprocess.Popen(
            job["command"],
            env=job["environment"],
            cwd=job["folder"],
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            start_new_session=True,
            creationflags=_WINDOWS_DETACHED if sys.platform == "win32" else 0,
        )
    sys.stdout.write(str(process.pid))
    sys.stdout.flush()
    os._exit(0)  # an ordinary exit would complain that the process still runs


if __name__ == "__main__":
    main()
