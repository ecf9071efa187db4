"""read → outline → clauses → names → resolve → graph, for one document."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from graph_store.errors import InputError
from graph_store.model import DocumentGraph
from graph_store.rows import sealed
from ingest.assemble import assemble
from ingest.correcting import amended, corrected
from ingest.corrections import Correction, corrections_beside
from ingest.extract import Reader
from ingest.foreign import is_foreign, not_chinese
from ingest.gather import Found
from ingest.jurisdiction import guessed
from ingest.metadata import Metadata, completed, merged, sidecar
from ingest.printable import printable
from ingest.scorecard import Scorecard, scorecard
from ingest.source import Source
from ingest.whole import extract_source

READER_VERSION = "4"  # changes whenever the same text may be read differently
DEFAULT_MAX_BYTES = 50_000_000


@dataclass(frozen=True, slots=True)
class DocumentReading:
    """A document's graph and its scorecard."""

    graph: DocumentGraph
    scorecard: Scorecard


def read_document(
    path: Path,
    told: Metadata = Metadata(),  # noqa: B008 - frozen
    *,
    max_bytes: int = DEFAULT_MAX_BYTES,
    corrections: Sequence[Correction] = (),
    how: Reader = Reader(),  # noqa: B008 - frozen
) -> DocumentReading:
    """Read the notice at `path` with `corrections` and those beside it. Raises InputError and its kinds."""
    return read_found(Found(printable(path), path), told, max_bytes=max_bytes, corrections=corrections, how=how)


def read_found(
    found: Found,
    told: Metadata = Metadata(),  # noqa: B008 - frozen
    *,
    max_bytes: int = DEFAULT_MAX_BYTES,
    corrections: Sequence[Correction] = (),
    how: Reader = Reader(),  # noqa: B008 - frozen
) -> DocumentReading:
    """Read a document that `gather` found; only a file of its own has a sidecar and corrections beside it.

    Raises InputError and its kinds.
    """
    source = found.read(max_bytes=max_bytes, columns=dict(how.columns))
    if found.path is None:
        return read_source(source, told, corrections, how)
    beside = corrections_beside(found.path)
    return read_source(source, merged(told, sidecar(found.path)), (*corrections, *beside), how)


def read_source(
    source: Source,
    told: Metadata = Metadata(),  # noqa: B008 - frozen
    corrections: Sequence[Correction] = (),
    how: Reader = Reader(),  # noqa: B008 - frozen
) -> DocumentReading:
    """Read a notice that is already text. Pure. Raises InputError when it holds no tasks or no clauses."""
    try:
        return _read(source, told, corrections, how)
    except InputError as problem:
        if type(problem) is InputError and is_foreign(source.text):  # what it lacks would mislead
            raise not_chinese(source) from problem
        raise


def _read(source: Source, told: Metadata, corrections: Sequence[Correction], how: Reader) -> DocumentReading:
    metadata = completed(told, source)
    found = extract_source(source, metadata.jurisdiction, how, metadata.year)
    if not found.tasks:
        raise _nothing(source, "编号的任务", "numbered task")
    by_people = corrected(source.text, found, corrections, metadata.id, metadata.jurisdiction)
    found = by_people.found
    if not any(task.clauses for task in found.tasks):
        raise _nothing(source, "责任分句", "responsibility clause")
    guess = "" if told.jurisdiction else guessed(metadata.issuer, metadata.jurisdiction)
    card = scorecard(source, metadata, found, by_people.outcomes, guess)
    graph = assemble(source, metadata, found, card, READER_VERSION)
    if by_people.facts:
        graph = sealed(replace(graph, agencies=amended(graph.agencies, by_people.facts)))
    return DocumentReading(graph, card)


def _nothing(source: Source, zh: str, en: str) -> InputError:
    return InputError(
        f"{source.name} 中没有找到{zh}，不像任务分工通知：没有写入任何内容",
        f"{source.name} has no {en}: it does not look like a division-of-work notice; nothing was written",
        where=source.name,
    )
