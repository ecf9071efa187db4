"""The catalogue: questions as Cypher files with checked headers, and asking them of a store."""

from queries.answer import Answer, Note
from queries.asking import Asker
from queries.catalogue import Catalogue, catalogue
from queries.details import agency_detail, document_detail, task_detail
from queries.question import Column, Parameter, Question

__all__ = [
    "Answer",
    "Asker",
    "Catalogue",
    "Column",
    "Note",
    "Parameter",
    "Question",
    "agency_detail",
    "catalogue",
    "document_detail",
    "task_detail",
]
