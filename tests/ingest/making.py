"""Small notices made by hand, with made-up content."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from hypothesis import HealthCheck, settings

from graph_store.errors import FengongError
from ingest.clause import Clause
from ingest.extract import Extraction, Reading, extract
from ingest.metadata import Metadata
from ingest.pipeline import DocumentReading, read_source
from ingest.segment import Segment
from ingest.source import Source

PLACE = "640000"
HERE = Metadata(jurisdiction=PLACE)
HEADING = "一、示例部分\n"
# Machines differ and are shared: no deadline, no database of earlier failures.
CALM = settings(deadline=None, database=None, suppress_health_check=list(HealthCheck))


def notice(*tasks: str) -> str:
    """One section with the tasks numbered （1）, （2） …"""
    return HEADING + "".join(f"（{number}）{task}\n" for number, task in enumerate(tasks, start=1))


def source(text: str, stem: str = "示例通知") -> Source:
    """`text` as if it had been read from a file."""
    return Source(f"{stem}.txt", stem, text, "utf-8", "0" * 64)


def reading(*tasks: str, told: Metadata = HERE) -> DocumentReading:
    """The graph and scorecard of a notice of these tasks."""
    return read_source(source(notice(*tasks)), told)


def extraction(*tasks: str, place: str = PLACE) -> Extraction:
    """What is read from a notice of these tasks."""
    return extract(notice(*tasks), place)


def clause(printed: str, place: str = PLACE) -> Clause:
    """The one clause of a task that closes with `printed`."""
    (task,) = extraction(f"做一件事。{printed}", place=place).tasks
    (found,) = task.clauses
    return found


def has_clause(printed: str) -> bool:
    """Whether `printed` is read as a clause."""
    return bool(extraction(f"做一件事。{printed}").tasks[0].clauses)


def names(printed: str, place: str = PLACE) -> list[str]:
    """All names of a clause as printed."""
    return [mention.text for segment in clause(printed, place).segments for mention in segment.mentions]


def segment(printed: str) -> Segment:
    """The one segment of a clause."""
    (found,) = clause(printed).segments
    return found


def readings(printed: str, place: str = PLACE) -> list[Reading]:
    """The resolved mentions of a clause."""
    return list(extraction(f"做一件事。{printed}", place=place).tasks[0].readings)


def written(folder: Path, text: str, name: str = "示例通知.txt", encoding: str = "utf-8") -> Path:
    """A file with this text."""
    path = folder / name
    path.write_bytes(text.encode(encoding))
    return path


def is_clear(problem: FengongError, *needles: str) -> None:
    """An error that a user can act on: one line in each language, and what the case asks for in both."""
    for line in (problem.zh, problem.en):
        assert line.strip() == line
        assert len(line.splitlines()) == 1
        assert all(char.isprintable() or char == "\u3000" for char in line)
        for needle in needles:
            assert needle in line
    assert any("\u4e00" <= char <= "\u9fff" for char in problem.zh)
    assert problem.where
    assert str(problem) == problem.en


def seconds(work: Callable[[], object]) -> float:
    """Processor time of `work`: the least of three, since others share the machine."""
    found = []
    for _ in range(3):
        start = time.process_time()
        work()
        found.append(time.process_time() - start)
    return max(min(found), 0.002)


def grows_gently(work: Callable[[int], Callable[[], object]], size: int) -> None:
    """Eight times the input takes about eight times as long; a quadratic step would take 64 times."""
    assert seconds(work(8 * size)) / seconds(work(size)) < 30
