"""The rows of a question's page as files: all rows that its filters let through, in its order. Pure."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from urllib.parse import quote

from graph_api.rendering import answer_csv, answer_json, answer_xlsx
from graph_api.service import Rendered
from graph_api.streaming import NDJSON, chunks
from queries.answer import Answer
from queries.question import Question


def _ndjson(answer: Answer, _question: Question, tongue: str) -> Rendered:
    return Rendered(b"".join(chunks(answer, tongue)), NDJSON)


def _xlsx(answer: Answer, question: Question, tongue: str) -> Rendered:
    return answer_xlsx(answer, question, tongue, tongue)


FORMATS: dict[str, Callable[[Answer, Question, str], Rendered]] = {
    "json": lambda answer, _question, tongue: answer_json(answer, tongue),
    "csv": lambda answer, _question, tongue: answer_csv(answer, tongue),
    "xlsx": _xlsx,
    "ndjson": _ndjson,
}


def download(answer: Answer, question: Question, kind: str, tongue: str) -> Rendered:
    """`answer` as a file of `kind`, which is one of FORMATS; its headers say that it is whole."""
    made = FORMATS[kind](answer, question, tongue)
    headers = {
        "Content-Disposition": f'attachment; filename="{quote(answer.question)}.{kind}"',
        "X-Total-Rows": str(answer.total),
        "X-Truncated": str(answer.truncated).lower(),
    }
    return replace(made, headers=headers)
