"""The rows of a question's page as files: all rows that its filters let through, in its order. Pure."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from urllib.parse import quote

from graph_api.rendering import answer_csv, answer_json
from graph_api.service import Rendered
from queries.answer import Answer
from queries.formats import headings
from queries.question import Question
from queries.workbook import XLSX, workbook


def _ndjson(answer: Answer, _question: Question, _tongue: str) -> Rendered:
    lines = [json.dumps(record, ensure_ascii=False) for record in answer.records()]
    return Rendered("".join(f"{line}\n" for line in lines).encode("utf-8", "replace"), "application/x-ndjson")


def _xlsx(answer: Answer, question: Question, tongue: str) -> Rendered:
    return Rendered(workbook(answer, question, headings(answer.columns, tongue), tongue), XLSX)


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
