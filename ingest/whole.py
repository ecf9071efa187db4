"""Extraction of a whole source: its running text and the ledgers among its tables."""

from __future__ import annotations

from dataclasses import replace

from ingest.extract import Extraction, Reader, extract
from ingest.inside import joined, touching
from ingest.ledger import ledgers
from ingest.line_tables import line_tables
from ingest.source import WORKBOOKS, Source, Table
from ingest.text_tables import text_tables


def extract_source(source: Source, jurisdiction: str, how: Reader = Reader(), year: int = 0) -> Extraction:  # noqa: B008
    """Read a source of the jurisdiction with this code. Raises InputError, ParameterError for wrong `how.columns`."""
    if source.format not in WORKBOOKS:
        source = replace(source, tables=_with_tables_of_text(source))
    found = ledgers(source, dict(how.columns)) if source.tables else ()
    return extract(source.text, jurisdiction, how, found, year)


def _with_tables_of_text(source: Source) -> tuple[Table, ...]:
    """The tables of the document, and those that stand in its running text."""
    areas = joined((one.start, one.end) for one in source.tables)
    found = (*text_tables(source.text), *line_tables(source.text))
    outside = [one for one in found if not touching(areas, one.start, one.end)]
    return tuple(sorted([*source.tables, *outside], key=lambda one: one.start))
