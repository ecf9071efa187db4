"""A document ready to be written: what crosses from a process that reads to the one that writes."""

from __future__ import annotations

import traceback
from dataclasses import dataclass
from pathlib import Path

from graph_store.crossing import one_line
from graph_store.errors import FengongError
from graph_store.rows import Row
from graph_store.store import Replace
from ingest.corrections import Correction
from ingest.extract import Reader
from ingest.gather import Found
from ingest.load import change
from ingest.metadata import Metadata
from ingest.pipeline import read_found
from ingest.scorecard import Scorecard


@dataclass(frozen=True, slots=True)
class Orders:
    """How the documents of one run are read."""

    told: Metadata
    max_bytes: int
    corrections: tuple[Correction, ...]
    how: Reader


@dataclass(frozen=True, slots=True)
class Prepared:
    """The change that puts a document into a graph, and its scorecard."""

    change: Replace
    scorecard: Scorecard

    @property
    def document(self) -> Row:
        """The row of the document itself."""
        return self.change.rows["Document"][0]


def prepared(found: Found, orders: Orders) -> Prepared:
    """The document read. Raises InputError and its kinds."""
    reading = read_found(found, orders.told, max_bytes=orders.max_bytes, corrections=orders.corrections, how=orders.how)
    return Prepared(change(reading), reading.scorecard)


def attempted(found: Found, orders: Orders) -> Prepared | FengongError:
    """The document read, or why it cannot be. A fault of the program costs one document, and never a whole run."""
    try:
        return prepared(found, orders)
    except FengongError as problem:
        return named(problem, found.name)
    except Exception as problem:  # noqa: BLE001 - whatever it is, the others can still be read
        return _fault(problem, found.name)


def named(problem: FengongError, name: str) -> FengongError:
    """The problem with the file in it: among several files, a clause alone does not say where to look."""
    if Path(name).name in problem.zh:
        return problem
    return type(problem)(f"{name}：{problem.zh}", f"{name}: {problem.en}", where=problem.where)


def _fault(problem: Exception, name: str) -> FengongError:
    last = traceback.extract_tb(problem.__traceback__)[-1]
    what = f"{type(problem).__name__}: {one_line(problem)} ({Path(last.filename).name}:{last.lineno})"
    return FengongError(
        f"读 {name} 时程序出错（{what}），没有读入这份文件：请报告这个问题",
        f"the program failed at {name} ({what}) and did not read it: please report this",
        where=name,
    )
