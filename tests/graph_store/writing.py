"""Writers to be killed: `python -m tests.graph_store.writing write|die PATH NAME TASKS`.

`write` puts a document into the graph as the command line does, through a child of its own. `die` is that child itself;
it kills itself before the step of the number STEP (environment) on the file system below PATH's folder.
"""

from __future__ import annotations

import io
import json
import os
import signal
import sys
from pathlib import Path
from typing import Any

from graph_store.ladybug_engine import writer
from graph_store.ladybug_engine.store import LadybugStore
from graph_store.store import Replace
from tests.graph_store.graphs import graph, replacing

STEPS = {
    "open",
    "os.rename",
    "os.remove",
    "os.mkdir",
    "os.rmdir",
    "shutil.copyfile",
    "shutil.rmtree",
    "tempfile.mkdtemp",
}
FINISHED = 77  # the exit code when there was no such step


def change(name: str, tasks: int) -> Replace:
    """A document of a few hundred tasks, so that writing it takes a moment."""
    return replacing(graph(name, tasks))


def die_at(step: int, folder: str) -> None:
    """End this process by SIGKILL just before its `step`-th step below `folder`."""
    left = [step]

    def hook(event: str, arguments: tuple[Any, ...]) -> None:
        if event in STEPS and any(isinstance(one, (str, os.PathLike)) and folder in str(one) for one in arguments):
            left[0] -= 1
            if left[0] == 0:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(hook)


def main() -> None:
    """What the command line says."""
    what, path, name, tasks = sys.argv[1], Path(sys.argv[2]), sys.argv[3], int(sys.argv[4])
    if what == "write":
        LadybugStore(path).write([change(name, tasks)])
        return
    one = change(name, tasks)
    head = {"reader_version": "1", "wait_seconds": 0}
    lines = [
        head,
        {"change": "replace", "document_id": name, "content": one.content, "rows": one.rows},
        {"change": "end"},
    ]
    sys.stdin = io.StringIO("".join(json.dumps(line) + "\n" for line in lines))
    sys.argv = ["writer", str(path)]
    die_at(int(os.environ["STEP"]), str(path.parent))
    writer.main()
    os._exit(FINISHED)


if __name__ == "__main__":
    main()
