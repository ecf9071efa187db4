"""Extraction of a whole source: its running text and the ledgers among its tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ingest.extract import Extraction, Reader, extract
from ingest.inside import joined, touching
from ingest.ledger import ledgers
from ingest.line_tables import line_tables
from ingest.source import WORKBOOKS, Source, Table
from ingest.text_tables import text_tables
from ingest.wrapped_rows import wrapped_rows


def extract_source(source: Source, jurisdiction: str, how: Reader = Reader(), year: int = 0) -> Extraction:  # noqa: B008
    """Read a source of the jurisdiction with this code. Raises InputError, ParameterError for wrong `how.columns`."""
    if source.format not in WORKBOOKS:
        source = replace(source, tables=_with_tables_of_text(source))
    found = ledgers(source, dict(how.columns)) if source.tables else ()
    return extract(source.text, jurisdiction, how, found, year)


def _with_tables_of_text(source: Source) -> tuple[Table, ...]:
    """The tables of the document, and those that stand in its running text."""
    of_lines, found = text_tables(source.text), list(source.tables)
    whole = [one for one in wrapped_rows(source.text) if all(one.end >= other.end for other in _touched(of_lines, one))]
    for tables in (whole, of_lines, line_tables(source.text)):
        areas = joined((one.start, one.end) for one in found)
        found += [one for one in tables if not touching(areas, one.start, one.end)]
    return tuple(sorted(found, key=lambda one: one.start))


def _touched(tables: Sequence[Table], one: Table) -> Iterator[Table]:
    return (other for other in tables if other.start < one.end and one.start < other.end)
