"""From starting the service's process to its first answer, beside the start of a bare FastAPI application."""

from __future__ import annotations

import json
import sys
import time
from functools import partial
from pathlib import Path
from statistics import median

from bench import procfs
from bench.effort import Effort
from bench.lines import Line, Words
from bench.material import SAMPLE
from bench.processes import FENGONG, Spent, environment, free_port, output, server
from bench.timing import rounds

_SECONDS = 1.5
_WORDS = Words(
    "fengong serve（节选示例）到 /ready 答 200",
    "fengong serve (the abridged sample), to /ready with 200",
)


def measure(folder: Path, effort: Effort) -> list[Line]:
    """The median of several starts, by turns; the service has answered a question when it says that it is ready."""
    env, store = environment(folder), f"ladybug:{folder / 'started.lbug'}"
    output([*FENGONG, "ingest", str(SAMPLE), "--store", store], folder, env)
    answer, manifest = folder / "ready", folder / "ready.json"
    answer.write_bytes(b"{}")
    manifest.write_text(json.dumps([{"path": "/ready", "file": str(answer), "media_type": "application/json"}]))

    def started(*command: str) -> Spent:
        """What `command`, with a port put for PORT, takes until it answers."""
        port = free_port()
        words, began = [str(port) if word == "PORT" else word for word in command], time.perf_counter()
        with server(words, port, "/ready", folder, env) as process:
            return Spent(time.perf_counter() - began, procfs.processor_seconds(process))

    calls = {
        "service": partial(started, *FENGONG, "serve", "--port", "PORT", "--store", store),
        "bare": partial(started, sys.executable, "-m", "bench.bare", "PORT", str(manifest)),
    }
    return [_line(rounds(calls, effort.starts))]


def _line(found: dict[str, list[Spent]]) -> Line:
    own, bare = (median(one.wall for one in found[name]) for name in ("service", "bare"))
    shortest = min(one.wall for one in found["service"])
    processor = median(one.processor for one in found["service"])
    figure = f"{own:.2f} s (min {shortest:.2f}, CPU {processor:.2f}; × {own / bare:.1f} bare FastAPI {bare:.2f} s)"
    values = {"amount": own, "bare": bare, "ratio": own / bare, "shortest": shortest, "processor": processor}
    return Line("serve_start", _WORDS, figure, f"< {_SECONDS:g} s", own < _SECONDS, values)
