"""Extraction of a whole source: its running text and the ledgers among its tables."""

from __future__ import annotations

from dataclasses import replace

from ingest.extract import Extraction, Reader, extract
from ingest.ledger import ledgers
from ingest.line_tables import line_tables
from ingest.source import Source
from ingest.text_tables import text_tables


def extract_source(source: Source, jurisdiction: str, how: Reader = Reader(), year: int = 0) -> Extraction:  # noqa: B008
    """Read a source of the jurisdiction with this code. Raises InputError, ParameterError for wrong `how.columns`."""
    if not source.tables and source.format == "txt":
        tables = (*text_tables(source.text), *line_tables(source.text))
        source = replace(source, tables=tuple(sorted(tables, key=lambda one: one.start)))
    found = ledgers(source, dict(how.columns)) if source.tables else ()
    return extract(source.text, jurisdiction, how, found, year)
