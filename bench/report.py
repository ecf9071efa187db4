"""The report: one table on standard output, and the same as JSON."""

from __future__ import annotations

import json
import os
import platform
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

from rich.cells import cell_len

from bench.lines import Line, Words

_HEADINGS = (Words("测什么", "what"), Words("测得", "figure"), Words("界限", "limit"), Words("达到", "met"))
_MET = {True: Words("是", "yes"), False: Words("否", "no"), None: Words("", "")}
_GAP = "  "


def table(lines: Sequence[Line], language: str) -> str:
    """The lines as a table, as wide as they are."""
    rows = [[one.text(language) for one in _HEADINGS]]
    rows += [[one.what.text(language), one.figure, one.limit, _MET[one.met].text(language)] for one in lines]
    widths = [max(cell_len(row[column]) for row in rows) for column in range(len(_HEADINGS))]
    return "\n".join(_GAP.join(_padded(row, widths)).rstrip() for row in rows)


def _padded(row: Sequence[str], widths: Sequence[int]) -> Iterator[str]:
    for cell, width in zip(row, widths, strict=True):
        yield cell + " " * (width - cell_len(cell))


def verdict(lines: Sequence[Line], language: str) -> str:
    """Which limits were missed."""
    missed = [one.what.text(language) for one in lines if one.missed]
    if not missed:
        return Words("所有界限都达到了。", "All limits are met.").text(language)
    return Words("未达到：", "Missed: ").text(language) + Words("；", "; ").text(language).join(missed)


def write(path: Path, lines: Sequence[Line], *, quick: bool) -> None:
    """The lines with date and machine as JSON."""
    path.parent.mkdir(parents=True, exist_ok=True)
    found = {"measured_on": datetime.now(UTC).isoformat(timespec="seconds"), "quick": quick, "machine": machine()}
    found["lines"] = [asdict(one) for one in lines]
    path.write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def machine() -> dict[str, object]:
    """What the figures depend on."""
    busy = os.getloadavg()[0] if hasattr(os, "getloadavg") else None
    return {"system": platform.platform(), "python": platform.python_version(), "cores": os.cpu_count(), "load": busy}
