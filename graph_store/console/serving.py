"""The worker's side of the console: say that it is ready, then answer jobs until standard input ends.

Jobs and answers are JSON lines. An alarm of the system ends a worker whose parent is gone and cannot kill it any more.
"""

from __future__ import annotations

import json
import signal
import sys
from collections.abc import Callable
from typing import Any

from graph_store.console.refusal import refused, too_large, wrong
from graph_store.crossing import described, one_line
from graph_store.errors import FengongError
from graph_store.store import Rows

Job = dict[str, Any]
Answer = Callable[[Job], Rows]
_ALARM_AFTER = 5.0  # seconds over a job's own time: the parent comes first


def serve(prepare: Callable[[Job], Answer]) -> None:
    """Run a worker: `prepare` gets the opening message and gives what answers jobs."""
    try:
        answer = prepare(json.loads(sys.stdin.readline()))
    except FengongError as problem:
        _say(described(problem))
        return
    _say({"ready": True})
    for line in sys.stdin:
        job = json.loads(line)
        _alarm(job["seconds"] + _ALARM_AFTER)
        _say(reply(answer, job))
        _alarm(0)


def reply(answer: Answer, job: Job) -> dict[str, Any]:
    """The answer to a job as a message, or its error."""
    try:
        return _bounded(answer(job), int(job["size"]))
    except FengongError as problem:
        return described(problem)
    except MemoryError:
        return described(too_large())
    except Exception as problem:  # noqa: BLE001 - whatever is said about a user's text is the answer
        return described(wrong(one_line(problem, 300)))


def _bounded(rows: Rows, size: int) -> dict[str, Any]:
    message = {"columns": rows.columns, "rows": rows.rows, "truncated": rows.truncated}
    if len(json.dumps(message, ensure_ascii=False).encode()) > size:
        raise refused(f"结果超过 {size} 字节，请返回更少的列或行", f"the answer is over {size} bytes: return less")
    return message


def _say(message: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(message) + "\n")
    sys.stdout.flush()


def _alarm(seconds: float) -> None:
    if sys.platform != "win32":  # which has no alarms: there a worker ends with its standard input only
        signal.setitimer(signal.ITIMER_REAL, seconds)
