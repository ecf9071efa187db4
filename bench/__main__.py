"""`python -m bench [--quick] [--output FILE]`: measure, print one table. It always ends with 0: figures are noisy."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from bench import (
    extraction,
    first_visit,
    folders,
    hanlp,
    hostile,
    pages,
    peer,
    replacing,
    serve_start,
    service,
    startup,
)
from bench.effort import QUICK, WHOLE, Effort
from bench.lines import Line, Words
from bench.material import ROOT, Notice, notice
from bench.report import machine, table, verdict, write

_DEFAULT = ROOT / "out" / "bench.json"


def main(arguments: list[str] | None = None) -> int:
    """Measure and report."""
    asked = _arguments().parse_args(arguments)
    language = "en" if os.environ.get("FENGONG_LANGUAGE") == "en" else "zh"
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    material, before = notice(), machine()["load"]
    with tempfile.TemporaryDirectory(prefix="fengong-bench-", ignore_cleanup_errors=True) as folder:
        lines = list(_measured(material, Path(folder), QUICK if asked.quick else WHOLE))
    print(table(lines, language))
    print(verdict(lines, language))
    print(_circumstances(before).text(language))
    write(asked.output, lines, quick=asked.quick)
    return 0


def _arguments() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument(
        "--quick", action="store_true", help="少测几次，只看能不能跑 / few repetitions, to see that it works"
    )
    parser.add_argument("--output", type=Path, default=_DEFAULT, help="JSON 文件 / JSON file (out/bench.json)")
    return parser


def _measured(material: Notice, folder: Path, effort: Effort) -> Iterator[Line]:
    yield from extraction.measure(material, effort)
    yield from hanlp.measure(material, folder, effort)
    yield from hostile.measure(effort)
    yield from startup.measure(material, folder, effort)
    yield from serve_start.measure(folder, effort)
    yield from folders.measure(folder, effort)
    yield from service.measure(material, folder, effort)
    yield from pages.measure(material, folder, effort)
    yield from replacing.measure(material, folder, effort)
    yield from first_visit.measure(material, folder)
    yield from peer.measure(material, folder, effort)


def _circumstances(before: object) -> Words:
    now = machine()
    zh, en = f"{now['cores']} 核，Python {now['python']}", f"{now['cores']} cores, Python {now['python']}"
    if before is None:
        return Words(zh, en)
    return Words(f"{zh}，开始前的负载 {before:.1f}", f"{en}, load before the start {before:.1f}")


if __name__ == "__main__":
    sys.exit(main())
