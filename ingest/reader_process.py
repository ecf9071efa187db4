"""A process that reads documents for another: `python -m ingest.reader_process`, started by `reader_pool`.

It gets its orders, then one document after the other, and answers each. It ends when nobody asks any more, so a parent
that was killed leaves none behind. What libraries print goes to standard error: standard output is the answers.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from typing import IO

from graph_store.crossing import described
from graph_store.errors import FengongError
from ingest.frames import receive, send
from ingest.prepared import Orders, attempted


def main() -> None:
    """Serve until standard input ends."""
    answers = _answers()
    with suppress(EOFError, OSError):
        folder, orders = receive(sys.stdin.buffer)
        os.chdir(folder)  # where the paths begin
        _serve(orders, answers)


def _serve(orders: Orders, answers: IO[bytes]) -> None:
    while True:
        found = attempted(receive(sys.stdin.buffer), orders)
        send(answers, described(found) if isinstance(found, FengongError) else found)


def _answers() -> IO[bytes]:
    """Standard output for us alone."""
    own = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    return own


if __name__ == "__main__":
    main()
